import { queryOptions } from "@tanstack/react-query";
import { createApi, good, type Read, type Schemas, type Write } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";

/** A field that is empty and should not be, with the values it could have. */
export type Gap = Schemas["Gap"];
export type GapValue = Gap["values"][number];

/** A value that was turned down, or the field itself when no key is given. */
export interface Dismissal {
  field: string;
  key?: string;
}

interface Gaps {
  "/api/v1/{plural}/{id}/gaps": { get: Read<{ plural: string; id: string }, { data: Gap[] }> };
  "/api/v1/{plural}/{id}/gaps/dismiss": { post: Write<{ plural: string; id: string }, undefined, Dismissal> };
  "/api/v1/{plural}/{id}/gaps/restore": { post: Write<{ plural: string; id: string }, undefined, Dismissal> };
}
const gaps = createApi<Gaps>();

export const gapsQuery = (object: DrawnObject, id: string) =>
  queryOptions({
    queryKey: ["records", object.name, "gaps", id],
    queryFn: async ({ signal }) => {
      const params = { path: { plural: object.plural, id } };
      return (await good(gaps.GET("/api/v1/{plural}/{id}/gaps", { params, signal }))).data;
    },
  });

export const dismissGap = (object: DrawnObject, id: string, body: Dismissal) =>
  good(gaps.POST("/api/v1/{plural}/{id}/gaps/dismiss", { params: { path: { plural: object.plural, id } }, body }));

export const restoreGap = (object: DrawnObject, id: string, body: Dismissal) =>
  good(gaps.POST("/api/v1/{plural}/{id}/gaps/restore", { params: { path: { plural: object.plural, id } }, body }));
