import { queryOptions } from "@tanstack/react-query";
import { api, createApi, good, type Read, type Write } from "../../lib/api.ts";
import type { ListSearch } from "../../records/list-search.ts";
import type { Written } from "../../records/record.ts";
import type { View, ViewConfig } from "../../records/views.api.ts";

type NewView = Omit<View, "id" | "ownerId">;
interface Id {
  id: string;
}

/** The document leaves a view's configuration open. */
const views = createApi<{
  "/api/v1/views": {
    post: Write<Record<never, never>, Written<View>, NewView>;
  };
  "/api/v1/views/{id}": { patch: Write<Id, Written<View>, Partial<NewView>>; delete: Read<Id, Written<View>> };
}>();

export const saveView = (view: NewView) => good(views.POST("/api/v1/views", { params: { path: {} }, body: view }));

export const changeView = ({ id, ...change }: Id & Partial<NewView>) =>
  good(views.PATCH("/api/v1/views/{id}", { params: { path: { id } }, body: change }));

export const deleteView = (id: string) => good(views.DELETE("/api/v1/views/{id}", { params: { path: { id } } }));

/** How many records a view shows. Below `records`: whoever writes one may change it. */
export const viewCountQuery = (id: string) =>
  queryOptions({
    queryKey: ["records", "views", id, "count"],
    queryFn: async ({ signal }) =>
      (await good(api.GET("/api/v1/views/{id}/count", { params: { path: { id } }, signal }))).data,
    staleTime: 60_000,
  });

/** Ids of the views whose new records one is told of. */
export const alertsQuery = queryOptions({
  queryKey: ["views", "alerts"],
  queryFn: async () => (await good(api.GET("/api/v1/view-alerts"))).data,
});

/** Tells of records that enter a view from now on, or no longer. */
export const setAlert = ({ id, isOn }: Id & { isOn: boolean }) => {
  const of = { params: { path: { id } } };
  return isOn ? good(api.PUT("/api/v1/views/{id}/alert", of)) : good(api.DELETE("/api/v1/views/{id}/alert", of));
};

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
