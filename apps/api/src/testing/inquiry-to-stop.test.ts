import { type FakeVendor, type HeardRequest, openFakeVendor } from "@mainstay/ai/testing";
import { openJudge } from "@mainstay/ai/testing/contracts";
import { type FakeProvider, openFakeProvider, signedByTwilio } from "@mainstay/channels/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { hasContracts } from "../../../../contracts.testing.ts";
import { written } from "../modules/drafts/drafts.testing.ts";
import { firstForm, visitorOf } from "../modules/forms/forms.testing.ts";
import { NOON, send, until } from "../modules/messages/messages.testing.ts";
import { openTestHouse, type TestHouse } from "./house.ts";
import { byForwarding, type MailVendor, openResendVendor, openSendgridVendor, openSmtpVendor } from "./mail-vendors.ts";
import type { Person, Reply } from "./person.ts";

/*
 * One inquiry from the public form to a STOP that holds, by the vendors' own libraries against servers that stand in for
 * them: their published contracts judge every request and every answer. In the browser, without any vendor, it is
 * e2e/stories/inquiry-to-stop.spec.ts.
 */
let house: TestHouse;
let ai: FakeVendor;
let twilio: FakeProvider;
let mails: Record<MailVendor["provider"], MailVendor>;
const violations: string[][] = [];

beforeAll(async () => {
  const judge = await openJudge();
  ai = await openFakeVendor(judge.judge);
  ai.script({ says: answerTo });
  twilio = await openFakeProvider("twilio");
  mails = { resend: await openResendVendor(), sendgrid: await openSendgridVendor(), smtp: await openSmtpVendor() };
  violations.push(judge.violations, twilio.violations, ...Object.values(mails).map((mail) => mail.violations));
  house = await openTestHouse({
    OPENAI_URL: ai.url,
    ANTHROPIC_URL: ai.url,
    TWILIO_URL: twilio.baseUrl,
    RESEND_URL: mails.resend.baseUrl,
    SENDGRID_URL: mails.sendgrid.baseUrl,
  });
});
afterAll(async () => {
  await house?.close();
  await Promise.all([ai?.close(), twilio?.close(), ...Object.values(mails ?? {}).map((mail) => mail.close())]);
});
beforeEach(() => {
  house.clock.now = NOON;
  for (const heard of [ai.heard, twilio.heard, ...violations]) heard.length = 0;
});

const EMAIL = "dana@example.com";
const PHONE = "+13125550142";
const SERVICE = `MG${"0".repeat(32)}`;
const AUTH_TOKEN = "twilio-token";

const PAIRS = [
  { writer: { provider: "openai", model: "gpt-4o-mini", keys: { openai: "sk-1" } }, carrier: "resend" },
  { writer: { provider: "anthropic", model: "claude-sonnet-4-5", keys: { anthropic: "sk-2" } }, carrier: "sendgrid" },
  { writer: { provider: "rules" }, carrier: "smtp" },
] as const;

test.each(PAIRS)(
  "by $writer.provider, $carrier and Twilio an inquiry is asked about, followed up in both ways, and ends with a STOP that holds",
  async ({ writer, carrier }) => {
    const mail = mails[carrier];
    const ana = await house.owner({ name: "Rohr & Rohr", country: "US", timezone: "America/Chicago" });
    ok(await ana.patch("/ai/settings", writer));
    ok(await ana.patch("/messaging-settings", { smsPerSecond: 100 }));
    const post = await setUp(ana, { kind: "email", provider: carrier, sender: SENDER, secrets: mail.secrets });
    const phone = await setUp(ana, TEXTING);
    const lead = await inquire(ana);

    await askAndAnswer(ana, lead.id, writer.provider);
    const letter = await followUp(ana, lead.id, "email", writer.provider);
    const text = await followUp(ana, lead.id, "sms", writer.provider);
    expectPrivate(writer.provider);

    // Each went out once, word for word, and the provider's news of it counts.
    expect(await mail.taken()).toEqual([{ to: EMAIL, subject: letter.subject, text: letter.body }]);
    const [texted] = twilio.heard;
    const asked = Object.fromEntries(new URLSearchParams(texted?.body));
    expect(asked).toMatchObject({ To: PHONE, Body: text.body, MessagingServiceSid: SERVICE });
    expect((await house.fetch(mail.reportsDelivery(post.webhookUrl, house.clock.now ?? NOON))).status).toBe(204);
    const delivered = { MessageSid: texted?.givenId ?? "", MessageStatus: "delivered", To: PHONE };
    expect((await callAsTwilio(asked.StatusCallback ?? "", delivered)).status).toBe(200);
    for (const { id } of [letter, text]) {
      expect((await ana.get(`/messages/${id}`)).data).toMatchObject({ state: "delivered" });
    }

    // What the customer answers lands on the lead, by mail and by text.
    const answer = `From: Dana Roe <${EMAIL}>\r\nTo: ${SENDER}\r\nMessage-ID: <${crypto.randomUUID()}@example.com>\r\nIn-Reply-To: ${letter.internetId}\r\nSubject: Re: ${letter.subject}\r\n\r\nTuesday is fine\r\n`;
    expect((await house.fetch(byForwarding(post.webhookUrl, answer, house.clock.now ?? NOON))).status).toBe(204);
    expect((await textsUs(phone.webhookUrl, "At nine, please")).status).toBe(200);
    const inbound = await inboundOf(ana, lead.id);
    expect(inbound).toMatchObject([
      { type: "email_inbound", body: "Tuesday is fine" },
      { type: "sms", body: "At nine, please" },
    ]);

    // STOP is confirmed once, and holds.
    expect((await textsUs(phone.webhookUrl, "STOP")).status).toBe(200);
    const about = (await ana.get(`/messages?filter=${encodeURIComponent(`contact:${lead.contactId}`)}`)).data;
    const [confirmation, ...others] = about.filter((one: { writtenBy: string }) => one.writtenBy === "system");
    expect(others).toEqual([]);
    await until(house, ana, confirmation.id, "sent");
    const next = await send(ana, { channel: "sms", contactId: lead.contactId, body: "One more thing" });
    expect(await until(house, ana, next.data.id, "blocked")).toMatchObject({
      reasonRule: "suppression",
      reason: "The person asked to hear no more.",
    });
    expect(twilio.heard.map(({ body }) => new URLSearchParams(body).get("Body"))).toEqual([
      text.body,
      confirmation.body,
    ]);
    expect(violations.flat()).toEqual([]);
  },
);

test.skipIf(hasContracts)("the vendors' contracts are absent here: shapes were not judged", () => {
  expect(hasContracts).toBe(false);
});

const SENDER = "Rohr & Rohr <hello@rohr.example>";
const TEXTING = {
  kind: "sms",
  provider: "twilio",
  sender: "+15005550006",
  config: { accountSid: `AC${"0".repeat(32)}`, messagingServiceSid: SERVICE },
  secrets: { authToken: AUTH_TOKEN },
  registration: "approved",
};

function ok({ status, body, data }: Reply) {
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return data;
}

const setUp = async (ana: Person, channel: object): Promise<{ webhookUrl: string }> =>
  ok(await ana.post("/channels", channel));

/** The lead that a stranger's message in the public form becomes. */
async function inquire(ana: Person): Promise<{ id: string; contactId: string }> {
  const form = await firstForm(ana);
  const sent = await visitorOf(house).send({
    formKey: form.key,
    name: "Dana Roe",
    email: EMAIL,
    phone: PHONE,
    description: "The water heater leaks since Monday.",
    serviceType: "Water heater",
    consent: true,
    consentText: "You may write to me.",
    elapsed: 9_000,
  });
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  const { data } = await ana.get("/leads");
  expect(data).toHaveLength(1);
  return data[0];
}

async function askAndAnswer(ana: Person, leadId: string, by: string): Promise<void> {
  const generated = ok(await ana.post(`/leads/${leadId}/questions/generate`, {}));
  expect(generated.by).toMatchObject({ provider: by, fellBack: null });
  const budget = generated.questions.find((one: { fills: string | null }) => one.fills === "estimatedValue");
  const { suggestion } = ok(
    await ana.post(`/leads/${leadId}/questions/${budget.id}/answer`, { answer: "At most $900" }),
  );
  expect(suggestion).toEqual({ field: "estimatedValue", value: "900" });
  ok(await ana.patch(`/leads/${leadId}`, { [suggestion.field]: suggestion.value }));
}

/** A follow-up that is written, refused as long as nobody has approved it, approved, and sent. */
async function followUp(ana: Person, leadId: string, channel: "email" | "sms", by: string) {
  const draft = await written(ana, `/leads/${leadId}/followups/draft`, { channel, objective: "schedule" });
  expect(draft.provider).toBe(by);
  const { data: message } = await ana.get(`/messages/${draft.messageId}`);
  expect(message).toMatchObject({ state: "draft", writtenBy: "ai", leadId, to: channel === "email" ? EMAIL : PHONE });
  expect(message.body).toContain("Dana");
  expect((await ana.post(`/messages/${message.id}/send`)).status).toBe(422);
  ok(await ana.post(`/messages/${message.id}/approve`, { contentHash: message.contentHash, send: true }));
  return until(house, ana, message.id, "sent");
}

/** What a model would say to the two tasks of this story. */
function answerTo({ text }: HeardRequest): string {
  if (text.includes("questions that a salesperson should ask")) {
    const question = { text: "What budget do you have in mind?", rationale: "It tells repair from replacement." };
    return JSON.stringify({ questions: [{ ...question, fills: "estimatedValue", citations: [] }] });
  }
  const customer = /customer\W+(\[\[NAME_\d+\]\])/.exec(text)?.[1];
  const subject = /"channel\W+email/.test(text.replaceAll("\\", "")) ? "Your water heater" : "";
  return JSON.stringify({ subject, body: `Hi ${customer}, when may we come by?`, citations: [] });
}

/** A model was asked for each of the three, and told neither name nor address. */
function expectPrivate(writer: string): void {
  expect(ai.heard).toHaveLength(writer === "rules" ? 0 : 3);
  for (const { text } of ai.heard) expect(text).not.toMatch(/Dana|dana@example|5550142|555-0142/);
}

function callAsTwilio(url: string, form: Record<string, string>): Promise<Response> {
  const headers = signedByTwilio(url, form, AUTH_TOKEN);
  return house.fetch(new Request(url, { method: "POST", body: new URLSearchParams(form), headers }));
}

/** The customer's text, as Twilio hands it over. */
const textsUs = (webhookUrl: string, text: string) =>
  callAsTwilio(webhookUrl, {
    MessageSid: `SM${crypto.randomUUID().replaceAll("-", "")}`,
    AccountSid: TEXTING.config.accountSid,
    MessagingServiceSid: SERVICE,
    From: PHONE,
    To: TEXTING.sender,
    Body: text,
    NumMedia: "0",
    NumSegments: "1",
    SmsStatus: "received",
  });

/** What the customer wrote, on the lead's timeline, the oldest first; without what the form brought. */
async function inboundOf(ana: Person, leadId: string) {
  const { data } = await ana.get(`/leads/${leadId}/timeline`);
  return data
    .flatMap((entry: { activity?: { type: string; direction: string } }) => entry.activity ?? [])
    .filter(({ type, direction }: { type: string; direction: string }) => direction === "inbound" && type !== "note")
    .toReversed();
}
