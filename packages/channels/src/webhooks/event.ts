import type { Forwarded } from "./forwarded.ts";

/** What a provider tells us, in one shape for all of them. */
export type ProviderEvent = StatusEvent | InboundEvent;

export interface StatusEvent {
  kind: "status";
  /** What makes it one event: told twice it is the same. */
  key: string;
  /** Our id, where the provider carried it along. */
  messageId: string | null;
  providerMessageId: string | null;
  status: "sent" | "delivered" | "failed" | "bounced" | "complained" | "unsubscribed";
  code: string | null;
  /** A bounce that will not mend, as of an address that does not exist. */
  isPermanent: boolean;
}

export interface InboundEvent {
  kind: "inbound";
  key: string;
  from: string;
  /** As the sender calls themselves. */
  fromName?: string | null;
  to: string;
  subject: string | null;
  text: string;
  /** The mail that this one passes on, if any. */
  forwarded?: Forwarded | null;
  /** Message-IDs it answers, newest first. */
  answers: string[];
  internetId: string | null;
  /** The carrier's side has acted on it already and answered. */
  handled: "stop" | "start" | "help" | null;
  /** Written by a machine, such as an out-of-office note. */
  isAutomatic?: boolean;
}

/** A webhook as it came: what is signed are these bytes and no others. */
export interface RawWebhook {
  /** As the provider called it: the public address with its query. */
  url: string;
  headers: Headers;
  body: Uint8Array;
  now: Date;
}

/** It does not come from the provider, or not from now. */
export class BadSignature extends Error {
  override name = "BadSignature";
}
