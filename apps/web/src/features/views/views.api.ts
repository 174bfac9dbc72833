import { queryOptions } from "@tanstack/react-query";
import { createApi, good, type Read, type Schemas, type Write } from "../../lib/api.ts";
import type { ListSearch } from "../../records/list-search.ts";
import type { Written } from "../../records/record.ts";

/** What of a list a view keeps: all but the view itself and the record that happens to stand open. */
export type ViewConfig = Omit<ListSearch, "view" | "peek">;

export interface View extends Pick<Schemas["View"], "id" | "object" | "name" | "shared" | "ownerId"> {
  isDefault: boolean;
  config: ViewConfig;
}

type NewView = Omit<View, "id" | "ownerId">;
interface Id {
  id: string;
}

/** The document leaves a view's configuration open. */
const views = createApi<{
  "/api/v1/views": {
    get: Read<Record<never, never>, { data: View[] }>;
    post: Write<Record<never, never>, Written<View>, NewView>;
  };
  "/api/v1/views/{id}": { patch: Write<Id, Written<View>, Partial<NewView>>; delete: Read<Id, Written<View>> };
}>();

export const viewsQuery = queryOptions({
  queryKey: ["views"],
  queryFn: async () => (await good(views.GET("/api/v1/views", { params: { path: {} } }))).data,
});

export const saveView = (view: NewView) => good(views.POST("/api/v1/views", { params: { path: {} }, body: view }));

export const changeView = ({ id, ...change }: Id & Partial<NewView>) =>
  good(views.PATCH("/api/v1/views/{id}", { params: { path: { id } }, body: change }));

export const deleteView = (id: string) => good(views.DELETE("/api/v1/views/{id}", { params: { path: { id } } }));

/** The view that opens first: one's own choice, else everybody's. */
export const firstOf = (all: View[], object: string): View | undefined => {
  const firsts = all.filter((view) => view.object === object && view.isDefault);
  return firsts.find(({ shared }) => !shared) ?? firsts[0];
};

const PARTS = [
  "filter",
  "sort",
  "columns",
  "pinned",
  "widths",
  "totals",
  "groupBy",
  "density",
  "layout",
  "pipeline",
] as const satisfies (keyof ViewConfig)[];

/** What a view would keep of a list as it is now. */
export const configOf = (search: ListSearch): ViewConfig =>
  Object.fromEntries(PARTS.flatMap((part) => (search[part] === undefined ? [] : [[part, search[part]]])));

/** The search that shows exactly this configuration: parts it does not name are cleared. */
export const searchOf = (config: ViewConfig, view: string | undefined): ListSearch => ({
  ...Object.fromEntries(PARTS.map((part) => [part, undefined])),
  ...config,
  view,
});

export const isSame = (one: ViewConfig, other: ViewConfig) => PARTS.every((part) => one[part] === other[part]);
