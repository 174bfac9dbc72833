import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { invalidField, Problem } from "../../platform/problem.ts";
import { parseBody } from "../../records/body.ts";
import { lockKeys, type Reachable } from "../../records/keys.ts";
import type { AnyDoc } from "../../records/object.ts";
import { type Done, inOperation, type OpCtx } from "../../records/operation.ts";
import { findRecord } from "../../records/read.ts";
import { createRecord } from "../../records/write.ts";
import { activity } from "../activities/activities.object.ts";
import { contact, primaryEmail, primaryPhone } from "../contacts/contacts.object.ts";
import { findOrCreateContact } from "../contacts/contacts.service.ts";
import { Person, requireReach, takeInLead } from "../leads/leads.intake.ts";
import { LEAD_SOURCES, lead } from "../leads/leads.object.ts";

const text = (max: number) => z.string().trim().max(max).nullish();

export const NewInquiry = z.strictObject({
  contactId: z.uuid().optional(),
  contact: Person.optional(),
  title: text(255),
  description: text(20_000),
  serviceType: text(255),
  source: z.enum(LEAD_SOURCES).default("phone_call"),
  note: text(20_000).describe("What was said on the phone"),
  followUpAt: z.iso.datetime({ offset: true }).nullish(),
  newLead: z.boolean().default(false).describe("Another lead beside the person's open one, on purpose"),
});
export type NewInquiry = z.infer<typeof NewInquiry>;

export interface TakenInquiry {
  lead: AnyDoc;
  /** Null when the contact is somebody else's and the actor may not see it. */
  contact: AnyDoc | null;
  activity: AnyDoc;
}

/**
 * Writes down a phone call: the lead is made or added to, the call becomes an activity, all in one operation.
 * @throws Problem not-found, forbidden, invalid
 */
export async function takeInInquiry(ctx: Ctx, inquiry: NewInquiry): Promise<Done<TakenInquiry>> {
  if (!inquiry.contactId) requireReach({ contact: inquiry.contact ?? {} });
  return inOperation(
    ctx,
    { kind: "create", summary: `Took in call${inquiry.title ? ` “${inquiry.title}”` : ""}` },
    async (ctx) => {
      const taken = inquiry.newLead ? await makeSecondLead(ctx, inquiry) : await takeIn(ctx, inquiry);
      const { result: call } = await createRecord(ctx, activity, {
        type: "phone_call",
        direction: "inbound",
        subject: inquiry.title || "Call",
        body: inquiry.note || inquiry.description || null,
        outcome: "spoke",
        followUpAt: inquiry.followUpAt ?? null,
        leadId: taken.id,
      });
      return { lead: taken, contact: await readableContact(ctx, taken), activity: call };
    },
  );
}

/** The rule that one person has one open lead holds for calls too. */
async function takeIn(ctx: OpCtx, inquiry: NewInquiry): Promise<AnyDoc> {
  const { result } = await takeInLead(ctx, {
    ...ownFields(inquiry),
    source: inquiry.source,
    ...(await whoCalls(ctx, inquiry)),
  });
  return result.lead;
}

async function makeSecondLead(ctx: OpCtx, inquiry: NewInquiry): Promise<AnyDoc> {
  const { contactId, contact: person } = await whoCalls(ctx, inquiry);
  const reach = await reachOf(ctx, person);
  await lockKeys(ctx, reach);
  const known = contactId ?? (await findOrCreateContact(ctx, { ...person, phone: reach.phones[0] ?? null }, reach)).id;
  const name = [person.firstName, person.lastName].filter(Boolean).join(" ");
  const { result } = await createRecord(ctx, lead, {
    ...ownFields(inquiry),
    title: inquiry.title || inquiry.serviceType || `Call from ${name || (reach.phones[0] ?? reach.emails[0])}`,
    source: inquiry.source,
    contactId: known,
    email: reach.emails[0] ?? null,
    phone: reach.phones[0] ?? null,
  });
  return result;
}

const ownFields = ({ title, description, serviceType }: NewInquiry) => ({ title, description, serviceType });

/** A contact that was picked, with its own ways of being reached; else the person as given. @throws Problem invalid */
async function whoCalls(
  ctx: Ctx,
  { contactId, contact: person = {} }: NewInquiry,
): Promise<{ contactId?: string; contact: Person }> {
  if (!contactId) return { contact: person };
  const known = await findRecord(ctx, contact, contactId).catch((error: unknown) => {
    throw isNotFound(error) ? invalidField("contactId", "There is no such contact, or it is not yours to see.") : error;
  });
  return { contactId, contact: { email: primaryEmail(known), phone: primaryPhone(known) } };
}

/** The person's e-mail and phone as a contact would store them. @throws Problem invalid */
async function reachOf(ctx: Ctx, { email, phone }: Person): Promise<Reachable> {
  const parsed = await parseBody(ctx, lead, "update", { email: email ?? null, phone: phone ?? null });
  return { emails: [parsed.email].filter(isText), phones: [parsed.phone].filter(isText) };
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isNotFound = (error: unknown) => error instanceof Problem && error.code === "not-found";

async function readableContact(ctx: Ctx, { contactId }: AnyDoc): Promise<AnyDoc | null> {
  if (!contactId) return null;
  return findRecord(ctx, contact, String(contactId)).catch((error: unknown) => {
    if (isNotFound(error)) return null;
    throw error;
  });
}
