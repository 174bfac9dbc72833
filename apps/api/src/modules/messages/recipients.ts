import type { Ctx } from "../../platform/context.ts";
import { invalidField } from "../../platform/problem.ts";
import { type AnyDoc, objectNamed } from "../../records/object.ts";
import { findReadable, findRecord } from "../../records/read.ts";
import { isEmail, normalizeAddress } from "../consent/addresses.ts";
import { primaryEmail, primaryPhone } from "../contacts/contacts.object.ts";
import type { ChannelKind } from "./messages.words.ts";

export interface Addressed {
  to: string;
  contactId: string | null;
  leadId: string | null;
  dealId: string | null;
  ownerId: string | null;
}

export interface AddressedAs {
  channel: ChannelKind;
  to?: string | null;
  contactId?: string | null;
  leadId?: string | null;
  dealId?: string | null;
}

/**
 * Whom a message goes to and what it is about: the address given, or the contact's or lead's own; and the contact by
 * way of the lead or deal.
 * @throws Problem not-found for a record the actor may not read, invalid without a usable address
 */
export async function addressMessage(
  ctx: Ctx,
  given: AddressedAs,
  options: { trusted?: boolean } = {},
): Promise<Addressed> {
  const find = (name: string, id: string) => findRecord(ctx, objectNamed(name), id, options);
  const deal = given.dealId ? await find("deal", given.dealId) : null;
  const lead = given.leadId ? await find("lead", given.leadId) : null;
  const contactId = given.contactId ?? text(lead?.contactId) ?? text(deal?.contactId);
  const contact = given.contactId
    ? await find("contact", given.contactId)
    : contactId
      ? await findReadable(ctx, objectNamed("contact"), contactId)
      : null;
  return {
    to: readAddress(ctx, given, contact, lead),
    contactId: contact ? contactId : null,
    leadId: lead?.id ?? null,
    dealId: deal?.id ?? null,
    ownerId: text(lead?.ownerId) ?? text(deal?.ownerId) ?? text(contact?.ownerId) ?? ctx.member?.id ?? null,
  };
}

/** An address in its one spelling, of the kind the channel needs. @throws Problem invalid */
export function checkAddress(ctx: Ctx, channel: ChannelKind, address: string): string {
  const normalized = normalizeAddress(ctx, address);
  if (normalized === null || isEmail(normalized) !== (channel === "email")) {
    const kind = channel === "email" ? "an e-mail address" : "a phone number";
    throw invalidField("to", `“${address}” is not ${kind}.`);
  }
  return normalized;
}

function readAddress(ctx: Ctx, { channel, to }: AddressedAs, contact: AnyDoc | null, lead: AnyDoc | null): string {
  const known =
    channel === "email"
      ? ((contact && primaryEmail(contact)) ?? text(lead?.email))
      : ((contact && primaryPhone(contact)) ?? text(lead?.phone));
  const address = to || known;
  if (!address) {
    throw invalidField(
      "to",
      channel === "email" ? "There is no e-mail address to send to." : "There is no number to text.",
    );
  }
  return checkAddress(ctx, channel, address);
}

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
