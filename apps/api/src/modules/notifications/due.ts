import { dateIn, parseInstant, shift } from "@mainstay/model/time";

/** When a member wants to be told of something outside the product. */
export interface Hours {
  digest: "immediate" | "hourly" | "daily";
  digestHour: number;
  quietFrom: string | null;
  quietUntil: string | null;
}

/** When something that happened now may go out to a member in `zone`: with the next digest, and not in quiet hours. */
export function dueAt(now: Date, { digest, digestHour, quietFrom, quietUntil }: Hours, zone: string): Date {
  const wanted =
    digest === "immediate" ? now : digest === "hourly" ? nextHour(now) : nextTime(now, clock(digestHour), zone);
  return afterQuiet(wanted, { quietFrom, quietUntil }, zone);
}

/** The end of the quiet hours that `at` falls into, or `at` itself. */
export function afterQuiet(
  at: Date,
  { quietFrom, quietUntil }: Pick<Hours, "quietFrom" | "quietUntil">,
  zone: string,
): Date {
  if (!quietFrom || !quietUntil || quietFrom === quietUntil) return at;
  const isOverNight = quietFrom > quietUntil;
  // At night the hours may have begun the day before.
  for (const days of [-1, 0]) {
    const day = dateIn(zone, shift(at, days, "days", zone));
    const endDay = isOverNight ? dateIn(zone, shift(at, days + 1, "days", zone)) : day;
    const [start, end] = [instant(day, quietFrom, zone), instant(endDay, quietUntil, zone)];
    if (start <= at && at < end) return end;
  }
  return at;
}

const HOUR_MS = 3_600_000;
const nextHour = (now: Date) => new Date((Math.floor(now.getTime() / HOUR_MS) + 1) * HOUR_MS);

/** The next moment at which the clocks of the zone show a time. */
function nextTime(now: Date, time: string, zone: string): Date {
  const today = instant(dateIn(zone, now), time, zone);
  return today > now ? today : instant(dateIn(zone, shift(now, 1, "days", zone)), time, zone);
}

const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

function instant(day: string, time: string, zone: string): Date {
  const found = parseInstant(`${day}T${time}:00`, zone);
  if (!found) throw new Error(`${day} ${time} is no time of ${zone}`);
  return found;
}
