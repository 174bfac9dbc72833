import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";

export interface JournalRow {
  id: string;
  kind: string;
  summary: string;
  actor: { type: string; name: string | null };
  source: string;
  reason?: string | null;
  at: string;
  undoneBy: string | null;
  undoable?: boolean;
}

export interface JournalChange {
  object: string;
  recordId: string;
  title: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export const journalQuery = infiniteQueryOptions({
  queryKey: ["operations", "list"],
  initialPageParam: "",
  queryFn: ({ pageParam, signal }) =>
    good<{ data: JournalRow[]; page: { next: string | null } }>(
      api.GET("/operations", { params: { query: { cursor: pageParam, limit: 50 } }, signal }),
    ),
  getNextPageParam: ({ page }) => page.next,
});

export const operationQuery = (id: string) =>
  queryOptions({
    queryKey: ["operations", "one", id],
    queryFn: async () =>
      (await good<{ data: JournalRow & { changes: JournalChange[] } }>(api.GET(`/operations/${id}`))).data,
  });
