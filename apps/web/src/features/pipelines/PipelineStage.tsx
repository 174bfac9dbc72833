import { useQuery } from "@tanstack/react-query";
import type { DrawnObject } from "../../lib/session.ts";
import { StageBar } from "../../records/page/StageBar.tsx";
import { pipelinesQuery } from "../../records/pipelines.api.ts";
import type { RecordData } from "../../records/record.ts";

/** The stage bar of the pipeline a lead or deal is in. */
export function PipelineStage({ object, record }: { object: DrawnObject; record: RecordData }) {
  const { data: pipelines = [], isPending } = useQuery(pipelinesQuery);
  // The room of the bar is kept, so that the page below does not move when it comes.
  if (isPending) return <div className="h-14.5 shrink-0" />;
  const pipeline = pipelines.find(({ id }) => id === record.pipelineId);
  return pipeline ? <StageBar object={object} record={record} pipeline={pipeline} /> : null;
}
