import { queryOptions } from "@tanstack/react-query";
import { createApi, good, type Read, type Schemas } from "../lib/api.ts";
import type { ListSearch } from "./list-search.ts";

/** What of a list a view keeps: all but the view itself and the record that happens to stand open. */
export type ViewConfig = Omit<ListSearch, "view" | "peek">;

export interface View extends Pick<Schemas["View"], "id" | "object" | "name" | "shared" | "ownerId"> {
  isDefault: boolean;
  config: ViewConfig;
}

/** The document leaves a view's configuration open. */
const views = createApi<{ "/api/v1/views": { get: Read<Record<never, never>, { data: View[] }> } }>();

/** One's own views and those shared with everybody, of all objects. */
export const viewsQuery = queryOptions({
  queryKey: ["views"],
  queryFn: async () => (await good(views.GET("/api/v1/views", { params: { path: {} } }))).data,
});
