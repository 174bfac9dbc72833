import { TZDate } from "@date-fns/tz/date";

export const SNOOZES = ["later", "tomorrow", "nextWeek", "inTwoWeeks"] as const;
export type Snooze = (typeof SNOOZES)[number];

const MORNING_HOUR = 9;
const LATER_HOURS = 3;
const MONDAY = 1;

/** When something put off comes back: in the morning of a day, in the member's zone. */
export function snoozedUntil(snooze: Snooze, now: Date, zone: string): Date {
  const here = new TZDate(now, zone);
  const weekday = here.getDay();
  switch (snooze) {
    case "later":
      return new Date(Math.ceil((now.getTime() + LATER_HOURS * 3_600_000) / 900_000) * 900_000);
    case "tomorrow":
      return morningIn(here, 1);
    case "nextWeek":
      return morningIn(here, (MONDAY - weekday + 7) % 7 || 7);
    case "inTwoWeeks":
      return morningIn(here, 14);
  }
}

function morningIn(here: TZDate, days: number): Date {
  const { timeZone } = here;
  const morning = new TZDate(
    here.getFullYear(),
    here.getMonth(),
    here.getDate() + days,
    MORNING_HOUR,
    0,
    timeZone ?? "UTC",
  );
  return new Date(morning.getTime());
}
