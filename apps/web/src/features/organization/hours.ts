import { BusinessHours, WEEKDAYS } from "@mainstay/model/business-hours";

export type Weekday = (typeof WEEKDAYS)[number];
export type Range = [opens: string, closes: string];

/** The week as the editor shows it: every day with its ranges, none when closed. */
export type Week = Record<Weekday, Range[]>;

export interface Hours {
  days: Week;
  holidays: string[];
}

const OFFICE_DAY: Range = ["08:00", "17:00"];

/** The kept hours, every day named; office hours' ranges are what a day opens with. */
export function hoursOf(kept: unknown): Hours {
  const { data } = BusinessHours.safeParse(kept);
  const days = Object.fromEntries(WEEKDAYS.map((day) => [day, data?.days[day] ?? []])) as Week;
  return { days, holidays: data?.holidays ?? [] };
}

/** As the API takes it: days without ranges left out. */
export const asKept = ({ days, holidays }: Hours) => ({
  days: Object.fromEntries(Object.entries(days).filter(([, ranges]) => ranges.length > 0)),
  holidays: holidays.toSorted(),
});

/** The days in the order of the locale's week, which begins on a Sunday or a Monday. */
export function weekIn(locale: string): Weekday[] {
  const first = new Intl.Locale(locale).maximize().region;
  return first && SUNDAY_FIRST.has(first) ? [...WEEKDAYS] : [...WEEKDAYS.slice(1), "sunday"];
}
const SUNDAY_FIRST = new Set([
  "US",
  "CA",
  "MX",
  "BR",
  "CO",
  "PE",
  "VE",
  "GT",
  "HN",
  "SV",
  "NI",
  "PA",
  "DO",
  "IL",
  "JP",
  "IN",
]);

/** The range a day gets next: office hours, or an hour after what it has. */
export function nextRange(ranges: Range[]): Range {
  const last = ranges.at(-1);
  if (!last) return OFFICE_DAY;
  const hour = Math.min(22, Number(last[1].slice(0, 2)) + 1);
  return [clock(hour), clock(hour + 1)];
}

const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
