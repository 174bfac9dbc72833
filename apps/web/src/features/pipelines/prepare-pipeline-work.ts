import type { QueryClient } from "@tanstack/react-query";
import { objectsQuery } from "../../lib/session.ts";
import { soon } from "../../lib/soon.ts";
import { choosePipeline } from "../../records/asked-first.ts";
import { boardQuery } from "../../records/board/board.api.ts";
import { Board } from "../../records/board/face.ts";
import type { ListSearch } from "../../records/list-search.ts";
import { pipelinesQuery } from "../../records/pipelines.api.ts";
import { prepareRecordWork } from "../views/prepare-record-work.ts";

/**
 * Asks for what the work list of leads or deals shows first, as a board or a table, and fetches the code that draws it,
 * which is waited for. What fails is asked for again, and told, by the page.
 */
export async function preparePipelineWork(client: QueryClient, name: string, search: ListSearch): Promise<void> {
  const pipelines = client.prefetchQuery(pipelinesQuery);
  if (search.layout === "table") return prepareRecordWork(client, name, search);
  const cards = pipelines.then(() => {
    const pipeline = choosePipeline(client.getQueryData(pipelinesQuery.queryKey) ?? [], name, search.pipeline);
    const object = client.getQueryData(objectsQuery.queryKey)?.find((one) => one.name === name);
    return object && pipeline && client.prefetchQuery(boardQuery(object, pipeline.id, search.filter));
  });
  await Board.prepare();
  await soon(cards);
}
