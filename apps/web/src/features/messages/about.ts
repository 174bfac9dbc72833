import { emailsIn, phonesIn } from "../../records/fields/contact-points.ts";
import type { RecordData } from "../../records/record.ts";
import type { ChannelKind } from "./messages.api.ts";

/** What a message is about. */
export interface About {
  contactId?: string;
  leadId?: string;
  dealId?: string;
}

const LINKS: Record<string, keyof About> = { contact: "contactId", lead: "leadId", deal: "dealId" };

/** The record as what a message is about; undefined for objects nobody is written to from. */
export function aboutOf(object: string, record: RecordData): About | undefined {
  const link = LINKS[object];
  return link && { [link]: record.id };
}

/**
 * The conversation a record belongs to: everything with its contact where it has one, so that it is the same on the
 * contact's page, the lead's and the deal's.
 */
export function conversationFilter(object: string, record: RecordData): string {
  const contactId = object === "contact" ? record.id : idOf(record.contactId);
  return contactId ? `contact:${contactId}` : `${object}:${record.id}`;
}

/** The addresses somebody can be written to at, the first one first. */
export function addressesOf(record: RecordData, channel: ChannelKind): string[] {
  const people = [record.contact, record].filter(isRecord);
  const found = people.flatMap((one) =>
    channel === "email"
      ? [...byPrimary(emailsIn(one.emails)).map(({ email }) => email), one.email]
      : [...byPrimary(phonesIn(one.phones)).map(({ number }) => number), one.phone],
  );
  return [...new Set(found.filter((address) => typeof address === "string" && address !== ""))] as string[];
}

const byPrimary = <Point extends { primary?: boolean }>(points: Point[]) =>
  points.toSorted((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false));

const idOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
