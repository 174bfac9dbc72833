import type { QueryClient } from "@tanstack/react-query";
import { objectsQuery } from "../../lib/session.ts";
import { soon } from "../../lib/soon.ts";
import { pipelinesQuery } from "../pipelines.api.ts";
import { recordQuery } from "../records.api.ts";
import { timelineQuery } from "./timeline.api.ts";
import { NO_FILTER } from "./timeline-filter.ts";

/**
 * Asks for what a record's page shows first, side by side and before there is a page to show it. What fails is asked
 * for again, and told, by the page.
 */
export async function prepareRecordPage(client: QueryClient, name: string, id: string): Promise<void> {
  const object = client.getQueryData(objectsQuery.queryKey)?.find((one) => one.name === name);
  if (!object) return;
  const record = client.prefetchQuery(recordQuery(object, id));
  // Days begin where the reader is, but nothing is narrowed to days yet.
  const timeline = client.prefetchInfiniteQuery(timelineQuery(object, id, NO_FILTER, "UTC"));
  if (object.fields.some((field) => field.name === "stageId")) void client.prefetchQuery(pipelinesQuery);
  await soon(Promise.all([record, timeline]));
}
