import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { good, type Schemas } from "../../lib/api.ts";
import { fromLocalInput } from "../../lib/local-time.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { ENTRIES_AT_ONCE } from "../asked-first.ts";
import type { RecordData } from "../record.ts";
import { records } from "../records.api.ts";
import { type TimelineFilter, typesOf } from "./timeline-filter.ts";

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
  /** Of the whole operation; null where it may name what is not the reader's to see. */
  summary: string | null;
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
  /** The record it tells of, where that is not the one whose timeline it stands on. */
  about?: { object: string; id: string; title: string | null } | null;
  activity?: RecordData;
  /** How much is said about the activity. */
  comments?: number;
  /** What somebody said about the record, with the answers; drawn by who knows comments. */
  comment?: Schemas["CommentThread"];
  /** Its operation is the entry's `id`. */
  change?: TimelineChange;
  /** How many records the operation touched, as far as the reader may know. */
  records?: number;
}

/** A filter as the API takes it: days are the reader's own. */
export function requestOf({ kind, q, memberId, from, until }: TimelineFilter, zone: string) {
  return {
    types: typesOf(kind),
    q: q.trim() || undefined,
    memberId: memberId || undefined,
    from: fromLocalInput(from, zone) ?? undefined,
    until: (until && dayAfter(until, zone)) || undefined,
  };
}

const dayAfter = (day: string, zone: string): string | null => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return fromLocalInput(
    new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, "yyyy-MM-dd".length),
    zone,
  );
};

export const timelineQuery = (object: DrawnObject, id: string, filter: TimelineFilter, zone: string) =>
  infiniteQueryOptions({
    queryKey: ["records", object.name, "timeline", id, { ...filter, by: undefined }],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = { cursor: pageParam || undefined, limit: ENTRIES_AT_ONCE, ...requestOf(filter, zone) };
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
