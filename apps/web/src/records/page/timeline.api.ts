import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { good } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";
import type { RecordData } from "../record.ts";
import { records } from "../records.api.ts";

export interface Actor {
  type: string;
  name: string | null;
}

/** What the journal tells of a record. */
export interface TimelineChange {
  /** Of the whole operation: create, update, merge, undo. */
  kind: string;
  /** What it did to this record. */
  action: string;
  summary: string;
  reason: string | null;
  source: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** What linked records and members in it are called, by id. */
  titles?: Record<string, string>;
  isUndone: boolean;
}

/** One thing that happened: an activity, or a write as the journal tells it. */
export interface TimelineEntry {
  kind: string;
  id: string;
  at: string;
  actor: Actor | null;
  activity?: RecordData;
  /** Its operation is the entry's `id`. */
  change?: TimelineChange;
}

/** The types of entries a reader may ask for; `change` is what the journal tells. */
export const TIMELINE_FILTERS = ["all", "notes", "calls", "meetings", "messages", "changes"] as const;
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number];

const TYPES: Record<TimelineFilter, string | undefined> = {
  all: undefined,
  notes: "note",
  calls: "phone_call",
  meetings: "meeting",
  messages: "email_inbound,email_outbound,sms",
  changes: "change",
};

export const timelineQuery = (object: DrawnObject, id: string, filter: TimelineFilter) =>
  infiniteQueryOptions({
    queryKey: ["records", object.name, "timeline", id, filter],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = { cursor: pageParam || undefined, limit: 50, types: TYPES[filter] };
      const params = { path: { plural: object.plural, id }, query };
      return good(records.GET("/api/v1/{plural}/{id}/timeline", { params, signal }));
    },
    getNextPageParam: ({ page }) => page.next,
    placeholderData: (previous) => previous,
  });

/** What somebody has pinned to the top. */
export const pinnedQuery = (object: DrawnObject, id: string) =>
  queryOptions({
    queryKey: ["records", object.name, "timeline", id, "pinned"],
    queryFn: async ({ signal }) => {
      const params = { path: { plural: object.plural, id }, query: { pinned: true, limit: 10 } };
      return (await good(records.GET("/api/v1/{plural}/{id}/timeline", { params, signal }))).data;
    },
  });
