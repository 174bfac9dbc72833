import { normalizeEmail } from "@mainstay/model/email";
import type { Ctx, Member } from "../../platform/context.ts";
import { createRecord } from "../../records/write.ts";
import { activity } from "../activities/activities.object.ts";
import type { Message } from "../messages/messages.object.ts";
import { TRUSTED } from "../messages/messages.states.ts";
import type { Inbound } from "./inbound.ts";

/** Who passed a mail on by hand, and what they wrote above it. */
export interface PassedOn {
  by: Member;
  note: string;
}

/**
 * A customer's mail that a member forwards to the organization is the customer's, not the member's: it is taken in as if
 * it had come straight from them. Anybody else's forwarded mail is their own words.
 */
export async function asFirstSent(
  ctx: Ctx,
  inbound: Inbound,
): Promise<{ inbound: Inbound; passedOn: PassedOn | null }> {
  const { forwarded } = inbound;
  // Of a sender whose address is none it would be nobody's mail: then it stays the member's.
  const by = forwarded && normalizeEmail(forwarded.from) && (await memberWith(ctx, inbound.from));
  if (!forwarded || !by) return { inbound, passedOn: null };
  const { from, name, subject, text, note } = forwarded;
  const first = { ...inbound, from, fromName: name, subject, text, answers: [], isAutomatic: false };
  return { inbound: first, passedOn: { by, note } };
}

async function memberWith(ctx: Ctx, address: string): Promise<Member | null> {
  const email = normalizeEmail(address);
  const members = await ctx.house.auth.membershipsIn(ctx.org.id);
  return members.find(({ member }) => normalizeEmail(member.email) === email)?.member ?? null;
}

/** Keeps what the member wrote above it, beside the mail; a stranger's STOP hangs on nothing, and so would the note. */
export async function keepNote(
  ctx: Ctx,
  { contactId, leadId, dealId }: Message,
  { by, note }: PassedOn,
): Promise<void> {
  if (!note || (!contactId && !leadId && !dealId)) return;
  const about = { contactId, leadId, dealId };
  await createRecord(
    ctx,
    activity,
    { ...about, type: "note", subject: "Passed on", body: note, memberId: by.id },
    TRUSTED,
  );
}
