import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns/addDays";
import { addMonths } from "date-fns/addMonths";
import { addQuarters } from "date-fns/addQuarters";
import { addWeeks } from "date-fns/addWeeks";
import { addYears } from "date-fns/addYears";
import { formatISO } from "date-fns/formatISO";
import { startOfDay } from "date-fns/startOfDay";
import { startOfMonth } from "date-fns/startOfMonth";
import { startOfQuarter } from "date-fns/startOfQuarter";
import { startOfWeek } from "date-fns/startOfWeek";
import { startOfYear } from "date-fns/startOfYear";

/** Where and when somebody stands: what "today" and "this week" mean depends on it. */
export interface Moment {
  now: Date;
  /** An IANA time zone, such as `America/New_York`. */
  zone: string;
  /** 0 is Sunday, 1 (the default) Monday. */
  weekStartsOn?: WeekDay;
}

export type WeekDay = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** From `start` on, up to but without `end`. */
export interface Range {
  start: Date;
  end: Date;
}

export const PERIODS = [
  "today",
  "yesterday",
  "tomorrow",
  "thisWeek",
  "lastWeek",
  "nextWeek",
  "thisMonth",
  "lastMonth",
  "nextMonth",
  "thisQuarter",
  "lastQuarter",
  "nextQuarter",
  "thisYear",
  "lastYear",
  "nextYear",
] as const;
export type Period = (typeof PERIODS)[number];

/** From the start of a period's first day in the zone to the start of the day after its last. */
export function periodRange(period: Period, { now, zone, weekStartsOn = 1 }: Moment): Range {
  const here = new TZDate(now, zone);
  const { start, add, offset } = PERIOD_STEPS[period];
  const first = start(here, weekStartsOn);
  // Where the clocks go forward at midnight a day begins at one, which counting days on would carry to the next.
  return plainRange(startOfDay(add(first, offset)), startOfDay(add(first, offset + 1)));
}

type Step = (date: TZDate, amount: number) => Date;
interface PeriodStep {
  start: (date: TZDate, weekStartsOn: WeekDay) => TZDate;
  add: Step;
  offset: number;
}

const days = (offset: number): PeriodStep => ({ start: (date) => startOfDay(date), add: addDays, offset });
const weeks = (offset: number): PeriodStep => ({
  start: (date, weekStartsOn) => startOfWeek(date, { weekStartsOn }),
  add: addWeeks,
  offset,
});
const months = (offset: number): PeriodStep => ({ start: (date) => startOfMonth(date), add: addMonths, offset });
const quarters = (offset: number): PeriodStep => ({ start: (date) => startOfQuarter(date), add: addQuarters, offset });
const years = (offset: number): PeriodStep => ({ start: (date) => startOfYear(date), add: addYears, offset });

const PERIOD_STEPS: Record<Period, PeriodStep> = {
  today: days(0),
  yesterday: days(-1),
  tomorrow: days(1),
  thisWeek: weeks(0),
  lastWeek: weeks(-1),
  nextWeek: weeks(1),
  thisMonth: months(0),
  lastMonth: months(-1),
  nextMonth: months(1),
  thisQuarter: quarters(0),
  lastQuarter: quarters(-1),
  nextQuarter: quarters(1),
  thisYear: years(0),
  lastYear: years(-1),
  nextYear: years(1),
};

export const UNITS = ["minutes", "hours", "days", "weeks", "months", "quarters", "years"] as const;
export type Unit = (typeof UNITS)[number];

/**
 * Moves an instant by an amount of a unit, backwards when negative. Minutes and hours are counted on the clock;
 * days and longer keep the wall time of the zone, so a day may last 23 or 25 hours.
 */
export function shift(from: Date, amount: number, unit: Unit, zone: string): Date {
  if (unit === "minutes") return new Date(from.getTime() + amount * 60_000);
  if (unit === "hours") return new Date(from.getTime() + amount * 3_600_000);
  const add = { days: addDays, weeks: addWeeks, months: addMonths, quarters: addQuarters, years: addYears }[unit];
  return new Date(add(new TZDate(from, zone), amount).getTime());
}

/** The calendar date an instant falls on in a zone, as `2026-11-21`. */
export function dateIn(zone: string, at: Date): string {
  return formatISO(new TZDate(at, zone), { representation: "date" });
}

/**
 * The span of time a date names: `2026-11-21` the day, `2026-11` the month, `2026` the year, in the zone.
 * @returns null when it is not such a date or not on the calendar (`2026-02-30`)
 */
export function calendarRange(text: string, zone: string): Range | null {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!match) return null;
  const [, year, month, day] = match;
  const first = new TZDate(Number(year), Number(month ?? 1) - 1, Number(day ?? 1), zone);
  const isOnCalendar = first.getMonth() === Number(month ?? 1) - 1 && first.getDate() === Number(day ?? 1);
  if (!isOnCalendar) return null;
  const add = day ? addDays : month ? addMonths : addYears;
  return plainRange(first, startOfDay(add(first, 1)));
}

/**
 * The instant of an ISO date and time; without an offset it is the wall time of the zone.
 * @returns null when it is not one
 */
export function parseInstant(text: string, zone: string): Date | null {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?$/i.exec(text);
  if (!match) return null;
  const [, date = "", hour, minute, second = "0", fraction = "", offset] = match;
  if (!calendarRange(date, "UTC") || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (offset) return validDate(new Date(text.toUpperCase()));
  const [year, month, day] = date.split("-").map(Number);
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, "0"));
  const clock = [Number(hour), Number(minute), Number(second), milliseconds] as const;
  return new Date(new TZDate(year ?? 0, (month ?? 1) - 1, day ?? 1, ...clock, zone).getTime());
}

/** How long ago something was, in the largest unit that fits, rounded down: `3 days`, `1 hour`, `less than a minute`. */
export function formatAge(from: Date, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - from.getTime()) / 1000);
  const step = AGE_STEPS.find((candidate) => seconds >= candidate.seconds);
  if (!step) return "less than a minute";
  const count = Math.floor(seconds / step.seconds);
  return `${count} ${step.unit}${count === 1 ? "" : "s"}`;
}

const AGE_STEPS = [
  { unit: "year", seconds: 365 * 86_400 },
  { unit: "month", seconds: 30 * 86_400 },
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
];

/** Seconds as an ISO 8601 duration of days and shorter, which have a fixed length: `90061` is `P1DT1H1M1S`. */
export function formatIsoDuration(seconds: number): string {
  if (seconds < 0 || !Number.isFinite(seconds)) throw new RangeError(`A duration cannot be ${seconds} seconds`);
  const whole = Math.floor(seconds);
  const part = (count: number, unit: string) => (count > 0 ? `${count}${unit}` : "");
  const date = part(Math.floor(whole / 86_400), "D");
  const time =
    part(Math.floor((whole % 86_400) / 3_600), "H") +
    part(Math.floor((whole % 3_600) / 60), "M") +
    part(whole % 60, "S");
  return date || time ? `P${date}${time && `T${time}`}` : "PT0S";
}

/**
 * The seconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds.
 * @returns null for anything else, also for months and years, whose length depends on the calendar
 */
export function parseIsoDuration(text: string): number | null {
  const match = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!match) return null;
  const [weekCount, dayCount, hours, minutes, seconds] = match.slice(1).map((count) => Number(count ?? 0));
  return (
    (weekCount ?? 0) * 604_800 + (dayCount ?? 0) * 86_400 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0)
  );
}

/** Out of the zone's own Date class, so that callers compare and print instants alike. */
const plainRange = (start: Date, end: Date): Range => ({
  start: new Date(start.getTime()),
  end: new Date(end.getTime()),
});
const validDate = (date: Date): Date | null => (Number.isNaN(date.getTime()) ? null : date);
