import { createHmac } from "node:crypto";
import { BadSignature, type RawWebhook } from "./event.ts";
import { isSame } from "./signature.ts";

/**
 * Checks that QuickBooks sent it: HMAC-SHA256 in base64 over the bytes as they came. Intuit signs no time, so repeats are
 * told by the events' ids.
 * @throws BadSignature
 */
export function verifyQuickbooks({ headers, body }: RawWebhook, verifierToken: string): void {
  const wanted = createHmac("sha256", verifierToken).update(body).digest("base64");
  if (!isSame(headers.get("intuit-signature") ?? "", wanted)) {
    throw new BadSignature("This was not signed by QuickBooks");
  }
}
