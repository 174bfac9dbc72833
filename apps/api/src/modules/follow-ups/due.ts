import { TZDate } from "@date-fns/tz";
import { addBusinessTime, BusinessHours, nextOpening } from "@mainstay/model/business-hours";
import { dateIn, parseInstant, shift } from "@mainstay/model/time";
import type { Organization } from "../../platform/context.ts";
import type { FollowUpRule } from "./rules.object.ts";

/** When a follow-up is due by a rule, counted from what it follows from, on the organization's clocks. */
export function dueAfter(
  from: Date,
  { delay, unit, time }: Pick<FollowUpRule, "delay" | "unit" | "time">,
  { timezone, businessHours }: Pick<Organization, "timezone" | "businessHours">,
): Date {
  switch (unit) {
    case "business_hours":
      return addBusinessTime(from, delay * 60, BusinessHours.parse(businessHours), timezone);
    case "evening":
      return parseInstant(`${dateIn(timezone, from)}T${time}:00`, timezone) ?? from;
    default:
      return shift(from, delay, "days", timezone);
  }
}

/** When an organization's records are gone through: late enough for every zone to have the hour each day, once. */
const NIGHT_HOUR = 3;

/** Whether the day's search may have been done already, or is to be done now, on the organization's clocks. */
export const isAfterDark = (now: Date, { timezone }: Pick<Organization, "timezone">): boolean =>
  new TZDate(now, timezone).getHours() >= NIGHT_HOUR;

/** A moment, or when the organization opens next after it. */
export const openFrom = (
  at: Date,
  { timezone, businessHours }: Pick<Organization, "timezone" | "businessHours">,
): Date => nextOpening(at, BusinessHours.parse(businessHours), timezone) ?? at;
