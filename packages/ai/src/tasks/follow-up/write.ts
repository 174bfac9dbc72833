import { formatMoney } from "@mainstay/model/money";
import type { FollowUpInput, SuggestedFollowUp } from "./suggest-follow-up.ts";
import { type FollowUpWords, WORDS } from "./words.ts";

const HOUR_MS = 3_600_000;
/** What the task allows; a title alone may be longer. */
const LONGEST_SUBJECT = 200;
const LONGEST_SMS = 480;
type Channel = SuggestedFollowUp["channel"];
const CHANNELS: Channel[] = ["email", "sms", "call"];

/** Why it is time to get in touch. */
export type Occasion = "answer" | "proposal" | "quiet" | "first" | "next_step";

/** The follow-up by rules: the occasion decides when and what, the templates how. */
export function writeFollowUp(input: FollowUpInput): SuggestedFollowUp {
  const occasion = occasionOf(input);
  const words = WORDS[input.language][occasion];
  const values = valuesOf(input);
  const fill = (template: string) => fillIn(template, values);
  return {
    channel: channelOf(input),
    offsetHours: hoursUntil(occasion, input),
    reason: fill(words.reason),
    email: { subject: fill(words.subject).slice(0, LONGEST_SUBJECT), body: fill(body(words, input)) },
    sms: fill(words.sms).slice(0, LONGEST_SMS),
    callScript: fill(words.call.join("\n")),
  };
}

function occasionOf({ interactions: [last], about, now }: FollowUpInput): Occasion {
  if (last?.direction === "inbound") return "answer";
  if (/proposal|estimate_sent|quote|decision|negotiat/.test(about.stage ?? "")) return "proposal";
  if (!last) return "first";
  const quietDays = (Date.parse(now) - Date.parse(last.at)) / HOUR_MS / 24;
  return quietDays >= 5 ? "quiet" : "next_step";
}

function channelOf({ contact, reach, interactions }: FollowUpInput): Channel {
  const last = interactions.find(({ direction }) => direction === "inbound")?.type ?? "";
  const wish: (Channel | undefined)[] = [
    contact.preferredChannel === "phone" ? "call" : (contact.preferredChannel ?? undefined),
    CHANNELS.find((one) => last.includes(one)),
    ...CHANNELS,
  ];
  return wish.find((one) => one && reach.includes(one)) ?? "call";
}

/** Hours from now; a proposal rests three days from when it was sent, a person who wrote waits for nothing. */
function hoursUntil(occasion: Occasion, { interactions: [last], now }: FollowUpInput): number {
  if (occasion === "answer" || occasion === "quiet") return 0;
  if (occasion === "first") return 1;
  const since = last ? (Date.parse(now) - Date.parse(last.at)) / HOUR_MS : 0;
  return Math.max(0, Math.round((occasion === "proposal" ? 72 : 24) - since));
}

function valuesOf({ contact, sender, business, about, language }: FollowUpInput): Record<string, string> {
  const first = contact.name?.trim().split(/\s+/)[0] ?? "";
  const es = language === "es";
  const locale = es ? "es-MX" : "en-US";
  return {
    greeting: first ? `${es ? "Hola" : "Hi"} ${first}` : es ? "Hola" : "Hello",
    signature: sender && sender !== business ? `${sender}\n${business}` : business,
    sender: sender ?? business,
    business,
    subject: about.title,
    service: about.serviceType ?? (es ? "tu proyecto" : "your project"),
    amount: about.amount ? formatMoney(about.amount, about.currency, locale) : "",
  };
}

const body = (words: FollowUpWords, { about }: FollowUpInput): string =>
  [
    "{{greeting}},",
    words.body,
    ...(about.amount && words.withAmount ? [words.withAmount] : []),
    words.ask,
    "{{signature}}",
  ].join("\n\n");

/** Fills merge fields in one pass, so that what a field holds is never itself read as a field. */
export const fillIn = (template: string, values: Record<string, string>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "");
