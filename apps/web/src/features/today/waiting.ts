import type { Today } from "./today.api.ts";

/** How soon a stranger should hear from somebody, in minutes of opening time. */
export const ANSWER_WITHIN_MINUTES = 60;

/** Minutes of opening time that a new lead has waited by now: what it had when the list was made, and since, while open. */
export function waitedBy(
  now: Date,
  { now: asOf, opening }: Pick<Today, "now" | "opening">,
  waitedMinutes: number,
): number {
  if (!opening.isOpen) return waitedMinutes;
  const end = opening.until ? Math.min(now.getTime(), Date.parse(opening.until)) : now.getTime();
  return waitedMinutes + Math.max(0, Math.floor((end - Date.parse(asOf)) / 60_000));
}

/** `12 min`, `3 hr`: minutes in the largest unit that still says something. */
export function shortTime(minutes: number, locale: string): string {
  const [value, unit] = minutes < 90 ? [minutes, "minute"] : [Math.round(minutes / 60), "hour"];
  return new Intl.NumberFormat(locale, { style: "unit", unit: String(unit), unitDisplay: "short" }).format(
    Number(value),
  );
}
