import type { QueryClient } from "@tanstack/react-query";
import { objectsQuery } from "../../lib/session.ts";
import { boardQuery } from "../../records/board/board.api.ts";
import { Board } from "../../records/board/face.ts";
import type { ListSearch } from "../../records/list-search.ts";
import { prepareRecordWork } from "../views/prepare-record-work.ts";
import { choosePipeline, pipelinesQuery } from "./pipelines.api.ts";

/**
 * Asks for what the work list of leads or deals shows first, as a board or a table; nobody waits for it. What fails is
 * asked for again, and told, by the page.
 */
export function preparePipelineWork(client: QueryClient, name: string, search: ListSearch): void {
  const pipelines = client.prefetchQuery(pipelinesQuery);
  if (search.layout === "table") {
    prepareRecordWork(client, name, search);
    return;
  }
  Board.prepare();
  void pipelines.then(() => {
    const pipeline = choosePipeline(client.getQueryData(pipelinesQuery.queryKey) ?? [], name, search.pipeline);
    const object = client.getQueryData(objectsQuery.queryKey)?.find((one) => one.name === name);
    if (object && pipeline) void client.prefetchQuery(boardQuery(object, pipeline.id, search.filter));
  });
}
