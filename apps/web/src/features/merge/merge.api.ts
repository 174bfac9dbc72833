import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
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

export const mergePreviewQuery = (object: DrawnObject, request: MergeRequest) =>
  queryOptions({
    queryKey: ["records", object.name, "merge-preview", request],
    queryFn: async () => {
      const body = { ...request, preview: true };
      return (await good<{ data: MergePreview }>(api.POST(`/${object.plural}/merge`, { body }))).data;
    },
    placeholderData: (previous) => previous,
  });

export const mergeRecords = (object: DrawnObject, request: MergeRequest) =>
  good<Written<RecordData>>(api.POST(`/${object.plural}/merge`, { body: request }));
