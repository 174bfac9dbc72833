import type { Formats } from "../../lib/formats.ts";
import { inLanguage } from "../../lib/server-words/server-words.ts";
import { m } from "../../messages/messages.js";
import type { Tone } from "../../ui/Badge.tsx";
import type { Verdict } from "./messages.api.ts";

const MOST_CLOCKS = 3;

/** What time it is for somebody, who may be on one of a few clocks; null where nobody knows. */
export function localTimeWords(
  { localTimes }: Pick<Verdict, "localTimes">,
  { locale }: Pick<Formats, "locale">,
): string | null {
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" });
  // Known to be somewhere in the country says nothing.
  if (localTimes.length > MOST_CLOCKS) return null;
  const times = [...new Set(localTimes.map(({ time }) => time))].toSorted();
  const [first, last] = [times[0], times.at(-1)];
  if (!first || !last) return null;
  const show = (time: string) => clock.format(new Date(`${time}:00Z`));
  return first === last
    ? m.messages_local_time({ time: show(first) })
    : m.messages_local_times({ first: show(first), last: show(last) });
}

/** Whether a message may go now, in a few words with the colour of their dot. */
export function outcomeWords(verdict: Verdict, formats: Pick<Formats, "dateTime">): { tone: Tone; text: string } {
  if (verdict.outcome === "send") return { tone: "green", text: m.messages_goes_now() };
  if (verdict.outcome === "block") return { tone: "red", text: m.messages_would_be_blocked() };
  return {
    tone: "amber",
    text: m.messages_waits_until({ time: verdict.until ? formats.dateTime(verdict.until) : "" }),
  };
}

/** Why, where there is something to explain. */
export const whyWords = ({ rule, outcome, reason }: Verdict): string | null =>
  rule === "none" && outcome === "send" ? null : inLanguage(reason);

/** What the person has agreed to. */
export function consentWords({ consent: { status } }: Verdict): string {
  const words = {
    granted: m.messages_consent_granted,
    denied: m.messages_consent_denied,
    revoked: m.messages_consent_revoked,
    unknown: m.messages_consent_unknown,
  };
  return words[status]();
}

/** Whether it really goes out, or stays on this server because no provider is set up. */
export const staysHere = ({ provider }: Verdict): boolean => provider === "mailbox" || provider === "phone";
