import { defineSubscriber } from "@mainstay/events";
import type { Ctx } from "../../platform/context.ts";
import { lockRecords } from "../../records/lock.ts";
import type { AnyDoc } from "../../records/object.ts";
import { contactCreated, contactUpdated } from "../contacts/contacts.events.ts";
import { contact, primaryEmail, primaryPhone } from "../contacts/contacts.object.ts";
import type { ConsentStatus, Reach } from "./consent.table.ts";
import { latestConsent, recordConsent } from "./ledger.ts";

const TICKS = [
  { field: "emailConsent", channel: "email", address: primaryEmail },
  { field: "smsConsent", channel: "sms", address: primaryPhone },
] as const;

/** What is ticked on a contact, by a form or by hand, becomes evidence: a row of the ledger with the words shown. */
export const followContacts = defineSubscriber<Ctx, [typeof contactCreated, typeof contactUpdated]>({
  name: "consent.follow-contacts",
  on: [contactCreated, contactUpdated],
  where: `exists($.ticked[*]) || exists($.changed[*] ? (${TICKS.map(({ field }) => `@ == "${field}"`).join(" || ")}))`,
  async run(ctx, event) {
    const { payload } = event;
    // Locked, so that what the contact shows and what the ledger says are read as of one moment.
    const [doc] = await lockRecords(ctx, contact, [payload.contactId], "edit", { trusted: true });
    if (!doc) return;
    for (const { field, channel, address } of TICKS)
      await keep(ctx, doc, channel, address(doc), doc[field], event.actor);
  },
});

async function keep(ctx: Ctx, doc: AnyDoc, channel: Reach, address: string | null, tick: unknown, actor: object) {
  if (!address || (tick !== "granted" && tick !== "denied")) return;
  const status: ConsentStatus = tick;
  const last = await latestConsent(ctx, channel, address);
  // A STOP is written down as such before it shows on the contact.
  if (last && (last.status === status || (last.status === "revoked" && status === "denied"))) return;
  const isForm = "type" in actor && actor.type === "customer";
  await recordConsent(ctx, {
    contactId: doc.id,
    channel,
    address,
    status,
    source: isForm ? "form" : "member",
    wording: typeof doc.consentText === "string" ? doc.consentText : null,
    proof: { actor },
    ...(isForm && typeof doc.consentAt === "string" && { at: new Date(doc.consentAt) }),
  });
}
