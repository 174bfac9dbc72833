import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";

export interface Found {
  object: string;
  id: string;
  title: string;
  subtitle: string | null;
}

export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: ["records", "search", text],
    queryFn: async ({ signal }) =>
      (await good<{ data: Found[] }>(api.GET("/search", { params: { query: { q: text, limit: 12 } }, signal }))).data,
    enabled: text.length >= 2,
    placeholderData: (previous) => previous,
  });
