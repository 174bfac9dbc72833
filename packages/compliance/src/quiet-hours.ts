import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns/addDays";
import { format } from "date-fns/format";
import { startOfDay } from "date-fns/startOfDay";
import { isHoliday } from "./holidays.ts";
import { type CallingRule, type Hours, ruleOf, type Week } from "./rule.ts";
import type { Whereabouts } from "./whereabouts.ts";

export interface Occasion {
  /** Sent by a sequence, campaign or workflow rather than by a person for this one message. */
  isAutomated: boolean;
  /** The person agreed beforehand to hear from the organization. */
  hasConsent: boolean;
  /** Hours the organization keeps besides the law's, in the recipient's wall time; they can only narrow. */
  own?: Hours | null;
}

export interface HoursVerdict {
  isOpen: boolean;
  /** The first instant at which all rules allow it; `at` itself when open, null when there is none within weeks. */
  opensAt: Date | null;
  /** The rule that forbids it now, and the clock it was read on. */
  closedBy: { rule: CallingRule; zone: string; localTime: string } | null;
}

/** Holidays and Sundays in a row never close a state for longer. */
const LOOK_AHEAD_DAYS = 14;

/**
 * May somebody who is possibly at all these places be called or texted at an instant? Every state's rule must allow it
 * on every clock.
 */
export function judgeHours(at: Date, { zones, states }: Whereabouts, occasion: Occasion): HoursVerdict {
  const closedBy = whatCloses(at, zones, states, occasion);
  if (!closedBy) return { isOpen: true, opensAt: at, closedBy: null };
  // All are open together for the first time just when one of them opens.
  const opensAt = openings(at, zones, states, occasion).find(
    (instant) => !whatCloses(instant, zones, states, occasion),
  );
  return { isOpen: false, opensAt: opensAt ?? null, closedBy };
}

function whatCloses(at: Date, zones: string[], states: (string | null)[], occasion: Occasion) {
  for (const zone of zones) {
    for (const state of states) {
      const { rule, local } = localRule(at, zone, state);
      const time = format(local, "HH:mm");
      const isIn = (hours: Hours | null) => hours !== null && hours[0] <= time && time < hours[1];
      const isOurs = !occasion.own || isIn(occasion.own);
      if (!isIn(hoursOn(rule, local, occasion)) || !isOurs)
        return { rule, zone: rule.clock ?? zone, localTime: format(local, "yyyy-MM-dd HH:mm") };
    }
  }
  return null;
}

function openings(after: Date, zones: string[], states: (string | null)[], occasion: Occasion): Date[] {
  const instants: Date[] = [];
  for (const zone of zones) {
    for (const state of states) {
      for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
        const day = addDays(startOfDay(new TZDate(after, zone)), ahead);
        const { rule, local } = localRule(addHalfDay(day), zone, state);
        const starts = [hoursOn(rule, local, occasion)?.[0], occasion.own?.[0]];
        for (const start of starts) if (start) instants.push(atWallTime(local, start));
      }
    }
  }
  return instants.filter((instant) => instant > after).sort((one, other) => one.getTime() - other.getTime());
}

/** The rule that holds for a state at an instant, and the wall time it is read by. */
function localRule(at: Date, zone: string, state: string | null) {
  const there = new TZDate(at, zone);
  const rule = ruleOf(state, format(there, "yyyy-MM-dd"));
  return { rule, local: rule.clock ? new TZDate(at, rule.clock) : there };
}

function hoursOn(rule: CallingRule, local: TZDate, { isAutomated, hasConsent }: Occasion): Hours | null {
  const isClosureLifted = rule.closuresUnlessConsent === true && hasConsent;
  const week: Week = isAutomated && rule.automated ? rule.automated : rule.days;
  const usual = week.weekdays ?? week.all ?? null;
  if (rule.holidays === null && !isClosureLifted && isHoliday(format(local, "yyyy-MM-dd"))) return null;
  const weekday = local.getDay();
  if (weekday === 0) return isClosureLifted ? usual : orUsual(week.sunday, week.all ?? null);
  return weekday === 6 ? orUsual(week.saturday, week.all ?? null) : usual;
}

const orUsual = (own: Hours | null | undefined, usual: Hours | null) => (own === undefined ? usual : own);

function atWallTime(day: TZDate, clock: string): Date {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  const zone = day.timeZone ?? "UTC";
  return new Date(new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), hour, minute, 0, zone).getTime());
}

/** Noon or so: on the same date whichever way the clocks change, also on the clock of a rule of its own. */
const addHalfDay = (day: Date): Date => new Date(day.getTime() + 43_200_000);
