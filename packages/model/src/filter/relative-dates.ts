import { PERIODS, type Unit } from "../time.ts";
import { isAgo, isAhead, type RelativeDate, type Span, spanOf } from "./tree.ts";

/**
 * Relative dates as text. `today`, `this-week`, `last month` … are periods; `7d` is seven days ago, an age; `in-7d`
 * (or `+7d`, `in:7d`) is seven days ahead. Units: min, h, d, w, mo (also m), q, y, and their English names.
 */
export function parseRelativeDate(text: string): RelativeDate | null {
  const plain = text.toLowerCase().replace(/[\s_-]/g, "");
  if (plain === "now") return { ago: { minutes: 0 } };
  const period = PERIODS.find((candidate) => candidate.toLowerCase() === plain);
  if (period) return { period };
  const ahead = /^(?:in:?|\+)(\d.*)$/.exec(plain);
  const span = parseSpan(ahead?.[1] ?? plain);
  if (!span) return null;
  return ahead ? { ahead: span } : { ago: span };
}

/** As parseRelativeDate reads it. */
export function printRelativeDate(value: RelativeDate): string {
  if (isAgo(value)) return printSpan(value.ago);
  if (isAhead(value)) return `in-${printSpan(value.ahead)}`;
  return value.period.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * Is this text an age? Ages compare the other way round than dates: `created<7d`, less than seven days old, means
 * created after seven days ago.
 */
export const isAge = (text: string): boolean => /^\d/.test(text) && parseSpan(text.toLowerCase()) !== null;

/** The comparison of dates that a comparison of ages comes to, and the other way round. */
export const AGE_COMPARISON = { gt: "lt", gte: "lte", lt: "gt", lte: "gte" } as const;

/** The usual relative dates, for suggesting. */
export const RELATIVE_DATE_WORDS = [
  ...PERIODS.map((period) => printRelativeDate({ period })),
  "24h",
  "7d",
  "30d",
  "90d",
  "in-7d",
  "in-30d",
];

const UNIT_NAMES: Record<Unit, string[]> = {
  minutes: ["min", "minute", "minutes"],
  hours: ["h", "hour", "hours"],
  days: ["d", "day", "days"],
  weeks: ["w", "week", "weeks"],
  months: ["mo", "m", "month", "months"],
  quarters: ["q", "quarter", "quarters"],
  years: ["y", "year", "years"],
};
const UNITS_BY_NAME = new Map(
  (Object.keys(UNIT_NAMES) as Unit[]).flatMap((unit) => UNIT_NAMES[unit].map((name) => [name, unit] as const)),
);

function parseSpan(text: string): Span | null {
  const [, count, name = ""] = /^(\d{1,5})([a-z]+)$/.exec(text) ?? [];
  const unit = UNITS_BY_NAME.get(name);
  return unit && count ? { [unit]: Number(count) } : null;
}

function printSpan(span: Span): string {
  const { unit, count } = spanOf(span);
  return `${count}${UNIT_NAMES[unit][0]}`;
}
