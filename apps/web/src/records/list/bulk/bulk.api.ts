import { queryOptions } from "@tanstack/react-query";
import { good } from "../../../lib/api.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import type { BulkPreview, BulkRequest } from "../../record-paths.ts";
import { records } from "../../records.api.ts";

/** The records a bulk change means: these, or all that a filter finds. */
export type BulkTarget = Pick<BulkRequest, "ids" | "filter">;
export type BulkChange = BulkTarget & Pick<BulkRequest, "action" | "set">;

const send = async (object: DrawnObject, body: BulkRequest) =>
  (await good(records.POST("/api/v1/{plural}/bulk", { params: { path: object }, body }))).data;

/** How many records the change reaches, and what it does to some of them. */
export const previewQuery = (object: DrawnObject, change: BulkChange) =>
  queryOptions({
    queryKey: ["records", object.name, "bulk-preview", change],
    queryFn: async (): Promise<BulkPreview | null> => {
      const answer = await send(object, { ...change, preview: true });
      return "count" in answer ? answer : null;
    },
    staleTime: 0,
    gcTime: 0,
  });

/** Begins the change in the background. Answers the job's id. */
export async function startBulk(object: DrawnObject, change: BulkChange): Promise<string | undefined> {
  const answer = await send(object, change);
  return "job" in answer ? answer.job.id : undefined;
}
