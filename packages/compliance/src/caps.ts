import { TZDate } from "@date-fns/tz";
import { format } from "date-fns/format";
import { type Cap, ruleOf } from "./rule.ts";
import type { Whereabouts } from "./whereabouts.ts";

export interface CapOccasion {
  isAutomated: boolean;
  /** Bought something within the last 18 months. */
  isCustomer: boolean;
  /** The organization's own cap, besides the law's. */
  own?: Cap | null;
}

export interface CapVerdict {
  isOpen: boolean;
  /** When the oldest of the messages that count has grown old enough; `at` itself when open. */
  opensAt: Date;
  closedBy: { cap: Cap; rule: string } | null;
}

/**
 * May somebody hear from the organization once more? Counts messages and calls to any of the person's numbers under the
 * caps of every state they may be in.
 * @param sent when they were contacted before, in any order
 */
export function judgeCaps(
  at: Date,
  sent: readonly Date[],
  { zones, states }: Whereabouts,
  occasion: CapOccasion,
): CapVerdict {
  let verdict: CapVerdict = { isOpen: true, opensAt: at, closedBy: null };
  for (const { cap, rule } of capsOf(at, { zones, states }, occasion)) {
    const spanMs = cap.hours * 3_600_000;
    const counted = sent
      .map((moment) => moment.getTime())
      .filter((moment) => moment > at.getTime() - spanMs && moment <= at.getTime())
      .sort((one, other) => other - one);
    const inTheWay = counted[cap.messages - 1];
    if (inTheWay === undefined) continue;
    const opensAt = new Date(inTheWay + spanMs);
    if (verdict.isOpen || opensAt > verdict.opensAt) verdict = { isOpen: false, opensAt, closedBy: { cap, rule } };
  }
  return verdict;
}

/** How far back messages must be known to judge any cap, in hours. */
export const longestCapHours = (own?: Cap | null): number => Math.max(24, own?.hours ?? 0);

function capsOf(at: Date, { zones, states }: Whereabouts, { isAutomated, isCustomer, own }: CapOccasion) {
  const found = own ? [{ cap: own, rule: "the organization's own" }] : [];
  for (const state of states) {
    for (const zone of zones) {
      const rule = ruleOf(state, format(new TZDate(at, zone), "yyyy-MM-dd"));
      if (rule.cap && !(rule.cap.unlessCustomer && isCustomer)) found.push({ cap: rule.cap, rule: rule.id });
      if (isAutomated && rule.automatedCap) found.push({ cap: rule.automatedCap, rule: rule.id });
    }
  }
  return found;
}
