import { inLanguage } from "../../lib/server-words/server-words.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { changedFields } from "../fields/ChangedFields.tsx";
import { asText, type RecordData } from "../record.ts";
import type { TimelineEntry } from "./timeline.api.ts";

const ACTIVITY_WORDS: Record<string, () => string> = {
  note: m.timeline_wrote_note,
  phone_call: m.timeline_logged_call,
  sms: m.timeline_logged_text,
  system: m.timeline_noted,
  meeting: m.timeline_logged_meeting,
  email_inbound: m.timeline_received_email,
  email_outbound: m.timeline_sent_email,
};

/** What somebody did with an activity, after their name. */
export const activityWords = ({ type }: RecordData): string =>
  ACTIVITY_WORDS[asText(type)]?.() ?? asText(type).replaceAll("_", " ");

const PLAIN_WORDS: Record<string, () => string> = {
  create: m.timeline_created,
  delete: m.timeline_deleted,
  restore: m.timeline_restored,
};

/**
 * What a change of a record comes to, after the name of who made it. The record itself is not named on its own
 * timeline; what a larger operation was about (a merge, an undo) is said in the journal's words.
 */
export function changeWords(object: DrawnObject, { change, actor }: TimelineEntry): string {
  if (!change) return "";
  if (change.kind === "update" && change.after) {
    const fields = changedFields(object, change.before ?? {}, change.after).map(({ label }) => label.toLowerCase());
    if (fields.length > 0) return m.timeline_changed({ fields: fields.join(", ") });
  }
  const plain = change.kind === change.action ? PLAIN_WORDS[change.kind] : undefined;
  return plain?.() ?? withoutName(inLanguage(change.summary), actor?.name);
}

/** Some summaries begin with who did it, who stands before them already. */
const withoutName = (summary: string, name: string | null | undefined): string =>
  name && summary.startsWith(`${name} `) ? summary.slice(name.length + 1) : summary;

export const actorName = ({ actor }: TimelineEntry): string => actor?.name ?? "Mainstay";

/** Why something happened that no member did by hand; undefined where there is nothing to explain. */
export function whyOf({ change, actor }: TimelineEntry): string | undefined {
  if (change?.reason) return m.timeline_because({ reason: change.reason });
  if (change?.source === "form") return m.timeline_by_form();
  if (actor?.type === "apiKey" || change?.source === "api") return m.timeline_by_api();
  return change?.source === "automation" || change?.source === "system" ? m.timeline_by_mainstay() : undefined;
}
