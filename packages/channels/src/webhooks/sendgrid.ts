import { createPublicKey, verify } from "node:crypto";
import { BadSignature, type ProviderEvent, type RawWebhook, type StatusEvent } from "./event.ts";

/**
 * Checks that SendGrid sent it: ECDSA over its timestamp and the bytes as they came, their last line break included.
 * SendGrid sets no age limit, so repeats are told by the events' ids.
 * @param publicKey base64 of the SPKI, as SendGrid shows it
 * @throws BadSignature
 */
export function verifySendgrid({ headers, body }: RawWebhook, publicKey: string): void {
  const signature = headers.get("x-twilio-email-event-webhook-signature") ?? "";
  const timestamp = headers.get("x-twilio-email-event-webhook-timestamp") ?? "";
  const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  if (!verify("sha256", signed, { key, dsaEncoding: "der" }, Buffer.from(signature, "base64"))) {
    throw new BadSignature("This was not signed by SendGrid");
  }
}

interface SendgridEvent {
  event?: string;
  sg_event_id?: string;
  sg_message_id?: string;
  message?: string;
  status?: string;
  type?: string;
}

/** What became of mails; SendGrid tells of many at once. */
export function readSendgrid({ body }: RawWebhook): ProviderEvent[] {
  const events: SendgridEvent[] = JSON.parse(new TextDecoder().decode(body));
  return events.flatMap((event): ProviderEvent[] => {
    const status = STATUSES[event.event ?? ""];
    if (!status || !event.sg_event_id) return [];
    return [
      {
        kind: "status",
        key: event.sg_event_id,
        messageId: event.message ?? null,
        providerMessageId: event.sg_message_id?.split(".")[0] ?? null,
        status,
        code: event.status ?? null,
        isPermanent: event.event === "bounce" && event.type !== "blocked",
      },
    ];
  });
}

const STATUSES: Record<string, StatusEvent["status"]> = {
  delivered: "delivered",
  bounce: "bounced",
  dropped: "failed",
  spamreport: "complained",
  unsubscribe: "unsubscribed",
  group_unsubscribe: "unsubscribed",
};
