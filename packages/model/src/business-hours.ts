import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns/addDays";
import { startOfDay } from "date-fns/startOfDay";
import * as z from "zod";
import { dateIn } from "./time.ts";

const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, "must be a time such as 08:30");
const OpenRange = z
  .tuple([ClockTime, ClockTime])
  .refine(([opens, closes]) => opens < closes, "must open before it closes");

export const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

/** When an organization answers: opening ranges a weekday, in wall time, and the dates it stays closed. */
export const BusinessHours = z.object({
  days: z.partialRecord(z.enum(WEEKDAYS), z.array(OpenRange).max(10)),
  holidays: z.array(z.iso.date()).max(1_000).default([]),
});
export type BusinessHours = z.infer<typeof BusinessHours>;

/** After so many closed days in a row nobody is coming back; a year of them also outlasts any list of holidays in use. */
const MAX_CLOSED_DAYS = 370;

/**
 * The instant when that many minutes of opening time have passed: one hour from Friday 16:30 is Monday 08:30.
 * Zero minutes lead to the next open instant. An organization that is never open gets plain time, as a follow-up
 * that is never due would be lost.
 */
export function addBusinessTime(from: Date, minutes: number, hours: BusinessHours, zone: string): Date {
  if (!Number.isFinite(minutes) || minutes < 0) throw new RangeError(`Cannot add ${minutes} minutes of business time`);
  let left = minutes * 60_000;
  for (const opening of openings(from, hours, zone)) {
    const length = opening.end.getTime() - opening.start.getTime();
    if (left <= length) return new Date(opening.start.getTime() + left);
    left -= length;
  }
  return new Date(from.getTime() + minutes * 60_000);
}

/** Is the organization open at this instant? The opening minute counts, the closing one does not. */
export function isOpen(at: Date, hours: BusinessHours, zone: string): boolean {
  return nextOpening(at, hours, zone)?.getTime() === at.getTime();
}

/** This instant when open, else when it opens next; null when it does not open again within a year. */
export function nextOpening(from: Date, hours: BusinessHours, zone: string): Date | null {
  for (const opening of openings(from, hours, zone)) return opening.start;
  return null;
}

/** Whole minutes of opening time between two instants; of all time for an organization that is never open. */
export function businessMinutesBetween(from: Date, until: Date, hours: BusinessHours, zone: string): number {
  if (nextOpening(from, hours, zone) === null) return wholeMinutes(until.getTime() - from.getTime());
  let passedMs = 0;
  for (const { start, end } of openings(from, hours, zone)) {
    if (start >= until) break;
    passedMs += Math.min(end.getTime(), until.getTime()) - start.getTime();
  }
  return wholeMinutes(passedMs);
}

const wholeMinutes = (ms: number) => Math.max(0, Math.floor(ms / 60_000));

/** Whether it is open at an instant, and until when that holds; an organization that is never open counts as always open. */
export function nextChange(at: Date, hours: BusinessHours, zone: string): { isOpen: boolean; until: Date | null } {
  for (const { start, end } of openings(at, hours, zone)) {
    return start.getTime() === at.getTime() ? { isOpen: true, until: end } : { isOpen: false, until: start };
  }
  return { isOpen: true, until: null };
}

interface Opening {
  start: Date;
  end: Date;
}

/** The stretches of opening time from an instant on, in order; ends after a year without any. */
function* openings(from: Date, hours: BusinessHours, zone: string): Generator<Opening> {
  let closedDays = 0;
  let day = startOfDay(new TZDate(from, zone));
  while (closedDays < MAX_CLOSED_DAYS) {
    const ofDay = openingsOn(day, hours, zone).filter((opening) => opening.end > from);
    for (const { start, end } of ofDay) yield { start: start < from ? from : start, end };
    closedDays = ofDay.length > 0 ? 0 : closedDays + 1;
    day = startOfDay(addDays(day, 1));
  }
}

/** Wall times become instants one by one, so a day on which the clocks change is as long as it is. */
function openingsOn(day: TZDate, hours: BusinessHours, zone: string): Opening[] {
  if (hours.holidays.includes(dateIn(zone, day))) return [];
  const ranges = hours.days[WEEKDAYS[day.getDay()] ?? "sunday"] ?? [];
  const merged: Opening[] = [];
  for (const [opens, closes] of [...ranges].sort()) {
    const opening = { start: clockOn(day, opens, zone), end: clockOn(day, closes, zone) };
    const last = merged.at(-1);
    if (last && opening.start <= last.end) last.end = opening.end > last.end ? opening.end : last.end;
    else if (opening.start < opening.end) merged.push(opening);
  }
  return merged;
}

function clockOn(day: TZDate, clock: string, zone: string): Date {
  const [hour, minute] = clock.split(":").map(Number);
  const at = new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), hour ?? 0, minute ?? 0, zone);
  return new Date(at.getTime());
}
