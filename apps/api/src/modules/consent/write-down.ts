import { type Ctx, inTransaction } from "../../platform/context.ts";
import { conflict, notFound } from "../../platform/problem.ts";
import { lockRecord } from "../../records/lock.ts";
import { mergedInto } from "../../records/merged.ts";
import { updateRecord } from "../../records/write.ts";
import { contact, primaryEmail, primaryPhone } from "../contacts/contacts.object.ts";
import { addressHash } from "./addresses.ts";
import type { ConsentStatus, Reach } from "./consent.table.ts";
import { type ConsentGiven, type ConsentRow, consentBefore, findConsent, recordConsent, takeBack } from "./ledger.ts";

/**
 * Writes down what a person told a member about being contacted, and lets the contact's record show it.
 * @throws Problem not-found, forbidden
 */
export async function writeDownConsent(ctx: Ctx, given: ConsentGiven & { contactId: string }): Promise<ConsentRow> {
  return inTransaction(ctx, async (ctx) => {
    await lockRecord(ctx, contact, given.contactId, "edit");
    const row = await recordConsent(ctx, { ...given, proof: { actor: ctx.actor } });
    await showOnContact(ctx, row);
    return row;
  });
}

/**
 * Takes back what a member wrote down by mistake: what held before holds again. Nothing is deleted; the ledger keeps
 * the mistake and its correction.
 * @throws Problem not-found, forbidden, conflict when it is the person's own word or another entry came after it
 */
export async function takeBackConsent(ctx: Ctx, id: string): Promise<ConsentRow> {
  return inTransaction(ctx, async (ctx) => {
    const row = await findConsent(ctx, id);
    if (!row?.contactId) throw notFound("Consent");
    // The ledger keeps whom it was written down for; that contact may have become another one since.
    const contactId = (await mergedInto(ctx, contact, row.contactId)) ?? row.contactId;
    await lockRecord(ctx, contact, contactId, "edit");
    if (row.source !== "member") throw conflict("This is the person's own word; write down what they say now instead.");
    const { newest, before } = await consentBefore(ctx, row);
    if (newest.id !== id) throw conflict("Something was written down after this; take that back first.");
    const taken = await takeBack(ctx, { ...row, contactId }, before);
    await showOnContact(ctx, taken);
    return taken;
  });
}

const TICKS: Record<ConsentStatus, "granted" | "denied" | "unknown"> = {
  granted: "granted",
  denied: "denied",
  revoked: "denied",
  unknown: "unknown",
};

/** The contact's own fields speak of their first address and number; of others only the ledger tells. */
async function showOnContact(ctx: Ctx, { contactId, channel, addressHash: hash, status }: ConsentRow): Promise<void> {
  if (!contactId || channel === "call") return;
  const doc = await lockRecord(ctx, contact, contactId, "edit");
  const first = PRIMARY[channel](doc);
  if (!first || addressHash(ctx, first) !== hash) return;
  const field = channel === "sms" ? "smsConsent" : "emailConsent";
  if (doc[field] === TICKS[status]) return;
  await updateRecord(ctx, contact, contactId, { [field]: TICKS[status] }, { trusted: true });
}

const PRIMARY = { email: primaryEmail, sms: primaryPhone } satisfies Record<Exclude<Reach, "call">, unknown>;
