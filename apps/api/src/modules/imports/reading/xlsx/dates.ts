/** The formats that every workbook knows by number and that are dates or times (ECMA-376, part 1, 18.8.30). */
const isKnownDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/**
 * Whether a number in this format is shown as a date or time: its code names parts of one, outside of words and colours
 * such as `[Magenta]`; `[mm]` counts minutes.
 */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isKnownDate(id);
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  return /[dmyhs]/i.test(bare);
}

const DAY_MS = 86_400_000;
/** From the first day a workbook counts, 30 December 1899 or 1 January 1904, to 1970. */
const DAYS_TO_1970 = { from1900: 25_569, from1904: 24_107 };

/** A day count as ISO 8601, to the second: days with time have been divided and lost their milliseconds. One at midnight is a day. */
export function dateText(days: number, isFrom1904: boolean): string {
  const since = days - (isFrom1904 ? DAYS_TO_1970.from1904 : DAYS_TO_1970.from1900);
  const date = new Date(Math.round((since * DAY_MS) / 1_000) * 1_000);
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().replace(/T00:00:00\.000Z$/, "");
}
