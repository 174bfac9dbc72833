import { emailsIn, phonesIn } from "../../records/fields/contact-points.ts";
import type { RecordData } from "../../records/record.ts";
import type { Consent, Reach, Suppression } from "./consent.api.ts";

/** A way of reaching somebody, with what they last said about it and what stands against it. */
export interface Way {
  channel: Exclude<Reach, "call">;
  address: string;
  latest: Consent | undefined;
  standing: Suppression[];
}

/** Every address of a contact, e-mail first. */
export function waysOf(contact: RecordData, consents: Consent[], suppressions: Suppression[]): Way[] {
  const addresses = [
    ...emailsIn(contact.emails).map(({ email }) => ({ channel: "email", address: email }) as const),
    ...phonesIn(contact.phones).map(({ number }) => ({ channel: "sms", address: number }) as const),
  ];
  return addresses.map(({ channel, address }) => ({
    channel,
    address,
    latest: consents.find((one) => one.channel === channel && one.address === address),
    standing: suppressions.filter((one) => one.channel === channel && one.address === address),
  }));
}
