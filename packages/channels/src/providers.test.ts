import { afterEach, describe, expect, test } from "vitest";
import { hasContracts } from "../../../contracts.testing.ts";
import { createResend, createSendgrid, createTwilio, type Outgoing, Rejected, TurnedAway } from "./index.ts";
import { type FakeProvider, mail, openFakeProvider } from "./testing/index.ts";

/* The vendors' own libraries against servers of ours that judge every request by the vendor's published contract. */

const open: FakeProvider[] = [];
afterEach(async () => {
  for (const provider of open.splice(0)) await provider.close();
});

async function vendor(name: keyof typeof openers) {
  const provider = await openFakeProvider(name);
  open.push(provider);
  return provider;
}

const sms: Outgoing = {
  ...mail,
  to: "+13125550142",
  from: "+15005550006",
  subject: null,
  html: undefined,
  headers: {},
  statusUrl: "https://crm.example.com/webhooks/twilio/k?message=1",
};
const ACCOUNT = `AC${"0".repeat(32)}`;
const SERVICE = `MG${"0".repeat(32)}`;

const openers = {
  twilio: (baseUrl: string) =>
    createTwilio({ accountSid: ACCOUNT, authToken: "token", messagingServiceSid: SERVICE, baseUrl }),
  resend: (baseUrl: string) => createResend({ apiKey: "re_key", baseUrl }),
  sendgrid: (baseUrl: string) => createSendgrid({ apiKey: "SG.key", baseUrl }),
};

test("Twilio's client sends by the messaging service, and is told where to report", async () => {
  const { baseUrl, heard, violations } = await vendor("twilio");
  const sent = await openers.twilio(baseUrl).send(sms);
  expect(sent).toEqual({ providerMessageId: heard[0]?.givenId });
  expect(violations).toEqual([]);
  expect(heard[0]?.path).toBe(`/2010-04-01/Accounts/${ACCOUNT}/Messages.json`);
  expect(Object.fromEntries(new URLSearchParams(heard[0]?.body))).toEqual({
    To: sms.to,
    Body: "Hello",
    MessagingServiceSid: SERVICE,
    StatusCallback: sms.statusUrl,
  });
});

test("Resend's client sends with our id as its idempotency key", async () => {
  const { baseUrl, heard, violations } = await vendor("resend");
  const sent = await openers.resend(baseUrl).send(mail);
  expect(sent).toEqual({ providerMessageId: heard[0]?.givenId });
  expect(violations).toEqual([]);
  expect(heard[0]?.headers["idempotency-key"]).toBe(mail.id);
  expect(JSON.parse(heard[0]?.body ?? "")).toMatchObject({ from: mail.from, to: [mail.to], headers: mail.headers });
});

test("SendGrid's client sends our id along and watches no reader", async () => {
  const { baseUrl, heard, violations } = await vendor("sendgrid");
  const sent = await openers.sendgrid(baseUrl).send(mail);
  expect(sent).toEqual({ providerMessageId: heard[0]?.givenId });
  expect(violations).toEqual([]);
  expect(JSON.parse(heard[0]?.body ?? "")).toMatchObject({
    personalizations: [{ to: [{ email: mail.to }], custom_args: { message: mail.id } }],
    from: { email: "hello@riverside.example", name: "Riverside Plumbing" },
    tracking_settings: { open_tracking: { enable: false } },
  });
});

describe.each(["twilio", "resend", "sendgrid"] as const)("%s", (name) => {
  const message = name === "twilio" ? sms : mail;
  const BODIES = {
    twilio: { code: 21211, message: "Invalid 'To' Phone Number", status: 400 },
    resend: { name: "validation_error", statusCode: 422, message: "Invalid `to`" },
    sendgrid: { errors: [{ field: "to", message: "Does not contain a valid address." }] },
  };

  test("a refusal is for good, 429 is for now, 500 is anybody's guess; each is one call", async () => {
    for (const [status, kind] of [
      [422, Rejected],
      [429, TurnedAway],
      [500, null],
    ] as const) {
      const { baseUrl, heard, script } = await vendor(name);
      script({ status, body: { ...BODIES[name], status, statusCode: status } });
      const error = await openers[name](baseUrl)
        .send(message)
        .then(
          () => null,
          (thrown: unknown) => thrown,
        );
      expect(error, `${name} ${status}`).toBeInstanceOf(Error);
      if (kind) expect(error, `${name} ${status}`).toBeInstanceOf(kind);
      else
        expect(
          [TurnedAway, Rejected].some((known) => error instanceof known),
          `${name} ${status}`,
        ).toBe(false);
      expect(heard).toHaveLength(1);
    }
  });
});

test.runIf(hasContracts).each([
  ["twilio", `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`, "To=%2B13125550142&from=%2B15005550006&Body=Hello"],
  ["resend", "/emails", '{"to":["dana@example.com"],"subject":"Your boiler"}'],
  ["sendgrid", "/v3/mail/send", '{"personalizations":[],"from":"hello@riverside.example"}'],
] as const)("what is not as %s wants it is noted", async (name, path, body) => {
  const { baseUrl, violations } = await vendor(name);
  const type = name === "twilio" ? "application/x-www-form-urlencoded" : "application/json";
  await fetch(`${baseUrl}${path}`, { method: "POST", headers: { "content-type": type }, body });
  expect(violations).not.toEqual([]);
});

test.skipIf(hasContracts)("the vendors' contracts are absent here: shapes were not judged", () => {
  expect(hasContracts).toBe(false);
});
