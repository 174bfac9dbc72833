import { fromLocalInput, toLocalInput } from "../../lib/local-time.ts";
import { m } from "../../messages/messages.js";

const MORNING = "09:00";
const DAY_MS = 86_400_000;

interface FollowUpTime {
  label: () => string;
  /** The moment, for somebody in `zone`. */
  at: (now: Date, zone: string) => string | null;
}

/** When one mostly comes back to something: in the morning of a day soon. */
export const FOLLOW_UP_TIMES: FollowUpTime[] = [
  { label: m.timeline_tomorrow, at: (now, zone) => morningIn(1, now, zone) },
  { label: m.timeline_in_days, at: (now, zone) => morningIn(3, now, zone) },
  { label: m.timeline_next_week, at: (now, zone) => morningIn(7, now, zone) },
];

/** The morning so many days from now, as the calendar counts where the person is. */
function morningIn(days: number, now: Date, zone: string): string | null {
  const today = toLocalInput(now.toISOString(), zone).slice(0, "yyyy-MM-dd".length);
  const day = new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, today.length);
  return fromLocalInput(`${day}T${MORNING}`, zone);
}
