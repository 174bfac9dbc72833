import { infiniteQueryOptions } from "@tanstack/react-query";
import { good } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";
import type { RecordData } from "../record.ts";
import { records } from "../records.api.ts";

export interface Actor {
  type: string;
  name: string | null;
}

/** One thing that happened: an activity, or a write as the journal tells it. */
export interface TimelineEntry {
  kind: string;
  id: string;
  at: string;
  actor: Actor | null;
  activity?: RecordData;
  /** Its operation is the entry's `id`. */
  change?: {
    action: string;
    summary: string;
    reason: string | null;
    before: Record<string, unknown> | null;
    after: Record<string, unknown> | null;
  };
}

export const timelineQuery = (object: DrawnObject, id: string) =>
  infiniteQueryOptions({
    queryKey: ["records", object.name, "timeline", id],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = { cursor: pageParam || undefined, limit: 30 };
      const params = { path: { plural: object.plural, id }, query };
      return good(records.GET("/api/v1/{plural}/{id}/timeline", { params, signal }));
    },
    getNextPageParam: ({ page }) => page.next,
  });
