import { lazily } from "../../lib/lazily.ts";
import { type DrawnObject, useObject } from "../../lib/session.ts";
import type { PeekParts } from "../../records/peek/Peek.tsx";

const PipelineStage = lazily(() => import("../pipelines/PipelineStage.tsx"), "PipelineStage");
const Composer = lazily(() => import("../activities/Composer.tsx"), "Composer");

/** What a peek shows besides fields and timeline: the stage bar of what goes through stages, and a place for a note. */
export function usePeekParts(object: DrawnObject): PeekParts {
  const activity = useObject("activity");
  const hasStages = object.fields.some(({ name }) => name === "stageId");
  const takesNotes = activity?.can.create && activity.fields.some((field) => field.object === object.name);
  return {
    summary: hasStages ? (record) => <PipelineStage object={object} record={record} /> : undefined,
    note: takesNotes ? (record) => <Composer key={record.id} object={object} record={record} /> : undefined,
  };
}
