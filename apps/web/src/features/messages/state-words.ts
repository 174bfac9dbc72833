import type { Formats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import type { Tone } from "../../ui/Badge.tsx";
import type { Message } from "./messages.api.ts";

interface StateWords {
  tone: Tone;
  text: () => string;
}

const STATES: Record<Message["state"], StateWords> = {
  draft: { tone: "amber", text: m.messages_state_draft },
  approved: { tone: "blue", text: m.messages_state_approved },
  queued: { tone: "blue", text: m.messages_state_queued },
  blocked: { tone: "red", text: m.messages_state_blocked },
  rejected: { tone: "grey", text: m.messages_state_rejected },
  canceled: { tone: "grey", text: m.messages_state_canceled },
  sending: { tone: "blue", text: m.messages_state_sending },
  unknown: { tone: "amber", text: m.messages_state_unknown },
  sent: { tone: "green", text: m.messages_state_sent },
  delivered: { tone: "green", text: m.messages_state_delivered },
  failed: { tone: "red", text: m.messages_state_failed },
  bounced: { tone: "red", text: m.messages_state_bounced },
  complained: { tone: "red", text: m.messages_state_complained },
  received: { tone: "grey", text: m.messages_state_received },
};

/** Where a message stands; one that waits for its hour says until when. */
export function stateWords({ state, dispatchAt, reasonRule }: Message, formats: Formats): { tone: Tone; text: string } {
  if (state === "queued" && dispatchAt && reasonRule) {
    return { tone: "amber", text: m.messages_waits_until({ time: formats.dateTime(dispatchAt) }) };
  }
  const { tone, text } = STATES[state];
  return { tone, text: text() };
}

/** Who wrote the words, where it was not a member. */
export function authorWords({ writtenBy }: Pick<Message, "writtenBy">): string | null {
  const words = {
    ai: m.messages_by_ai,
    automation: m.messages_by_automation,
    system: m.messages_by_mainstay,
    member: null,
    customer: null,
  };
  return words[writtenBy]?.() ?? null;
}
