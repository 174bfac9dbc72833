import { createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  BadSignature,
  type RawWebhook,
  verifyQuickbooks,
  verifyResend,
  verifySendgrid,
  verifySlack,
  verifyStandard,
  verifyStripe,
  verifyTwilio,
} from "../index.ts";

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

/** Twilio's, Svix's and Slack's documented examples. */
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
  {
    provider: "slack",
    secret: "8f742231b10e8888abcd99yyyzzz85a5",
    timestamp: 1531420618,
    body: "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
    signature: "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
  },
];

interface Scheme {
  headers(vector: Vector): Record<string, string>;
  verify(webhook: RawWebhook, vector: Vector): void;
  /** What was signed long ago counts no more. */
  growsOld?: true;
}

const HERE: Record<string, Scheme> = {
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
    growsOld: true,
  },
  "standard-webhooks (OpenAI, our own outbound)": {
    headers: ({ id = "", timestamp, signature }) => ({
      "webhook-id": id,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": signature,
    }),
    verify: (webhook, { secret = "" }) => verifyStandard(webhook, secret, "webhook"),
    growsOld: true,
  },
  sendgrid: {
    headers: ({ timestamp, signature }) => ({
      "x-twilio-email-event-webhook-signature": signature,
      "x-twilio-email-event-webhook-timestamp": String(timestamp),
    }),
    verify: (webhook, { publicKey = "" }) => verifySendgrid(webhook, publicKey),
  },
  stripe: {
    headers: ({ signature }) => ({ "stripe-signature": signature }),
    verify: (webhook, { secret = "" }) => verifyStripe(webhook, secret),
    growsOld: true,
  },
  slack: {
    headers: ({ timestamp, signature }) => ({
      "x-slack-signature": signature,
      "x-slack-request-timestamp": String(timestamp),
    }),
    verify: (webhook, { secret = "" }) => verifySlack(webhook, secret),
    growsOld: true,
  },
  quickbooks: {
    headers: ({ signature }) => ({ "intuit-signature": signature }),
    verify: (webhook, { secret = "" }) => verifyQuickbooks(webhook, secret),
  },
};

const shared: Vector[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")).vectors : [];
const vectors = [...DOCUMENTED, ...shared];

test.skipIf(shared.length > 0)("the vendors' vectors are absent here; only the documented ones are checked", () => {
  expect(vectors).toHaveLength(DOCUMENTED.length);
});

test.skipIf(shared.length === 0)(
  "every vendor of the vectors is known here, and every vendor here has a vector",
  () => {
    expect(new Set(shared.map(({ provider }) => provider))).toEqual(new Set(Object.keys(HERE)));
  },
);

test.each(vectors)(
  "$provider: the vendor's signature is good, and not with one byte of the message changed",
  (vector) => {
    const webhook = rawOf(vector);
    const verify = verifying(vector, webhook);
    expect(verify({})).not.toThrow();
    for (let at = 0; at < webhook.body.length; at++) {
      const body = Uint8Array.from(webhook.body);
      body[at] = (body[at] ?? 0) ^ 1;
      expect(verify({ body }), `byte ${at}`).toThrow(BadSignature);
    }
  },
);

test.each(vectors)("$provider: nor with one byte of the signature or its time changed, or none at all", (vector) => {
  const webhook = rawOf(vector);
  const verify = verifying(vector, webhook);
  for (const [name, value] of webhook.headers) {
    for (let at = 0; at < value.length; at++) {
      const headers = new Headers(webhook.headers);
      headers.set(name, value.slice(0, at) + other(value[at] ?? "") + value.slice(at + 1));
      expect(verify({ headers }), `${name}, byte ${at}`).toThrow(BadSignature);
    }
  }
  expect(verify({ headers: new Headers() })).toThrow(BadSignature);
});

test.each(vectors.filter(({ url }) => url))("$provider: nor with one byte of the address changed", (vector) => {
  const webhook = rawOf(vector);
  const start = new URL(webhook.url).origin.length + 1;
  for (let at = start; at < webhook.url.length; at++) {
    const url = webhook.url.slice(0, at) + other(webhook.url[at] ?? "") + webhook.url.slice(at + 1);
    expect(verifying(vector, webhook)({ url }), `byte ${at}`).toThrow(BadSignature);
  }
});

test.each(vectors.filter(({ provider }) => HERE[provider]?.growsOld))(
  "$provider: a signature older than five minutes, or from the future, is not good any more",
  (vector) => {
    const verify = verifying(vector, rawOf(vector));
    const at = (seconds: number) => verify({ now: new Date((Number(vector.timestamp) + seconds) * 1_000) });
    expect(at(300)).not.toThrow();
    expect(at(301)).toThrow(BadSignature);
    expect(at(-301)).toThrow(BadSignature);
  },
);

test("while a secret is changed one of Stripe's signatures must be right, and none of another scheme counts", () => {
  const body = new TextEncoder().encode("{}");
  const now = new Date(1_767_225_600_000);
  const signed = createHmac("sha256", "new").update("1767225600.{}").digest("hex");
  const verify = (header: string) => () =>
    verifyStripe({ url: "", headers: new Headers({ "stripe-signature": header }), body, now }, "new");
  expect(verify(`t=1767225600,v1=${"0".repeat(64)},v1=${signed}`)).not.toThrow();
  expect(verify(`t=1767225600,v0=${signed}`)).toThrow(BadSignature);
});

const verifying = (vector: Vector, webhook: RawWebhook) => (changed: Partial<RawWebhook>) => () =>
  HERE[vector.provider]?.verify({ ...webhook, ...changed }, vector);

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** Another sign in its place, a digit for a digit; far off, since the last bits of base64 may mean nothing. */
function other(sign: string): string {
  if (/\d/.test(sign)) return String((Number(sign) + 5) % 10);
  return BASE64.charAt((BASE64.indexOf(sign) + 32) % 64);
}

function rawOf(vector: Vector): RawWebhook {
  const body = vector.body ?? new URLSearchParams(vector.params).toString();
  return {
    url: vector.url ?? "https://example.com/hook",
    headers: new Headers(HERE[vector.provider]?.headers(vector)),
    body: new TextEncoder().encode(body),
    now: new Date(Number(vector.timestamp ?? 0) * 1_000),
  };
}
