import type { ParsedResult } from "chrono-node";
import * as en from "chrono-node/en";
import * as es from "chrono-node/es";

/** The day a text speaks of (`2026-03-14`); one without a year is the next such day. Null when it names none. */
export function findDay(text: string, today: string, language: "en" | "es"): string | null {
  const parser = (language === "es" ? es : en).casual;
  // Noon in UTC, so that no zone moves the day.
  const found = parser.parse(text, { instant: new Date(`${today}T12:00:00Z`), timezone: 0 }, { forwardDate: true });
  const [first] = found.filter((one) => namesADay(one) && one.start.date().toISOString().slice(0, 10) >= today);
  return first ? first.start.date().toISOString().slice(0, 10) : null;
}

/** "May" alone is more often a verb, and an hour is a time but no day. */
function namesADay({ start, text }: ParsedResult): boolean {
  return start.isCertain("day") || start.isCertain("weekday") || /\b(?:week|weekend|semana)\b/iu.test(text);
}

const TIMES =
  /\b(?:(?:early |late )?(?:mornings?|afternoons?|evenings?|weekends?|weekdays|nights?)|(?:after|before|between|around|at) \d{1,2}(?::\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.)(?: (?:and|to) \d{1,2}(?::\d{2})?\s?(?:am|pm))?|(?:por|en) la (?:mañana|tarde|noche)|fines? de semana|entre semana|después de las \d{1,2}|antes de las \d{1,2})\b/giu;

/** When in the day or week somebody prefers, in their own words. */
export function findPreferredTime(text: string): string | null {
  const found = [...new Set([...text.matchAll(TIMES)].map(([one]) => one.toLowerCase()))];
  return found.length > 0 ? found.slice(0, 3).join(", ") : null;
}
