import { NO_FILTER, TIMELINE_KINDS, type TimelineFilter } from "../../records/page/timeline-filter.ts";

/** What the feed's address says: the parts of its filter that leave something out. */
export type FeedSearch = Partial<TimelineFilter>;

/** Reads the address and drops what it does not know. */
export function parseFeedSearch(raw: Record<string, unknown>): FeedSearch {
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const day = (value: unknown) => (/^\d{4}-\d\d-\d\d$/.test(text(value)) ? text(value) : "");
  return searchOf({
    kind: TIMELINE_KINDS.find((kind) => kind === raw.kind) ?? "all",
    q: text(raw.q),
    memberId: text(raw.memberId),
    from: day(raw.from),
    until: day(raw.until),
    object: text(raw.object),
    by: raw.by === "kind" ? "kind" : "day",
  });
}

export const filterOf = (search: FeedSearch): TimelineFilter => ({ ...NO_FILTER, ...search });

/** A filter as the address says it, without what is as it always is. */
export const searchOf = (filter: TimelineFilter): FeedSearch =>
  Object.fromEntries(
    Object.entries(filter).filter(([part, value]) => value !== NO_FILTER[part as keyof TimelineFilter]),
  );
