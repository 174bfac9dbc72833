import { queryOptions } from "@tanstack/react-query";
import { createApi, good, type Write } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";
import type { RecordData, Written } from "../../records/record.ts";

export interface MergeRequest {
  winnerId: string;
  loserIds: string[];
  /** The record whose value wins, by field. */
  fields?: Record<string, string>;
}

export interface MergePreview {
  result: RecordData;
  /** `chosen` is the value that wins when nobody says otherwise; lists are united, so it may be nobody's own. */
  fields: { name: string; label: string; values: { recordId: string; value: unknown }[]; chosen: unknown }[];
  /** How many records of each kind will hang on the winner. */
  reparented: Record<string, number>;
}

interface Merges<Request, Answer> {
  "/api/v1/{plural}/merge": { post: Write<{ plural: string }, Answer, Request> };
}

/** One path whose answer depends on whether a preview was asked for. */
const previews = createApi<Merges<MergeRequest & { preview: true }, { data: MergePreview }>>();
const merges = createApi<Merges<MergeRequest, Written<RecordData>>>();

export const mergePreviewQuery = (object: DrawnObject, request: MergeRequest) =>
  queryOptions({
    queryKey: ["records", object.name, "merge-preview", request],
    queryFn: async () => {
      const body = { ...request, preview: true as const };
      return (await good(previews.POST("/api/v1/{plural}/merge", { params: { path: object }, body }))).data;
    },
    placeholderData: (previous) => previous,
  });

export const mergeRecords = (object: DrawnObject, request: MergeRequest) =>
  good(merges.POST("/api/v1/{plural}/merge", { params: { path: object }, body: request }));
