import type { Intent } from "@mainstay/compliance";
import { and, eq } from "drizzle-orm";
import type { OpCtx } from "../../records/operation.ts";
import { updateRecord } from "../../records/write.ts";
import type { Reach } from "../consent/consent.table.ts";
import { grantedBefore, recordConsent } from "../consent/ledger.ts";
import { liftSuppressions, liveSuppressions, suppress } from "../consent/suppressions.ts";
import { contact } from "../contacts/contacts.object.ts";
import { contacts } from "../contacts/contacts.table.ts";
import type { Message } from "../messages/messages.object.ts";
import { draftMessage } from "../messages/messages.service.ts";
import { TRUSTED } from "../messages/messages.states.ts";
import { sendAutomatically } from "../messages/sending.ts";
import { readSettings } from "./settings.ts";

/**
 * Does what a STOP, HELP or START asks for, at once and before anything else is sent. The carrier's side may have done
 * and answered it already; then it is only written down.
 */
export async function obeyIntent(
  ctx: OpCtx,
  received: Message,
  intent: Intent,
  handled: Intent["kind"] | null,
): Promise<void> {
  if (intent.kind === "stop") return obeyStop(ctx, received, intent, handled !== null);
  if (intent.kind === "start") return obeyStart(ctx, received, handled !== null);
  if (!handled) await answer(ctx, received, await helpText(ctx));
}

async function obeyStop(ctx: OpCtx, received: Message, intent: Intent, isAnswered: boolean): Promise<void> {
  const address = addressOf(received);
  const isText = received.channel === "sms";
  // Whoever says stop on one of their numbers means all of them (WA, RCW 80.36.390; kept everywhere).
  const addresses = isText ? await numbersOf(ctx, received, address) : [address];
  const channels: Reach[] = isText ? ["sms", "call"] : ["email"];
  const hadStopped = (await liveSuppressions(ctx, address, "sms")).some(({ scope }) => scope === "all");
  await suppress(ctx, {
    channels,
    addresses,
    scope: isText ? "all" : "marketing",
    reason: "opt_out",
    source: "reply",
    certainty: intent.isCertain ? "certain" : "doubtful",
  });
  await writeDown(ctx, received, address, "revoked");
  await tick(ctx, received, "denied");
  // Exactly one confirmation: whoever has stopped before gets none, and a doubtful wording is a person's to answer.
  if (isText && !isAnswered && !hadStopped && intent.isCertain) await answer(ctx, received, stopText(ctx.org.name));
}

async function obeyStart(ctx: OpCtx, received: Message, isAnswered: boolean): Promise<void> {
  const address = addressOf(received);
  // A yes out of nowhere is an answer to some question; it re-opens only what had been agreed to before.
  if (!(await grantedBefore(ctx, "sms", address, received.contactId))) return;
  const lifted = await liftSuppressions(ctx, ["sms", "call"], [address], `Replied “${received.body.slice(0, 100)}”`);
  if (lifted === 0) return;
  await writeDown(ctx, received, address, "granted");
  await tick(ctx, received, "granted");
  if (!isAnswered) await answer(ctx, received, startText(ctx.org.name));
}

/** No marketing in it (47 CFR 64.1200(a)(12)). */
const stopText = (name: string) =>
  `${name}: you are unsubscribed and will get no more texts from us. Reply START to hear from us again.`;
const startText = (name: string) => `${name}: you will get texts from us again. Reply STOP to opt out, HELP for help.`;

async function helpText(ctx: OpCtx): Promise<string> {
  const { postalAddress } = await readSettings(ctx);
  return `${ctx.org.name}${postalAddress ? `, ${postalAddress}` : ""}. Reply here and we will get back to you. Reply STOP to opt out.`;
}

/** Mainstay's own words: one answer to a message, by the one way out. */
async function answer(ctx: OpCtx, received: Message, body: string): Promise<void> {
  const { result } = await draftMessage(
    ctx,
    {
      channel: "sms",
      to: addressOf(received),
      body,
      purpose: "transactional",
      writtenBy: "system",
      answersId: received.id,
      sourceKey: `answer ${received.id}`,
      contactId: received.contactId,
      leadId: received.leadId,
      dealId: received.dealId,
    },
    TRUSTED,
  );
  await sendAutomatically(ctx, result.id);
}

async function writeDown(ctx: OpCtx, received: Message, address: string, status: "revoked" | "granted"): Promise<void> {
  await recordConsent(ctx, {
    contactId: received.contactId,
    channel: received.channel === "sms" ? "sms" : "email",
    address,
    status,
    source: "reply",
    wording: received.body,
    proof: { messageId: received.id, provider: received.provider },
  });
}

/** The contact's record shows what the ledger says. */
async function tick(ctx: OpCtx, { channel, contactId }: Message, status: "denied" | "granted"): Promise<void> {
  if (!contactId) return;
  const field = channel === "sms" ? "smsConsent" : "emailConsent";
  await updateRecord(ctx, contact, contactId, { [field]: status, consentAt: ctx.now().toISOString() }, TRUSTED);
}

async function numbersOf(ctx: OpCtx, { contactId }: Message, address: string): Promise<string[]> {
  if (!contactId) return [address];
  const [row] = await ctx.db
    .select({ phones: contacts.phones })
    .from(contacts)
    .where(and(eq(contacts.orgId, ctx.org.id), eq(contacts.id, contactId)));
  return [...new Set([address, ...(row?.phones ?? []).map((phone) => phone.number)])];
}

/** Who wrote a received message; it always says. */
const addressOf = ({ from, to }: Message): string => from ?? to;
