import type { DrawnObject } from "../../lib/session.ts";
import { emailsIn, phonesIn } from "../fields/contact-points.ts";
import { inWords } from "../fields/PlainValue.tsx";
import { asText, isBlank, type RecordData } from "../record.ts";

/** How a record, or whom it is about, can be reached. */
export interface Reach {
  phone?: string;
  email?: string;
  address?: string;
}

/**
 * The first phone, e-mail and address of a record; what it lacks is taken from its contact, then its company, which a
 * single record's answer carries whole.
 */
export function reachOf(object: DrawnObject, record: RecordData): Reach {
  const own = ownReach(record, object.fields);
  const linked = [record.contact, record.company].filter(isRecord).map((one) => ownReach(one));
  const first = (part: keyof Reach) => [own, ...linked].find((reach) => reach[part])?.[part];
  return { phone: first("phone"), email: first("email"), address: first("address") };
}

/** By the names that the product's own objects give these fields; the declaration may hide some. */
function ownReach(record: Record<string, unknown>, fields?: DrawnObject["fields"]): Reach {
  const shown = (name: string) => (!fields || fields.some((field) => field.name === name) ? record[name] : undefined);
  const phones = phonesIn(shown("phones"));
  const emails = emailsIn(shown("emails"));
  const addresses = shown("addresses");
  const address = shown("billingAddress") ?? (Array.isArray(addresses) ? addresses[0] : undefined);
  return {
    phone: (phones.find((one) => one.primary) ?? phones[0])?.number ?? text(shown("phone") ?? shown("mainPhone")),
    email: (emails.find((one) => one.primary) ?? emails[0])?.email ?? text(shown("email")),
    address: isBlank(address) ? undefined : inWords(address),
  };
}

const text = (value: unknown) => (isBlank(value) ? undefined : asText(value));

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
