import { m } from "../../../messages/messages.js";
import { type RuleDraft, WEEKDAYS, type Weekday } from "./rule-draft.ts";

/** The first of a week that begins with Monday, to name weekdays by. */
const MONDAY_MS = Date.UTC(2026, 10, 23, 12);
const DAY_MS = 86_400_000;

/** What a weekday is called. */
export function weekdayName(locale: string, day: Weekday, style: "long" | "short" = "long"): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: "UTC" });
  return format.format(MONDAY_MS + WEEKDAYS.indexOf(day) * DAY_MS);
}

/** A rule in words: how often, on which days, and until when. */
export function ruleWords(draft: RuleDraft, locale: string, inWords: (day: string) => string): string {
  const { frequency, interval: count, weekdays, ends } = draft;
  const often = {
    DAILY: () => m.tasks_every_days({ count }),
    WEEKLY: () => m.tasks_every_weeks({ count }),
    MONTHLY: () => m.tasks_every_months({ count }),
    YEARLY: () => m.tasks_every_years({ count }),
  }[frequency]();
  const days = new Intl.ListFormat(locale).format(weekdays.map((day) => weekdayName(locale, day)));
  const parts = [often];
  if (frequency === "WEEKLY" && weekdays.length > 0) parts.push(m.tasks_on_days({ days }));
  if (frequency === "MONTHLY" && draft.monthly === "weekday") parts.push(m.tasks_on_weekday());
  if (ends === "count") parts.push(m.tasks_times({ count: draft.count }));
  if (ends === "until" && draft.until) parts.push(m.tasks_until({ day: inWords(draft.until) }));
  return parts.join(", ");
}
