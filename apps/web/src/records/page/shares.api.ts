import { queryOptions } from "@tanstack/react-query";
import { good } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { records } from "../records.api.ts";

/** A record lent to a member. */
export interface Share {
  memberId: string;
  access: "read" | "edit";
}

export const sharesQuery = (object: DrawnObject, id: string) =>
  queryOptions({
    queryKey: ["records", object.name, "shares", id],
    queryFn: async ({ signal }) => {
      const params = { path: { plural: object.plural, id } };
      return (await good(records.GET("/api/v1/{plural}/{id}/shares", { params, signal }))).data;
    },
  });

/** Lends a record, or changes what the member may do with it. */
export const shareRecord = (object: DrawnObject, id: string, share: Share) =>
  good(records.POST("/api/v1/{plural}/{id}/shares", { params: { path: { plural: object.plural, id } }, body: share }));

export const unshareRecord = (object: DrawnObject, id: string, memberId: string) =>
  good(
    records.DELETE("/api/v1/{plural}/{id}/shares/{memberId}", {
      params: { path: { plural: object.plural, id, memberId } },
    }),
  );
