import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import type { Entry } from "./entries.ts";

interface Calendar {
  name: string;
  /** Where the pages of the entries are. */
  baseUrl: string;
  language: "en" | "es";
  entries: Entry[];
}

/** What stands before the title of what is no meeting. */
const WORDS = {
  en: { task: "Task", follow_up: "Follow up", meeting: "", done: "✓", untitled: "Untitled" },
  es: { task: "Tarea", follow_up: "Seguimiento", meeting: "", done: "✓", untitled: "Sin título" },
} as const;

const LENGTH_MINUTES = { task: 30, follow_up: 15, meeting: 60 } as const;
/** Calendars ask again after so long, those that listen. */
const AGAIN_AFTER_SECONDS = 15 * 60;

/** An iCalendar of a member's work (RFC 5545), as Google Calendar, Outlook and Apple's calendar subscribe to it. */
export function calendarText({ name, baseUrl, language, entries }: Calendar): string {
  const calendar = ical({
    name,
    prodId: { company: "Mainstay", product: "CRM", language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: AGAIN_AFTER_SECONDS,
  });
  for (const entry of entries) {
    const start = new Date(entry.at);
    calendar.createEvent({
      id: `${entry.kind}-${entry.id}@mainstay`,
      sequence: entry.version,
      stamp: new Date(entry.updatedAt),
      lastModified: new Date(entry.updatedAt),
      start,
      end: new Date(start.getTime() + LENGTH_MINUTES[entry.kind] * 60_000),
      summary: summaryOf(entry, WORDS[language]),
      description: entry.text ?? undefined,
      url: entry.path ? baseUrl + entry.path : undefined,
      status: ICalEventStatus.CONFIRMED,
      // What one has to do by then leaves the hour free for others to book.
      transparency: entry.kind === "meeting" ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

function summaryOf({ kind, title, isDone }: Entry, words: (typeof WORDS)["en" | "es"]): string {
  const named = title ?? words.untitled;
  const worded = words[kind] ? `${words[kind]}: ${named}` : named;
  return isDone ? `${words.done} ${worded}` : worded;
}
