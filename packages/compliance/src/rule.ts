import { FEDERAL, STATE_RULES, UNKNOWN_STATE } from "./data/calling-rules.ts";

/** From the first wall time on, up to but without the second. */
export type Hours = readonly [from: string, until: string];

/** Hours by day of the week; the more particular name wins, and null is a day without any. */
export interface Week {
  all?: Hours;
  weekdays?: Hours;
  saturday?: Hours | null;
  sunday?: Hours | null;
}

export interface Cap {
  messages: number;
  hours: number;
  /** Does not hold for people who bought something lately. */
  unlessCustomer?: boolean;
}

/** When and how often people of one state may be called and texted. */
export interface CallingRule {
  id: string;
  /** The first date it holds, in the person's own calendar; always, when not said. */
  from?: string;
  days: Week;
  /** What sequences, campaigns and other automatic senders must keep instead of `days`. */
  automated?: Week;
  /** Null: none on public holidays. */
  holidays?: null;
  /** Sundays and holidays are open to who has agreed beforehand. */
  closuresUnlessConsent?: boolean;
  cap?: Cap;
  automatedCap?: Cap;
  /** The zone its hours are told in, when that is not the person's. */
  clock?: string;
  source: string;
  confidence: "A" | "B" | "C";
}

/**
 * The rule of a state on a date: the newest that holds by then. A state without one has the federal hours, and a person
 * without a state the safe default.
 * @param date `2026-11-22`, in the person's calendar
 */
export function ruleOf(state: string | null, date: string): CallingRule {
  if (state === null) return UNKNOWN_STATE;
  return STATE_RULES[state]?.findLast((rule) => (rule.from ?? "") <= date) ?? FEDERAL;
}
