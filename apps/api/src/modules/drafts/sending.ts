import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { forbidden, Problem } from "../../platform/problem.ts";
import { findRecord } from "../../records/read.ts";
import { query } from "../../records/sql.ts";
import { draftMessage } from "../messages/messages.service.ts";
import { sendMessage } from "../messages/sending.ts";
import { logAct } from "./ai-log.ts";
import { supersedeOthers } from "./approving.ts";
import { coverOf } from "./cover.ts";
import { draftSent } from "./drafts.events.ts";
import { type Draft, draft } from "./drafts.object.ts";
import type { SendDraft } from "./drafts.schemas.ts";
import { lockDraft, moveDraft, named } from "./drafts.states.ts";
import { drafts } from "./drafts.table.ts";
import { isDocument } from "./drafts.words.ts";
import { pageUrl } from "./pages/address.ts";
import { sendPrint } from "./printing/print.job.ts";
import { moveOn } from "./stages.ts";

/**
 * Brings an approved draft to its reader. A follow-up goes as the message it is; a document gets a page of its own and
 * a PDF, and a message leads there, which the member who sends it stands for. Whether and when the message may leave
 * is decided by dispatch, as for every message.
 * @throws Problem forbidden without the right to send, invalid when nobody approved it or the words lack the link
 */
export async function sendDraft(ctx: Ctx, id: string, how: SendDraft): Promise<Draft> {
  const seen = await findRecord(ctx, draft, id);
  if (!ctx.role.capabilities.includes("send_messages")) {
    throw forbidden(`The role ${ctx.role.name} may not send messages.`);
  }
  return inTransaction(ctx, async (ctx) => {
    const current = await lockDraft(ctx, id);
    if (current.state === "sending" || current.state === "sent") return current;
    if (current.state !== "approved") throw unapproved(current);
    if (!isDocument(seen.type)) return sendFollowUp(ctx, current);
    const key = await keyOf(ctx, current);
    const channel = how.channel ?? (await usualChannel(ctx, current));
    const messageId = channel === "link" ? null : await sendCover(ctx, current, { ...how, channel }, pageUrl(ctx, key));
    await supersedeOthers(ctx, current, ["sending", "sent"]);
    sendPrint(ctx, id);
    await logAct(ctx, "send", { ...current, messageId });
    const patch = { messageId, sendingProblem: null };
    if (messageId) return moveDraft(ctx, current, { to: "sending", summary: `Sent ${named(current)}`, patch });
    return markSent(ctx, current, channel);
  });
}

/** It is with its reader: the world is told, and the lead or deal moves on. */
export async function markSent(ctx: Ctx, current: Draft, channel: string): Promise<Draft> {
  const moved = await moveDraft(ctx, current, {
    to: "sent",
    summary: `${channel === "link" ? "Handed over" : "Delivered"} ${named(current)}`,
    patch: { sentAt: ctx.now().toISOString(), sendingProblem: null },
    tell: { event: draftSent, more: { channel } },
  });
  if (isDocument(moved.type)) await moveOn(ctx, moved, "document_sent");
  return moved;
}

async function sendFollowUp(ctx: Ctx, current: Draft): Promise<Draft> {
  if (!current.messageId) throw unapproved(current);
  await sendMessage(ctx, current.messageId);
  return moveDraft(ctx, current, { to: "sending", summary: `Sent ${named(current)}` });
}

/** The message that leads to the page. */
async function sendCover(
  ctx: Ctx,
  current: Draft,
  { channel, subject, body }: SendDraft & { channel: "email" | "sms" },
  url: string,
): Promise<string> {
  const usual = coverOf(ctx, current);
  const words = body ?? usual[channel];
  if (!words.includes("{{link}}")) {
    throw new Problem("invalid", "Leave {{link}} where the address of the page belongs.", {
      errors: [{ pointer: "/body", detail: "Leave {{link}} where the address of the page belongs." }],
    });
  }
  const { leadId, dealId, contactId } = current;
  const { result: message } = await draftMessage(ctx, {
    channel,
    subject: subject ?? usual.subject,
    body: words.replaceAll("{{link}}", url),
    ...(dealId ? { dealId } : { leadId }),
    ...(contactId && { contactId }),
  });
  await sendMessage(ctx, message.id);
  return message.id;
}

/** By e-mail where there is an address, else by text. */
async function usualChannel(ctx: Ctx, { contactId, leadId }: Draft): Promise<"email" | "sms"> {
  const [reach] = await query<{ hasEmail: boolean }>(
    ctx.db,
    sql`select exists (select from contacts c where c.org_id = ${ctx.org.id} and c.id = ${contactId}::uuid and jsonb_array_length(c.emails) > 0)
      or exists (select from leads l where l.org_id = ${ctx.org.id} and l.id = ${leadId}::uuid and l.email is not null) as "hasEmail"`,
  );
  return reach?.hasEmail ? "email" : "sms";
}

/** What its page is known by; 192 bits, so that keys cannot be guessed. The same however often it is sent. */
async function keyOf(ctx: Ctx, { id }: Draft): Promise<string> {
  const fresh = randomBytes(24).toString("base64url");
  const [row] = await ctx.db
    .update(drafts)
    .set({ publicKey: sql`coalesce(${drafts.publicKey}, ${fresh})` })
    .where(sql`${eq(drafts.orgId, ctx.org.id)} and ${eq(drafts.id, id)}`)
    .returning({ key: drafts.publicKey });
  return row?.key ?? fresh;
}

function unapproved(current: Draft): Problem {
  const why = "Nobody has approved this draft yet.";
  return current.state === "draft"
    ? new Problem("invalid", why, { errors: [{ pointer: "", detail: why }], extra: { reason: "not_approved" } })
    : new Problem("conflict", `This draft is ${current.state}.`, { extra: { state: current.state } });
}

/** A draft that should have gone out did not: it waits, approved, with the reason. */
export async function holdBack(ctx: Ctx, current: Draft, why: string): Promise<void> {
  if (current.state !== "sending") return;
  const summary = `Could not send ${named(current)}: ${why}`;
  await moveDraft(ctx, current, { to: "approved", summary, patch: { sendingProblem: why } });
}
