import { createHmac } from "node:crypto";
import { BadSignature, type RawWebhook } from "./event.ts";
import { isSame, requireRecent } from "./signature.ts";

/**
 * Checks that Stripe sent it: HMAC-SHA256 in hex over time and the bytes as they came, within five minutes. The one header
 * (`t=…,v1=…`) has several signatures while a secret is changed, and ones of other schemes, which do not count.
 * @throws BadSignature
 */
export function verifyStripe({ headers, body, now }: RawWebhook, secret: string): void {
  const parts = (headers.get("stripe-signature") ?? "").split(",");
  const valuesOf = (name: string) =>
    parts.filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(name.length + 1));
  const [timestamp = ""] = valuesOf("t");
  requireRecent(timestamp, now);
  const wanted = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex");
  if (!valuesOf("v1").some((given) => isSame(given, wanted))) throw new BadSignature("This was not signed by Stripe");
}
