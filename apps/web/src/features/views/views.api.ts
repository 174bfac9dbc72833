import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";
import type { ListSearch } from "../../records/list-search.ts";

export interface View extends Pick<Schemas["View"], "id" | "object" | "name" | "shared"> {
  config: Omit<ListSearch, "view">;
}

export const viewsQuery = queryOptions({
  queryKey: ["views"],
  queryFn: async (): Promise<View[]> => (await good(api.GET("/api/v1/views"))).data,
});

export const saveView = (view: Omit<View, "id">) => good(api.POST("/api/v1/views", { body: view }));

export const deleteView = (id: string) => good(api.DELETE("/api/v1/views/{id}", { params: { path: { id } } }));
