import { TZDate } from "@date-fns/tz/date";

/** The value of an `<input type="datetime-local">` for a moment, in the member's zone. */
export const toLocalInput = (iso: string, zone: string) =>
  new TZDate(iso, zone).toISOString().slice(0, "yyyy-MM-ddTHH:mm".length);

/** The moment such an input means in the member's zone, or null when it is empty. */
export function fromLocalInput(text: string, zone: string): string | null {
  const [year, month, day, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  if (!year || !month || !day) return null;
  return new Date(new TZDate(year, month - 1, day, hour, minute, zone).getTime()).toISOString();
}
