import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";

export type JournalRow = Schemas["Operation"];

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
  queryFn: ({ pageParam, signal }) => {
    const query = { cursor: pageParam || undefined, limit: 50 };
    return good(api.GET("/api/v1/operations", { params: { query }, signal }));
  },
  getNextPageParam: ({ page }) => page?.next,
});

export const operationQuery = (id: string) =>
  queryOptions({
    queryKey: ["operations", "one", id],
    queryFn: async () => {
      const { data } = await good(api.GET("/api/v1/operations/{id}", { params: { path: { id } } }));
      // One operation is answered with its changes, which the document does not tell yet.
      return data as JournalRow & { changes: JournalChange[] };
    },
  });
