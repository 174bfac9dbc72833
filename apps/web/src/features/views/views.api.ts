import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
import type { ListSearch } from "../../records/list-search.ts";
import type { Written } from "../../records/record.ts";

export interface View {
  id: string;
  object: string;
  name: string;
  shared: boolean;
  config: Omit<ListSearch, "view">;
}

export const viewsQuery = queryOptions({
  queryKey: ["views"],
  queryFn: async () => (await good<{ data: View[] }>(api.GET("/views"))).data,
});

export const saveView = (view: Omit<View, "id">) => good<Written<View>>(api.POST("/views", { body: view }));

export const deleteView = (id: string) => good<Written<unknown>>(api.DELETE(`/views/${id}`));
