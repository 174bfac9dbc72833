import { createHmac } from "node:crypto";
import { BadSignature, type RawWebhook } from "./event.ts";
import { isSame, requireRecent } from "./signature.ts";

/**
 * Checks that Slack sent it: HMAC-SHA256 in hex over its version, time and the bytes as they came, within five minutes.
 * @throws BadSignature
 */
export function verifySlack({ headers, body, now }: RawWebhook, signingSecret: string): void {
  const timestamp = headers.get("x-slack-request-timestamp") ?? "";
  requireRecent(timestamp, now);
  const wanted = createHmac("sha256", signingSecret).update(`v0:${timestamp}:`).update(body).digest("hex");
  if (!isSame(headers.get("x-slack-signature") ?? "", `v0=${wanted}`)) {
    throw new BadSignature("This was not signed by Slack");
  }
}
