import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";

export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: ["records", "search", text],
    queryFn: async ({ signal }) => {
      const query = { q: text, limit: 12 };
      return (await good(api.GET("/api/v1/search", { params: { query }, signal }))).data;
    },
    enabled: text.length >= 2,
    placeholderData: (previous) => previous,
  });
