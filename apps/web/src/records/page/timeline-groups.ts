import type { TimelineEntry } from "./timeline.api.ts";

/** What stands as one entry on the timeline: an activity, or changes that one person made in one go. */
export interface TimelineItem {
  key: string;
  /** The newest of them. */
  at: string;
  entries: TimelineEntry[];
}

export interface TimelineDay {
  /** `2026-11-22` where the reader is. */
  day: string;
  items: TimelineItem[];
}

/** Changes of one person no further apart than this were made in one go. */
const IN_ONE_GO_MS = 5 * 60_000;

/**
 * Entries, newest first, as the timeline shows them: by day, changes made together as one.
 * @param dayOf the day a moment falls on where the reader is
 */
export function groupTimeline(entries: TimelineEntry[], dayOf: (iso: string) => string): TimelineDay[] {
  const days: TimelineDay[] = [];
  for (const entry of distinct(entries)) {
    const day = dayOf(entry.at);
    let current = days.at(-1);
    if (current?.day !== day) {
      current = { day, items: [] };
      days.push(current);
    }
    const last = current.items.at(-1);
    if (last && belongsTo(last, entry)) last.entries.push(entry);
    else current.items.push({ key: `${entry.kind}/${entry.id}`, at: entry.at, entries: [entry] });
  }
  return days;
}

/** One operation may have written a record twice, as a conversion does: that is one change to whoever reads of it. */
function distinct(entries: TimelineEntry[]): TimelineEntry[] {
  const byKey = new Map<string, TimelineEntry>();
  for (const entry of entries) {
    const key = `${entry.kind}/${entry.id}`;
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
  if (!isPlainChange(entry) || !last || !isPlainChange(last)) return false;
  const isSamePerson = last.actor?.type === entry.actor?.type && last.actor?.name === entry.actor?.name;
  return isSamePerson && new Date(last.at).getTime() - new Date(entry.at).getTime() <= IN_ONE_GO_MS;
}

/** Changed fields; what made, merged or brought back a record is told by itself. */
const isPlainChange = ({ change }: TimelineEntry) => change?.action === "update" && change.after !== null;
