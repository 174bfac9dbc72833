import { queryOptions } from "@tanstack/react-query";
import { createApi, good, type Read, type Write } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";
import type { RecordData, Written } from "../../records/record.ts";

export interface MergeRequest {
  winnerId: string;
  loserIds: string[];
  /** The record whose value wins, by field. */
  fields?: Record<string, string>;
  /** Whose value stands where nobody has chosen. */
  prefer: "winner" | "recent";
}

/** Why a value wins. */
export type Why = "same" | "only" | "winner" | "recent" | "united" | "chosen";

export interface MergedField {
  name: string;
  label: string;
  values: { recordId: string; value: unknown; setAt: string | null }[];
  /** The value that wins; lists are united, so it may be nobody's own. */
  chosen: unknown;
  why: Why;
}

export interface MergePreview {
  result: RecordData;
  fields: MergedField[];
  /** How many records of each kind will hang on the winner. */
  reparented: Record<string, number>;
}

/** A record that may be the same as another. */
export interface Duplicate {
  id: string;
  title: string;
  subtitle: string;
  similarity: number;
  reasons: ("email" | "phone" | "name")[];
}

interface Merges<Request, Answer> {
  "/api/v1/{plural}/merge": { post: Write<{ plural: string }, Answer, Request> };
}

interface Duplicates {
  "/api/v1/{plural}/{id}/duplicates": { get: Read<{ plural: string; id: string }, { data: Duplicate[] }> };
  "/api/v1/{plural}/{id}/not-duplicates": {
    post: Write<{ plural: string; id: string }, Written<{ otherId: string }>, { otherId: string }>;
  };
}

/** One path whose answer depends on whether a preview was asked for. */
const previews = createApi<Merges<MergeRequest & { preview: true }, { data: MergePreview }>>();
const merges = createApi<Merges<MergeRequest, Written<RecordData>>>();
const duplicates = createApi<Duplicates>();

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

export const duplicatesQuery = (object: DrawnObject, id: string) =>
  queryOptions({
    queryKey: ["records", object.name, "duplicates", id],
    queryFn: async ({ signal }) => {
      const params = { path: { plural: object.plural, id } };
      return (await good(duplicates.GET("/api/v1/{plural}/{id}/duplicates", { params, signal }))).data;
    },
  });

/** Remembers that two records are not the same. */
export const tellApart = (object: DrawnObject, id: string, otherId: string) =>
  good(
    duplicates.POST("/api/v1/{plural}/{id}/not-duplicates", {
      params: { path: { plural: object.plural, id } },
      body: { otherId },
    }),
  );
