/** Which comes first in `03/04/2026`. */
export type DateOrder = "mdy" | "dmy";

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/;
const NUMERIC = /^(\d{1,4})[/.\-\s](\d{1,2})[/.\-\s](\d{2,4})(?!\d)/;
const TIME = /(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([ap])?\.?m?\.?/i;
const ZONED = /T\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/;

/** Reads a date in any usual form. @returns `2026-11-22`, or null when it is none */
export function readDate(text: string, order: DateOrder): string | null {
  const plain = text.trim();
  const iso = plain.match(ISO);
  if (iso) return asDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = plain.match(NUMERIC);
  if (numeric) {
    const [a, b, c] = [Number(numeric[1]), Number(numeric[2]), Number(numeric[3])];
    if (String(numeric[1]).length === 4) return asDate(a, b, c);
    return order === "mdy" ? asDate(century(c), a, b) : asDate(century(c), b, a);
  }
  // `Nov 22, 2026` and its like; a bare number is none of them.
  if (!/[a-z]{3}/i.test(plain)) return null;
  const parsed = new Date(`${plain} UTC`);
  return Number.isNaN(parsed.getTime()) ? null : parsed.toISOString().slice(0, 10);
}

/** Reads a date with a time; one without a zone is taken as UTC. @returns an ISO instant, or null */
export function readDatetime(text: string, order: DateOrder): string | null {
  const plain = text.trim();
  if (ZONED.test(plain)) {
    const instant = new Date(plain);
    return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
  }
  const date = readDate(plain, order);
  if (!date) return null;
  const time = plain.match(TIME);
  if (!time) return `${date}T00:00:00.000Z`;
  const [, hours = "0", minutes = "0", seconds = "0", half] = time;
  const hour = (Number(hours) % (half ? 12 : 24)) + (half?.toLowerCase() === "p" ? 12 : 0);
  const at = new Date(`${date}T${String(hour).padStart(2, "0")}:${minutes}:${seconds.padStart(2, "0")}.000Z`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The order in which a column's dates are written: what only one order can read decides, else the country's habit. */
export function orderOf(samples: string[], country: string): DateOrder {
  for (const sample of samples) {
    const match = sample.trim().match(NUMERIC);
    if (!match) continue;
    if (Number(match[1]) > 12 && Number(match[1]) < 32) return "dmy";
    if (Number(match[2]) > 12) return "mdy";
  }
  return country === "US" ? "mdy" : "dmy";
}

const century = (year: number) => (year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year);

function asDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000;
  return isReal ? date.toISOString().slice(0, 10) : null;
}
