import type { TimelineEntry } from "./timeline.api.ts";

/** What stands as one entry on the timeline: an activity, or changes that one person made in one go. */
export interface TimelineItem {
  key: string;
  /** The newest of them. */
  at: string;
  entries: TimelineEntry[];
}

export interface TimelineGroup {
  /** What `keyOf` says of the entries in it. */
  key: string;
  items: TimelineItem[];
}

/** Changes of one person no further apart than this were made in one go. */
const IN_ONE_GO_MS = 5 * 60_000;

/**
 * Entries, newest first, as the timeline shows them: group by group, that with the newest entry first, and changes made
 * together as one.
 * @param keyOf what an entry is grouped by, such as the day it falls on where the reader is
 */
export function groupTimeline(entries: TimelineEntry[], keyOf: (entry: TimelineEntry) => string): TimelineGroup[] {
  const groups = new Map<string, TimelineItem[]>();
  for (const entry of distinct(entries)) {
    const key = keyOf(entry);
    const items = groups.get(key) ?? [];
    groups.set(key, items);
    const last = items.at(-1);
    if (last && belongsTo(last, entry)) last.entries.push(entry);
    else items.push({ key: idOf(entry), at: entry.at, entries: [entry] });
  }
  return [...groups].map(([key, items]) => ({ key, items }));
}

/** An operation stands once for each record it is told of. */
const idOf = ({ kind, id, about }: TimelineEntry) => `${kind}/${id}/${about?.id ?? ""}`;

/** One operation may have written a record twice, as a conversion does: that is one change to whoever reads of it. */
function distinct(entries: TimelineEntry[]): TimelineEntry[] {
  const byKey = new Map<string, TimelineEntry>();
  for (const entry of entries) {
    const key = idOf(entry);
    const known = byKey.get(key);
    byKey.set(key, known?.change && entry.change ? { ...known, change: joined(known.change, entry.change) } : entry);
  }
  return [...byKey.values()];
}

type Told = NonNullable<TimelineEntry["change"]>;

const joined = (one: Told, other: Told): Told => ({
  ...one,
  before: { ...one.before, ...other.before },
  after: { ...one.after, ...other.after },
  titles: { ...one.titles, ...other.titles },
});

function belongsTo({ entries }: TimelineItem, entry: TimelineEntry): boolean {
  const last = entries.at(-1);
  if (!isPlainChange(entry) || !last || !isPlainChange(last) || last.about?.id !== entry.about?.id) return false;
  const isSamePerson = last.actor?.type === entry.actor?.type && last.actor?.name === entry.actor?.name;
  return isSamePerson && new Date(last.at).getTime() - new Date(entry.at).getTime() <= IN_ONE_GO_MS;
}

/** Changed fields of one record; what made, merged or brought back a record is told by itself, as is what changed many. */
const isPlainChange = ({ change, records = 1 }: TimelineEntry) =>
  change?.action === "update" && change.after !== null && records === 1;
