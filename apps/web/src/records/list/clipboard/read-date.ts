/**
 * A day as people write it, as `2026-11-21`: ISO, `21/11/2026` in the order of the locale, `Nov 21, 2026`, `21 nov 2026`.
 * Null for what is no day.
 */
export function readDay(text: string, locale: string): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text.trim());
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named = readNamedMonth(text, locale);
  if (named) return named;
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})\b/.exec(text.trim());
  if (!numbers) return null;
  const [first, second, year] = [Number(numbers[1]), Number(numbers[2]), fullYear(Number(numbers[3]))];
  const isMonthFirst = first <= 12 && (second > 12 || monthComesFirst(locale));
  return isMonthFirst ? dayOf(year, first, second) : dayOf(year, second, first);
}

function readNamedMonth(text: string, locale: string): string | null {
  const word = /\p{L}{3,}/gu;
  const numbers = [...text.matchAll(/\d+/g)].map(([digits]) => digits);
  for (const [found] of text.matchAll(word)) {
    const month = monthNamed(found, locale) ?? monthNamed(found, "en");
    const year = numbers.find((digits) => digits.length === 4);
    const day = numbers.find((digits) => digits.length <= 2);
    if (month && year && day) return dayOf(Number(year), month, Number(day));
  }
  return null;
}

function monthNamed(word: string, locale: string): number | undefined {
  const format = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  const wanted = word.toLocaleLowerCase(locale);
  const index = Array.from({ length: 12 }, (_, month) =>
    format.format(new Date(Date.UTC(2026, month, 1))).toLocaleLowerCase(locale),
  ).findIndex((name) => name.startsWith(wanted));
  return index < 0 ? undefined : index + 1;
}

function monthComesFirst(locale: string): boolean {
  const order = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
  return order.indexOf("month") < order.indexOf("day");
}

const fullYear = (year: number) => (year < 100 ? 2000 + year : year);

/** Null for a day that the calendar does not have. */
function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
