import { TZDate } from "@date-fns/tz/date";
import { addDays, addMonths, startOfMonth, startOfWeek } from "date-fns";

export type Span = "month" | "week";

/** A day as `2026-11-24`. */
export type Day = string;

const WEEK = 7;
const ROWS = 6;

/** The days of a month's page, whole weeks and always as many, or of a week. */
export function daysOf(span: Span, day: Day, weekStartsOn: 0 | 1): Day[] {
  const at = dateOf(day);
  const first = startOfWeek(span === "month" ? startOfMonth(at) : at, { weekStartsOn });
  return Array.from({ length: span === "month" ? ROWS * WEEK : WEEK }, (_, index) => dayOf(addDays(first, index)));
}

/** The same day some months or weeks on, or the last of a shorter month. */
export const stepBy = (span: Span, day: Day, by: number): Day =>
  dayOf(span === "month" ? addMonths(dateOf(day), by) : addDays(dateOf(day), by * WEEK));

export const plusDays = (day: Day, days: number): Day => dayOf(addDays(dateOf(day), days));

/** The day a moment falls on in a zone. */
export const dayIn = (zone: string, iso: string): Day => new TZDate(iso, zone).toISOString().slice(0, 10);

/** The moment at which a day begins in a zone. */
export function startIn(zone: string, day: Day): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(new TZDate(year, month - 1, date, zone).getTime()).toISOString();
}

/** A moment on another day, at the same time of day in the zone. */
export function onDay(zone: string, iso: string, day: Day): string {
  const at = new TZDate(iso, zone);
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const moved = new TZDate(year, month - 1, date, at.getHours(), at.getMinutes(), at.getSeconds(), zone);
  return new Date(moved.getTime()).toISOString();
}

/** Which day a week begins with where the member is. */
export function weekStartOf(locale: string): 0 | 1 {
  // Not every browser knows it yet; Monday is what most of the world begins with.
  const info: Intl.Locale & { getWeekInfo?: () => { firstDay: number } } = new Intl.Locale(locale);
  return info.getWeekInfo?.().firstDay === WEEK ? 0 : 1;
}

/** Days are counted at noon, where no change of clocks reaches. */
const dateOf = (day: Day) => new Date(`${day}T12:00:00`);
const dayOf = (date: Date): Day =>
  [date.getFullYear(), String(date.getMonth() + 1).padStart(2, "0"), String(date.getDate()).padStart(2, "0")].join("-");
