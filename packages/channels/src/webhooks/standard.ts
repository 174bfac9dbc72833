import { createHmac, timingSafeEqual } from "node:crypto";
import { BadSignature, type RawWebhook } from "./event.ts";
import { requireRecent } from "./signature.ts";

/**
 * Checks a signature after Standard Webhooks, which Svix (Resend) uses too: HMAC-SHA256 over id, time and the bytes as
 * they came, within five minutes; of several signatures, as while a secret is changed, one must be right.
 * @param prefix how the headers begin: `webhook` or `svix`
 * @throws BadSignature
 */
export function verifyStandard({ headers, body, now }: RawWebhook, secret: string, prefix: "webhook" | "svix"): void {
  const id = headers.get(`${prefix}-id`) ?? "";
  const timestamp = headers.get(`${prefix}-timestamp`) ?? "";
  if (!id) throw new BadSignature("This has no id");
  requireRecent(timestamp, now);
  const wanted = createHmac("sha256", Buffer.from(secret.replace(/^whsec_/, ""), "base64"))
    .update(`${id}.${timestamp}.`)
    .update(body)
    .digest();
  const given = (headers.get(`${prefix}-signature`) ?? "")
    .split(" ")
    .filter((one) => one.startsWith("v1,"))
    .map((one) => Buffer.from(one.slice(3), "base64"));
  if (!given.some((one) => one.length === wanted.length && timingSafeEqual(one, wanted))) {
    throw new BadSignature("This was not signed with our secret");
  }
}
