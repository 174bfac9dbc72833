import { type CapVerdict, type HoursVerdict, judgeCaps, judgeHours, type Whereabouts } from "@mainstay/compliance";
import type { ChannelKind, Purpose } from "../messages.words.ts";

/** All that a decision is made from; stored with it, so that it can be made again. */
export interface Facts {
  channel: ChannelKind;
  purpose: Purpose;
  isAutomated: boolean;
  /** Mainstay's own answer to STOP or HELP, which the law asks for. */
  isAnswer: boolean;
  isApproved: boolean;
  /** Merge fields of a template that nobody filled in. */
  openFields: string[];
  /** A reply to somebody who wrote within the last day. */
  isInConversation: boolean;
  isCustomer: boolean;
  whereabouts: Whereabouts;
  consent: { status: "granted" | "denied" | "revoked" | "unknown"; purpose: "marketing" | "all"; source: string };
  suppressions: { scope: "marketing" | "all"; reason: string; at: string }[];
  dnc: { listedOn: { name: string; asOf: string }[]; stale: { name: string; asOf: string }[] };
  /** When the person was contacted for marketing lately. */
  contactedAt: string[];
  settings: {
    isSending: boolean;
    stopReason: string | null;
    hasPostalAddress: boolean;
    textHours: readonly [string, string] | null;
    cap: { messages: number; hours: number } | null;
    dailySpend: number | null;
  };
  spentToday: number;
  cost: number;
  /** When the spend of a new day begins. */
  nextDayAt: string;
  sender: { provider: string; registration: "not_needed" | "pending" | "approved" };
  /** When the rate of sending allows the next one. */
  paceAt: string | null;
}

export interface Decision {
  outcome: "send" | "defer" | "block";
  /** The rule that spoke; `none` when all were silent. */
  rule: string;
  /** In words, for the screen. */
  reason: string;
  until: Date | null;
}

const SEND: Decision = { outcome: "send", rule: "none", reason: "Nothing stands against it.", until: null };

/**
 * May this message go at this instant? Pure. What forbids it for good is asked before what only delays it; an answer the
 * law demands is subject to neither hours nor consent.
 */
export function decide(at: Date, facts: Facts): Decision {
  return blocked(facts) ?? delayed(at, facts) ?? { ...SEND, reason: whyItMay(facts) };
}

const block = (rule: string, reason: string): Decision => ({ outcome: "block", rule, reason, until: null });
const defer = (rule: string, reason: string, until: Date): Decision => ({ outcome: "defer", rule, reason, until });

function blocked(facts: Facts): Decision | null {
  const { settings, sender } = facts;
  if (!settings.isSending)
    return block("kill_switch", settings.stopReason || "Sending is switched off for the organization.");
  if (!facts.isApproved) return block("approval", "Nobody has approved these words.");
  const [open] = facts.openFields;
  if (open) return block("merge_fields", `The text still has {{${open}}} in it, which nobody filled in.`);
  if (sender.registration === "pending") {
    return block("sender_registration", "The carriers have not admitted this sender yet (A2P 10DLC).");
  }
  if (facts.isAnswer) return null;
  return forbiddenByPerson(facts) ?? forbiddenByList(facts) ?? missingPostalAddress(facts);
}

function forbiddenByPerson({ suppressions, purpose, consent, channel, isInConversation }: Facts): Decision | null {
  const isMarketing = purpose === "marketing";
  const standing = suppressions.find(({ scope }) => scope === "all" || isMarketing);
  if (standing) return block("suppression", SUPPRESSED[standing.reason] ?? "This address must not be contacted.");
  if (consent.status === "revoked") return block("consent", "The person took their consent back.");
  if (consent.status === "denied" && (isMarketing || channel === "sms")) {
    return block("consent", "The person did not agree to be contacted this way.");
  }
  if (channel === "email") return null;
  const hasAgreed =
    consent.status === "granted" && (!isMarketing || consent.purpose === "all" || consent.purpose === "marketing");
  if (hasAgreed || (!isMarketing && isInConversation)) return null;
  return block("consent", "There is no consent to text this number.");
}

const SUPPRESSED: Record<string, string> = {
  opt_out: "The person asked to hear no more.",
  bounce: "The address does not exist, or refused mail for good.",
  complaint: "The person marked an earlier message as spam.",
  carrier: "The carrier says that the person has opted out.",
};

/** Who agreed in writing may be contacted although they are on a list; 47 CFR 64.1200(c)(2)(ii). */
function forbiddenByList({ channel, purpose, consent, dnc }: Facts): Decision | null {
  if (channel !== "sms" || purpose !== "marketing" || consent.status === "granted") return null;
  const [listed] = dnc.listedOn;
  if (listed) return block("dnc", `The number is on the do-not-call list ${listed.name}.`);
  const [stale] = dnc.stale;
  return stale ? block("dnc_stale", `The do-not-call list ${stale.name} is older than 31 days.`) : null;
}

function missingPostalAddress({ channel, purpose, settings }: Facts): Decision | null {
  const isMissing = channel === "email" && purpose === "marketing" && !settings.hasPostalAddress;
  return isMissing
    ? block("postal_address", "Marketing e-mail needs the organization's postal address (CAN-SPAM).")
    : null;
}

function delayed(at: Date, facts: Facts): Decision | null {
  const { settings, paceAt } = facts;
  if (settings.dailySpend !== null && facts.spentToday + facts.cost > settings.dailySpend) {
    return defer("spend_cap", "Today's budget for messages is spent.", new Date(facts.nextDayAt));
  }
  const hours = outsideHours(at, facts);
  if (hours) return hours;
  if (paceAt && new Date(paceAt) > at)
    return defer("pace", "Others go first, at the rate that was set.", new Date(paceAt));
  return null;
}

function outsideHours(at: Date, facts: Facts): Decision | null {
  if (facts.isAnswer || isExempt(facts)) return null;
  const caps = facts.purpose === "marketing" ? judgeCapsOf(at, facts) : null;
  // A cap that opens at night leads to the morning after.
  const earliest = caps && !caps.isOpen ? caps.opensAt : at;
  const hours = facts.channel === "sms" ? judgeHoursOf(earliest, facts) : null;
  if (hours && !hours.isOpen) {
    if (!hours.opensAt || !hours.closedBy) {
      return block("quiet_hours", "No hour within weeks is allowed everywhere the person may be.");
    }
    if (caps && !caps.isOpen) return defer("frequency_cap", capReason(caps), hours.opensAt);
    const { rule, localTime, zone } = hours.closedBy;
    const why = `It is ${localTime.slice(11)} in ${zone}; the hours of ${rule.id} do not allow it now.`;
    return defer("quiet_hours", why, hours.opensAt);
  }
  return caps && !caps.isOpen ? defer("frequency_cap", capReason(caps), caps.opensAt) : null;
}

const capReason = ({ closedBy }: CapVerdict) =>
  `The person has had ${closedBy?.cap.messages} messages within ${closedBy?.cap.hours} hours, as many as ${closedBy?.rule} allows.`;

/** A reply in a conversation the person keeps up is no solicitation, at whatever hour they write. */
const isExempt = ({ purpose, isInConversation }: Facts) => purpose !== "marketing" && isInConversation;

const judgeHoursOf = (at: Date, { whereabouts, isAutomated, consent, settings }: Facts): HoursVerdict =>
  judgeHours(at, whereabouts, { isAutomated, hasConsent: consent.status === "granted", own: settings.textHours });

const judgeCapsOf = (at: Date, { contactedAt, whereabouts, isAutomated, isCustomer, settings }: Facts): CapVerdict =>
  judgeCaps(
    at,
    contactedAt.map((moment) => new Date(moment)),
    whereabouts,
    { isAutomated, isCustomer, own: settings.cap },
  );

function whyItMay(facts: Facts): string {
  if (facts.isAnswer) return "An answer that the law asks for.";
  if (facts.channel === "sms" && isExempt(facts))
    return "A reply within an open conversation; quiet hours do not apply.";
  return SEND.reason;
}
