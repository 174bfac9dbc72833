import { m } from "../../messages/messages.js";
import type { Rule, RuleWords } from "./follow-up-rules.api.ts";

type Trigger = Rule["trigger"];

export const TRIGGERS = [
  "proposal_sent",
  "estimate_sent",
  "meeting",
  "inquiry",
  "lead_quiet",
  "proposal_quiet",
] as const satisfies Trigger[];
export const UNITS = ["days", "business_hours", "evening"] as const satisfies NonNullable<Rule["unit"]>[];
export const CHANNELS = ["best", "email", "sms"] as const satisfies NonNullable<Rule["channel"]>[];
const MAKES = ["follow_up", "draft", "note"] as const satisfies NonNullable<Rule["makes"]>[];

/** Looked for at night, in days; the others follow from what happens. */
export const isNightly = (trigger: Trigger) => trigger === "lead_quiet" || trigger === "proposal_quiet";

/** What a rule for this can prepare: only a meeting has notes. */
export const makesFor = (trigger: Trigger) => MAKES.filter((one) => one !== "note" || trigger === "meeting");

/** What a rule follows from, as the end of a sentence. */
export const eventWords = (): Record<Trigger, string> => ({
  proposal_sent: m.follow_ups_event_proposal_sent(),
  estimate_sent: m.follow_ups_event_estimate_sent(),
  meeting: m.follow_ups_event_meeting(),
  inquiry: m.follow_ups_event_inquiry(),
  lead_quiet: m.follow_ups_event_lead_quiet(),
  proposal_quiet: m.follow_ups_event_proposal_quiet(),
});

export const unitWords = () => ({
  days: m.follow_ups_unit_days(),
  business_hours: m.follow_ups_unit_business_hours(),
  evening: m.follow_ups_unit_evening(),
});

export const makesWords = () => ({
  follow_up: m.follow_ups_makes_follow_up(),
  draft: m.follow_ups_makes_draft(),
  note: m.follow_ups_makes_note(),
});

export const channelWords = () => ({
  best: m.follow_ups_channel_best(),
  email: m.common_email(),
  sms: m.follow_ups_sms(),
});

/** A rule in one sentence: `3 days after a proposal goes out: a follow-up with a draft`. */
export function ruleSentence(rule: RuleWords, pipeline: string | undefined, locale: string): string {
  const within = pipeline ? m.follow_ups_in_pipeline({ pipeline }) : "";
  const when = [whenWords(rule, locale), within].filter(Boolean).join(" ");
  return `${when}: ${makesWords()[rule.makes ?? "draft"]}`;
}

function whenWords({ trigger, delay, unit, time, words }: RuleWords, locale: string): string {
  const count = delay ?? 0;
  if (trigger === "lead_quiet") return m.follow_ups_nightly_lead_quiet({ count });
  if (trigger === "proposal_quiet") return m.follow_ups_nightly_proposal_quiet({ count });
  const about = new Intl.ListFormat(locale, { type: "disjunction" }).format(words ?? []);
  const event = about ? m.follow_ups_event_meeting_about({ words: about }) : eventWords()[trigger];
  if (unit === "evening") return m.follow_ups_at_evening({ time: clock(time ?? "", locale), event });
  return unit === "business_hours"
    ? m.follow_ups_after_hours({ count, event })
    : m.follow_ups_after_days({ count, event });
}

/** `18:00` as the reader writes times. */
function clock(time: string, locale: string): string {
  const at = new Date(`1970-01-01T${time}:00Z`);
  return Number.isNaN(at.getTime())
    ? time
    : new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" }).format(at);
}
