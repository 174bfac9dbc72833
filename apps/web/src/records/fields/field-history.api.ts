import { infiniteQueryOptions } from "@tanstack/react-query";
import { good } from "../../lib/api.ts";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { records } from "../records.api.ts";

/** One value that a field has had. */
export interface ValueThen {
  operationId: string;
  at: string;
  actor: { type: string; name: string };
  source: string;
  summary: string;
  reason: string | null;
  value: unknown;
  before: unknown;
  titles: Record<string, string> | null;
  isUndone: boolean;
}

/** The values of one field over time, newest first. */
export const fieldHistoryQuery = (object: DrawnObject, id: string, { name, custom }: DrawnField) =>
  infiniteQueryOptions({
    queryKey: ["records", object.name, "history", id, name],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = { field: custom ? `custom.${name}` : name, cursor: pageParam || undefined, limit: 20 };
      const params = { path: { plural: object.plural, id }, query };
      return good(records.GET("/api/v1/{plural}/{id}/history", { params, signal }));
    },
    getNextPageParam: ({ page }) => page.next,
  });
