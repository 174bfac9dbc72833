import { addDays } from "date-fns/addDays";
import { format } from "date-fns/format";
import { getDay } from "date-fns/getDay";
import { lastDayOfMonth } from "date-fns/lastDayOfMonth";

/** Legal public holidays of the United States (5 USC 6103): on a date, or on the nth weekday of a month. */
const FIXED = [
  [0, 1], // New Year's Day
  [5, 19], // Juneteenth
  [6, 4], // Independence Day
  [10, 11], // Veterans Day
  [11, 25], // Christmas Day
] as const;
const MONDAY = 1;
const THURSDAY = 4;
const NTH = [
  [0, MONDAY, 3], // Martin Luther King Jr.'s birthday
  [1, MONDAY, 3], // Washington's birthday
  [8, MONDAY, 1], // Labor Day
  [9, MONDAY, 2], // Columbus Day
  [10, THURSDAY, 4], // Thanksgiving
] as const;

/**
 * Is this date a public holiday? One on a weekend is also kept on the nearest weekday; states differ on which of the two
 * days counts, so both do.
 * @param date `2026-11-26`
 */
export function isHoliday(date: string): boolean {
  const year = Number(date.slice(0, 4));
  // The first of January of the next year may be kept on the last of December.
  return holidaysOf(year).has(date) || holidaysOf(year + 1).has(date);
}

const known = new Map<number, ReadonlySet<string>>();

function holidaysOf(year: number): ReadonlySet<string> {
  const kept = known.get(year);
  if (kept) return kept;
  const days = [
    ...FIXED.flatMap(([month, day]) => observed(new Date(year, month, day))),
    ...NTH.map(([month, weekday, nth]) => nthWeekday(year, month, weekday, nth)),
    lastMonday(year, 4), // Memorial Day
  ];
  const dates = new Set(days.map((day) => format(day, "yyyy-MM-dd")));
  known.set(year, dates);
  return dates;
}

function observed(day: Date): Date[] {
  const weekday = getDay(day);
  if (weekday === 6) return [day, addDays(day, -1)];
  return weekday === 0 ? [day, addDays(day, 1)] : [day];
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): Date {
  const first = new Date(year, month, 1);
  return addDays(first, ((weekday - getDay(first) + 7) % 7) + (nth - 1) * 7);
}

function lastMonday(year: number, month: number): Date {
  const last = lastDayOfMonth(new Date(year, month, 1));
  return addDays(last, -((getDay(last) - MONDAY + 7) % 7));
}
