import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns/addDays";
import { format } from "date-fns/format";
import { set } from "date-fns/set";

/** Moments told from today, in the organization's own time. */
export interface Almanac {
  /** So many days ago (negative: from now) at an hour of the day; what would be later today than now is now. */
  past(daysAgo: number, hour: number): string;
  /** The same, but also later today and in the days to come. */
  at(daysAgo: number, hour: number): string;
  /** YYYY-MM-DD, so many days from today. */
  date(inDays: number): string;
}

export function openAlmanac(now: Date, zone: string): Almanac {
  const today = new TZDate(now, zone);
  const moment = (daysAgo: number, hour: number) =>
    set(addDays(today, -daysAgo), {
      hours: Math.floor(hour),
      minutes: Math.round((hour % 1) * 60),
      seconds: 0,
      milliseconds: 0,
    });
  const iso = (date: Date) => new Date(date.getTime()).toISOString();
  return {
    past: (daysAgo, hour) => iso(new Date(Math.min(moment(daysAgo, hour).getTime(), now.getTime()))),
    at: (daysAgo, hour) => iso(moment(daysAgo, hour)),
    date: (inDays) => format(addDays(today, inDays), "yyyy-MM-dd"),
  };
}
