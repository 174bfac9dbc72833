import { normalizeEmail } from "../email.ts";
import type { Field } from "../fields.ts";
import { closest } from "../similarity.ts";
import { calendarRange, parseInstant } from "../time.ts";
import { canonicalDecimal, compareDecimals } from "./decimals.ts";
import { familyOf } from "./operators.ts";
import { type FilterValue, isAgo, isAhead, isMe, isPeriod, type Op, spanOf } from "./tree.ts";

/** How the caller spells values the filter language cannot: phone numbers, which need a country and a library. */
export interface ValueHooks {
  /** The E.164 form of a phone number, or null to take it as it is. */
  normalizePhone?: (raw: string) => string | null;
}

export type Checked = { value: FilterValue } | { message: string; suggestion?: string };

/** Checks one value against a field and brings it into the spelling that records are compared by. */
export function checkValue(field: Field, op: Op, value: FilterValue, hooks: ValueHooks = {}): Checked {
  if (isMe(value) && field.type !== "member" && field.type !== "members")
    return { message: `${field.label} is not a member, so it cannot be "me".` };
  if (isRelative(value) && familyOf(field.type) !== "date") return { message: `${field.label} is not a date.` };
  switch (familyOf(field.type)) {
    case "number":
      return checkNumber(field, value);
    case "date":
      return checkDate(field, value);
    case "boolean":
      return typeof value === "boolean" ? { value } : { message: `${field.label} is yes or no.` };
    case "choice":
    case "list":
      return checkChoice(field, value);
    case "text":
    case "blob":
      return checkText(field, op, value, hooks);
  }
}

const isRelative = (value: FilterValue): boolean => isAgo(value) || isAhead(value) || isPeriod(value);

function checkNumber(field: Field, value: FilterValue): Checked {
  const decimal = typeof value === "number" || typeof value === "string" ? canonicalDecimal(plain(value)) : null;
  if (decimal === null) return { message: `${field.label} is a number.` };
  if (field.type === "money") return { value: decimal };
  if (field.type === "integer" && !Number.isSafeInteger(Number(decimal)))
    return { message: `${field.label} is a whole number.` };
  return { value: Number(decimal) };
}

/** Numbers that JavaScript would write with an exponent are no amounts of anything; they fail the check. */
const plain = (value: string | number): string => String(value);

function checkDate(field: Field, value: FilterValue): Checked {
  if (isPeriod(value)) return { value };
  if (isAgo(value) || isAhead(value)) {
    const { unit } = spanOf(isAgo(value) ? value.ago : value.ahead);
    const isTooFine = field.type === "date" && (unit === "hours" || unit === "minutes");
    return isTooFine ? { message: `${field.label} is a date without a time: use days.` } : { value };
  }
  // Which zone does not matter here: whether a text is a date is the same in all of them.
  if (typeof value === "string" && calendarRange(value, "UTC")) return { value };
  const instant = typeof value === "string" ? parseInstant(value, "UTC") : null;
  if (typeof value !== "string" || !instant)
    return { message: `${field.label} is a date, such as 2026-11-21, today or 7d.` };
  if (field.type === "date")
    return { message: `${field.label} is a date without a time.`, suggestion: value.slice(0, 10) };
  return { value: /Z$|[+-]\d\d:?\d\d$/i.test(value) ? instant.toISOString() : value };
}

function checkChoice(field: Field, value: FilterValue): Checked {
  if (isMe(value)) return { value };
  if (typeof value !== "string" || !value.trim()) return { message: `${field.label} needs a value.` };
  const { type, options = [] } = field;
  if (type === "picklist" || type === "multiPicklist") {
    if (options.length === 0 || options.some((option) => option.value === value)) return { value };
    return { message: `${field.label} has no option "${value}".`, suggestion: suggestOption(field, value) };
  }
  if (type === "currency") {
    const code = value.toUpperCase();
    return /^[A-Z]{3}$/.test(code) ? { value: code } : { message: `${field.label} is a currency code, such as USD.` };
  }
  if (type === "tags") return { value: value.trim() };
  if (UUID.test(value)) return { value: value.toLowerCase() };
  return { message: `${field.label} has no "${value}".`, suggestion: suggestOption(field, value) };
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The option somebody most likely meant, by what it is called or stored as. */
export function suggestOption(field: Field, typed: string): string | undefined {
  const names = new Map(
    (field.options ?? []).flatMap(
      ({ value, label }) =>
        [
          [label, value],
          [value, value],
        ] as const,
    ),
  );
  const near = closest(typed, names.keys());
  return near && names.get(near);
}

function checkText(field: Field, op: Op, value: FilterValue, hooks: ValueHooks): Checked {
  if (typeof value === "boolean" || typeof value === "object") return { message: `${field.label} is text.` };
  const text = String(value).trim();
  if (!text) return { message: `${field.label} needs a text to compare with.` };
  const isWhole = op === "eq" || op === "ne" || op === "in" || op === "notIn";
  if (isWhole && (field.type === "email" || field.type === "emails"))
    return { value: normalizeEmail(text) ?? text.toLowerCase() };
  if (isWhole && (field.type === "phone" || field.type === "phones"))
    return { value: hooks.normalizePhone?.(text) ?? text };
  return { value: text };
}

/** Is the first of a pair the later or larger one? Where only the clock can tell, no. */
export function isReversed(low: FilterValue, high: FilterValue, field: Field): boolean {
  if (typeof low === "number" && typeof high === "number") return low > high;
  if (typeof low === "string" && typeof high === "string")
    return field.type === "money" ? compareDecimals(low, high) > 0 : low > high;
  const from = daysFromNow(low);
  const to = daysFromNow(high);
  return from !== null && to !== null && from > to;
}

function daysFromNow(value: FilterValue): number | null {
  if (!isAgo(value) && !isAhead(value)) return null;
  const { unit, count } = spanOf(isAgo(value) ? value.ago : value.ahead);
  return (isAgo(value) ? -count : count) * DAYS[unit];
}

/** Rough lengths, only for telling which of two spans is the longer. */
const DAYS = { minutes: 1 / 1440, hours: 1 / 24, days: 1, weeks: 7, months: 30.4, quarters: 91.3, years: 365.2 };
