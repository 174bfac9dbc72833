import type { ProviderEvent, RawWebhook, StatusEvent } from "./event.ts";
import { verifyStandard } from "./standard.ts";

/** Checks that Resend sent it. @throws BadSignature */
export const verifyResend = (webhook: RawWebhook, secret: string): void => verifyStandard(webhook, secret, "svix");

interface ResendEvent {
  type?: string;
  data?: {
    email_id?: string;
    bounce?: { type?: string; subType?: string };
    tags?: Record<string, string> | { name: string; value: string }[];
  };
}

/** What became of a mail. */
export function readResend({ headers, body }: RawWebhook): ProviderEvent[] {
  const event: ResendEvent = JSON.parse(new TextDecoder().decode(body));
  const status = STATUSES[event.type ?? ""];
  if (!status) return [];
  const tags = event.data?.tags;
  const messageId = Array.isArray(tags) ? tags.find((tag) => tag.name === "message")?.value : tags?.message;
  return [
    {
      kind: "status",
      key: headers.get("svix-id") ?? "",
      messageId: messageId ?? null,
      providerMessageId: event.data?.email_id ?? null,
      status,
      code: event.data?.bounce?.subType ?? null,
      isPermanent: event.data?.bounce?.type === "Permanent",
    },
  ];
}

const STATUSES: Record<string, StatusEvent["status"]> = {
  "email.sent": "sent",
  "email.delivered": "delivered",
  "email.bounced": "bounced",
  "email.failed": "failed",
  "email.complained": "complained",
};
