import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BadSignature, type RawWebhook, verifyResend, verifySendgrid, verifyStandard, verifyTwilio } from "../index.ts";

/*
 * Signatures made by the vendors' own libraries or printed in their documentation, kept beside the repository. Where they
 * are absent only the printed ones below are checked.
 */
const FILE = "/work/shared/data/webhook-vectors.json";

interface Vector {
  provider: string;
  secret?: string;
  publicKey?: string;
  url?: string;
  params?: Record<string, string>;
  body?: string;
  id?: string;
  timestamp?: number | string;
  signature: string;
}

/** Twilio's and Svix's documented examples. */
const DOCUMENTED: Vector[] = [
  {
    provider: "twilio",
    secret: "12345",
    url: "https://mycompany.com/myapp.php?foo=1&bar=2",
    params: {
      CallSid: "CA1234567890ABCDE",
      Caller: "+14158675309",
      Digits: "1234",
      From: "+14158675309",
      To: "+18005551212",
    },
    signature: "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
  },
  {
    provider: "resend(svix)",
    secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    timestamp: 1614265330,
    body: '{"test": 2432232314}',
    signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  },
];

const HERE: Record<
  string,
  { headers(vector: Vector): Record<string, string>; verify(webhook: RawWebhook, vector: Vector): void }
> = {
  twilio: {
    headers: ({ signature }) => ({ "x-twilio-signature": signature }),
    verify: (webhook, { secret = "" }) => verifyTwilio(webhook, secret),
  },
  "twilio-json": {
    headers: ({ signature }) => ({ "x-twilio-signature": signature }),
    verify: (webhook, { secret = "" }) => verifyTwilio(webhook, secret),
  },
  "resend(svix)": {
    headers: ({ id = "", timestamp, signature }) => ({
      "svix-id": id,
      "svix-timestamp": String(timestamp),
      "svix-signature": signature,
    }),
    verify: (webhook, { secret = "" }) => verifyResend(webhook, secret),
  },
  "standard-webhooks (OpenAI, our own outbound)": {
    headers: ({ id = "", timestamp, signature }) => ({
      "webhook-id": id,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": signature,
    }),
    verify: (webhook, { secret = "" }) => verifyStandard(webhook, secret, "webhook"),
  },
  sendgrid: {
    headers: ({ timestamp, signature }) => ({
      "x-twilio-email-event-webhook-signature": signature,
      "x-twilio-email-event-webhook-timestamp": String(timestamp),
    }),
    verify: (webhook, { publicKey = "" }) => verifySendgrid(webhook, publicKey),
  },
};

const shared: Vector[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")).vectors : [];
const vectors = [...DOCUMENTED, ...shared].filter((vector) => HERE[vector.provider]);

test.skipIf(shared.length > 0)("the vendors' vectors are absent here; only the documented ones are checked", () => {
  expect(vectors).toHaveLength(DOCUMENTED.length);
});

test.each(vectors)(
  "$provider: the vendor's signature is good, and not with one byte of the message changed",
  (vector) => {
    const webhook = rawOf(vector);
    const verify = (changed: Partial<RawWebhook>) => () =>
      HERE[vector.provider]?.verify({ ...webhook, ...changed }, vector);
    expect(verify({})).not.toThrow();
    for (let at = 0; at < webhook.body.length; at++) {
      const body = Uint8Array.from(webhook.body);
      body[at] = (body[at] ?? 0) ^ 1;
      expect(verify({ body }), `byte ${at}`).toThrow(BadSignature);
    }
  },
);

test.each(vectors)("$provider: nor with one byte of the signature changed, or none at all", (vector) => {
  const webhook = rawOf(vector);
  for (const [name, value] of Object.entries(HERE[vector.provider]?.headers(vector) ?? {})) {
    const headers = new Headers(webhook.headers);
    // The last byte but the padding: base64 has spare bits at the very end.
    const at = name.endsWith("signature") ? value.replace(/=+$/, "").length - 3 : value.length - 1;
    const other = value[at] === "1" ? "2" : "1";
    headers.set(name, value.slice(0, at) + other + value.slice(at + 1));
    expect(() => HERE[vector.provider]?.verify({ ...webhook, headers }, vector), name).toThrow();
  }
  expect(() => HERE[vector.provider]?.verify({ ...webhook, headers: new Headers() }, vector)).toThrow();
});

test("a signature older than five minutes, or from the future, is not good any more", () => {
  const vector = DOCUMENTED[1];
  if (!vector) throw new Error("The documented vector is gone");
  const webhook = rawOf(vector);
  const at = (seconds: number) => () =>
    verifyResend({ ...webhook, now: new Date((Number(vector.timestamp) + seconds) * 1_000) }, vector.secret ?? "");
  expect(at(300)).not.toThrow();
  expect(at(301)).toThrow(BadSignature);
  expect(at(-301)).toThrow(BadSignature);
});

function rawOf(vector: Vector): RawWebhook {
  const body = vector.body ?? new URLSearchParams(vector.params).toString();
  return {
    url: vector.url ?? "https://example.com/hook",
    headers: new Headers(HERE[vector.provider]?.headers(vector)),
    body: new TextEncoder().encode(body),
    now: new Date(Number(vector.timestamp ?? 0) * 1_000),
  };
}
