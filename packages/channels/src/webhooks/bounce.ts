import PostalMime, { type Email } from "postal-mime";
import type { StatusEvent } from "./event.ts";

/** A mail server's report on a mail of ours, rather than somebody's words (RFC 3464). */
export const isDeliveryReport = ({ headers }: Email): boolean => {
  const type = headers.find(({ key }) => key === "content-type")?.value ?? "";
  return /^multipart\/report\b/i.test(type) && /report-type="?delivery-status/i.test(type);
};

/**
 * What a delivery report says of our mail, which it names by the Message-ID we gave it. A delay is no news: the server
 * is still trying.
 */
export async function readDeliveryReport(body: Uint8Array): Promise<StatusEvent[]> {
  const { attachments } = await PostalMime.parse(body, { forceRfc822Attachments: true });
  const textOf = (type: RegExp) =>
    attachments
      .filter(({ mimeType }) => type.test(mimeType))
      .map(({ content }) => (typeof content === "string" ? content : new TextDecoder().decode(content)))
      .join("\n");
  const report = textOf(/^message\/(?:global-)?delivery-status$/);
  const returned = textOf(/^(?:message\/rfc822|text\/rfc822-headers|message\/global(?:-headers)?)$/);
  const messageId =
    OUR_ID.exec(headerIn(report, "Original-Message-ID") ?? headerIn(returned, "Message-ID") ?? "")?.[1] ?? null;
  const status = OUTCOMES[headerIn(report, "Action")?.toLowerCase() ?? ""];
  if (!messageId || !status) return [];
  const code = headerIn(report, "Status") ?? null;
  return [
    {
      kind: "status",
      key: `report ${messageId} ${status}`,
      messageId,
      providerMessageId: null,
      status,
      code,
      isPermanent: status === "bounced" && (code ?? "").startsWith("5."),
    },
  ];
}

const OUTCOMES: Record<string, StatusEvent["status"] | undefined> = {
  failed: "bounced",
  delivered: "delivered",
  relayed: "delivered",
};

/** Our Message-IDs begin with the id of the message. */
const OUR_ID = /<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i;

const headerIn = (text: string, name: string): string | undefined =>
  new RegExp(`^${name}:\\s*(.+)$`, "im").exec(text)?.[1]?.trim();
