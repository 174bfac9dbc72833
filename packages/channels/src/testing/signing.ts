import { createHmac, type KeyObject, sign } from "node:crypto";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";

/*
 * The headers with which providers sign their webhooks, for tests to call as they do. Twilio's comes from its own library;
 * the others are held to what the vendors' libraries sign by the vectors.
 */

/** Signed as by Twilio: over the address as it calls it, and its form. */
export const signedByTwilio = (url: string, form: Record<string, string>, authToken: string) => ({
  "x-twilio-signature": getExpectedTwilioSignature(authToken, url, form),
});

/** Signed after Standard Webhooks, as by a forwarding rule (`webhook`) or Resend (`svix`). */
export function signedByStandard(
  prefix: "webhook" | "svix",
  { id, at, body }: { id: string; at: Date; body: string },
  secret: string,
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signature = createHmac("sha256", Buffer.from(secret.replace(/^whsec_/, ""), "base64"))
    .update(`${id}.${timestamp}.${body}`)
    .digest("base64");
  return {
    [`${prefix}-id`]: id,
    [`${prefix}-timestamp`]: timestamp,
    [`${prefix}-signature`]: `v1,${signature}`,
  };
}

/** Signed as by SendGrid, whose key is on the curve P-256. */
export function signedBySendgrid(body: string, at: Date, privateKey: KeyObject) {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  return {
    "x-twilio-email-event-webhook-timestamp": timestamp,
    "x-twilio-email-event-webhook-signature": sign("sha256", Buffer.from(timestamp + body), privateKey).toString(
      "base64",
    ),
  };
}
