import { m } from "../../messages/messages.js";
import type { Tone } from "../../ui/Badge.tsx";
import type { Consent, Suppression } from "./consent.api.ts";

interface Words {
  tone: Tone;
  text: string;
}

/** What somebody last said about a way of reaching them. */
export function statusWords(consent: Pick<Consent, "status"> | undefined): Words {
  switch (consent?.status) {
    case "granted":
      return { tone: "green", text: m.messages_status_granted() };
    case "denied":
      return { tone: "red", text: m.messages_status_denied() };
    case "revoked":
      return { tone: "red", text: m.messages_status_revoked() };
    default:
      return { tone: "grey", text: m.messages_status_unknown() };
  }
}

const REASONS: Record<string, (() => string) | undefined> = {
  opt_out: m.messages_stands_opt_out,
  bounce: m.messages_stands_bounce,
  complaint: m.messages_stands_complaint,
  carrier: m.messages_stands_carrier,
  manual: m.messages_stands_manual,
  import: m.messages_stands_import,
};

/** What stands against reaching somebody. */
export const standingWords = ({ reason, scope }: Suppression): Words => ({
  tone: scope === "marketing" ? "amber" : "red",
  text: scope === "marketing" ? m.messages_stands_marketing() : (REASONS[reason] ?? m.messages_stands_manual)(),
});

const SOURCES: Record<string, (() => string) | undefined> = {
  form: m.messages_source_form,
  reply: m.messages_source_reply,
  member: m.messages_source_member,
  import: m.messages_source_import,
  unsubscribe_page: m.messages_source_page,
};

/** The door an entry came through. */
export const sourceWords = ({ source }: Pick<Consent, "source">): string => SOURCES[source]?.() ?? source;
