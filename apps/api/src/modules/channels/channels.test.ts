import { generateKeyPairSync } from "node:crypto";
import { signedBySendgrid, signedByStandard, signedByTwilio } from "@mainstay/channels/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { makeContact, NOON, send, until } from "../messages/messages.testing.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner({ name: "Riverside Plumbing" });
});
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.now = NOON;
  await ana.patch("/messaging-settings", { smsPerSecond: 100 });
});

const sms = (contactId: string, body = "Hello") => ({ channel: "sms", contactId, body });
const about = async (contactId: string) =>
  (await ana.get(`/messages?filter=${encodeURIComponent(`contact:${contactId}`)}&sort=createdAt`)).data;
const says = (id: string, text: string) => ana.post(`/messages/${id}/answer-as-customer`, { kind: "reply", text });

test("a reply is on the timeline of the contact and the open lead, as news for the lead's owner", async () => {
  const dana = await makeContact(ana);
  const lead = (await ana.post("/leads", { title: "Boiler", contactId: dana.id, ownerId: ana.memberId })).data;
  const sent = await until(house, ana, (await send(ana, sms(dana.id))).data.id, "sent");
  await says(sent.id, "Friday is fine");
  const { data } = await ana.get(`/leads/${lead.id}/timeline`);
  expect(data[0]).toMatchObject({
    kind: "activity",
    activity: { type: "sms", direction: "inbound", body: "Friday is fine" },
  });
  const [received] = (await about(dana.id)).filter((one: { direction: string }) => one.direction === "inbound");
  expect(received).toMatchObject({ leadId: lead.id, ownerId: ana.memberId, answersId: sent.id, state: "received" });
});

test("STOP is obeyed at once on all of the person's numbers, with exactly one confirmation, and START opens again", async () => {
  const digits = String(Math.floor(Math.random() * 9_000_000) + 1_000_000);
  const dana = await makeContact(ana, {
    phones: [
      { number: `+1312${digits}`, type: "mobile", primary: true },
      { number: `+1773${digits}`, type: "work", primary: false },
    ],
  });
  await ana.post("/consents", {
    contactId: dana.id,
    channel: "sms",
    address: dana.phone,
    status: "granted",
    wording: "Text me",
  });
  const sent = await until(house, ana, (await send(ana, sms(dana.id))).data.id, "sent");
  await says(sent.id, "Please stop texting me!");
  await says(sent.id, "STOP");
  expect((await ana.get(`/contacts/${dana.id}`)).data.smsConsent).toBe("denied");
  const answers = (await about(dana.id)).filter((one: { writtenBy: string }) => one.writtenBy === "system");
  expect(answers).toHaveLength(1);
  expect(await until(house, ana, answers[0].id, "sent")).toMatchObject({
    to: dana.phone,
    body: expect.stringContaining("unsubscribed"),
  });

  for (const to of [dana.phone, `+1773${digits}`]) {
    const next = (await send(ana, { ...sms(dana.id), to })).data;
    expect(await until(house, ana, next.id, "blocked")).toMatchObject({
      reasonRule: "suppression",
      reason: "The person asked to hear no more.",
    });
  }
  // Nobody lifts it for them without a new consent of theirs.
  expect(
    (await ana.post("/suppressions/lift", { address: dana.phone, channels: ["sms"], reason: "They called" })).status,
  ).toBe(422);

  house.clock.now = new Date(NOON.getTime() + 60_000);
  await says(sent.id, "START");
  await until(house, ana, (await send(ana, sms(dana.id))).data.id, "sent");
});

test("HELP is answered, also to who has opted out; a doubtful no is a stop that nobody answers by machine", async () => {
  const dana = await makeContact(ana);
  const sent = await until(house, ana, (await send(ana, sms(dana.id))).data.id, "sent");
  await says(sent.id, "Not interested");
  await says(sent.id, "HELP");
  const answers = (await about(dana.id)).filter((one: { writtenBy: string }) => one.writtenBy === "system");
  expect(answers).toHaveLength(1);
  expect(answers[0].body).toContain("Riverside Plumbing");
  await until(house, ana, answers[0].id, "sent");
  const { suppressions } = (await ana.get(`/consents?contactId=${dana.id}`)).data;
  expect(suppressions).toMatchObject([{ certainty: "doubtful" }, { certainty: "doubtful" }]);
});

test("a bounce and a complaint end all mail to the address; callbacks in any order never lead back", async () => {
  const dana = await makeContact(ana);
  const mail = { channel: "email", contactId: dana.id, subject: "Hi", body: "Hello" };
  const sent = await until(house, ana, (await send(ana, mail)).data.id, "sent");
  await ana.post(`/messages/${sent.id}/answer-as-customer`, { kind: "bounce" });
  await ana.post(`/messages/${sent.id}/answer-as-customer`, { kind: "complaint" });
  expect((await ana.get(`/messages/${sent.id}`)).data.state).toBe("bounced");
  expect(await until(house, ana, (await send(ana, mail)).data.id, "blocked")).toMatchObject({
    reasonRule: "suppression",
  });
});

/** Twilio, set up with a token of its own; `hook` calls as Twilio would. */
async function withTwilio() {
  const authToken = crypto.randomUUID();
  const { data } = await ana.post("/channels", {
    kind: "sms",
    provider: "twilio",
    sender: "+15005550006",
    config: { accountSid: "AC1", messagingServiceSid: "MG1" },
    secrets: { authToken },
    registration: "approved",
  });
  const hook = async (form: Record<string, string>, query = "", token: string = authToken) => {
    const url = `${data.webhookUrl}${query}`;
    const body = new URLSearchParams(form);
    return house.fetch(new Request(url, { method: "POST", body, headers: signedByTwilio(url, form, token) }));
  };
  return { channel: data, hook };
}

test("keys are written and never read back", async () => {
  const { channel } = await withTwilio();
  expect(channel).toMatchObject({ hasSecrets: true, provider: "twilio" });
  expect(JSON.stringify((await ana.get("/channels")).body)).not.toContain("authToken");
});

test("Twilio's callbacks count once, whatever their order, and only with Twilio's signature", async () => {
  const { hook } = await withTwilio();
  house.house.providers = { twilio: { check: async () => {}, send: async () => ({ providerMessageId: "SM1" }) } };
  const dana = await makeContact(ana);
  const sent = await until(house, ana, (await send(ana, sms(dana.id))).data.id, "sent");
  const status = (name: string, token?: string) =>
    hook({ MessageSid: "SM1", MessageStatus: name }, `?message=${sent.id}`, token);

  expect((await status("delivered", "wrong")).status).toBe(401);
  expect((await ana.get(`/messages/${sent.id}`)).data.state).toBe("sent");
  for (const name of ["delivered", "sent", "delivered"]) expect((await status(name)).status).toBe(200);
  expect((await ana.get(`/messages/${sent.id}`)).data).toMatchObject({ state: "delivered" });

  // STOP that Twilio has obeyed and answered: written down, and not answered again.
  const stop = { MessageSid: "SM2", From: dana.phone, To: "+15005550006", Body: "STOP", OptOutType: "STOP" };
  await Promise.all([hook(stop), hook(stop), hook(stop)]);
  const inbound = (await about(dana.id)).filter((one: { direction: string }) => one.direction === "inbound");
  expect(inbound).toHaveLength(1);
  expect((await about(dana.id)).some((one: { writtenBy: string }) => one.writtenBy === "system")).toBe(false);
  expect((await ana.get(`/suppressions?address=${encodeURIComponent(dana.phone)}`)).data).toHaveLength(2);
  house.house.providers = undefined;
});

test("a text from a stranger becomes a lead; a stranger's stop does not", async () => {
  const { hook } = await withTwilio();
  const from = `+1312${String(Math.floor(Math.random() * 9_000_000) + 1_000_000)}`;
  await hook({ MessageSid: "SM3", From: from, To: "+15005550006", Body: "Do you repair heat pumps?" });
  const found = (await ana.get(`/leads?filter=${encodeURIComponent(`phone:${from}`)}`)).data;
  expect(found).toMatchObject([{ phone: from, description: "Do you repair heat pumps?" }]);
  const other = `+1773${String(Math.floor(Math.random() * 9_000_000) + 1_000_000)}`;
  await hook({ MessageSid: "SM4", From: other, To: "+15005550006", Body: "STOP" });
  expect((await ana.get(`/leads?filter=${encodeURIComponent(`phone:${other}`)}`)).data).toEqual([]);
  expect((await ana.get(`/suppressions?address=${encodeURIComponent(other)}`)).data.length).toBeGreaterThan(0);
});

test("a sender the carriers have not admitted sends nothing", async () => {
  const { channel } = await withTwilio();
  await ana.patch(`/channels/${channel.id}`, { registration: "pending" });
  const dana = await makeContact(ana);
  const { data } = await send(ana, sms(dana.id));
  expect(await until(house, ana, data.id, "blocked")).toMatchObject({ reasonRule: "sender_registration" });
  await ana.patch(`/channels/${channel.id}`, { isActive: false });
  expect((await ana.post(`/messages/${data.id}/send`)).status).toBe(202);
  expect(await until(house, ana, data.id, "sent")).toMatchObject({ provider: "phone" });
});

const INBOUND_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

test("SendGrid's events count once, signed over the bytes as they came", async () => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { data: channel } = await ana.post("/channels", {
    kind: "email",
    provider: "sendgrid",
    sender: "Riverside <hello@riverside.example>",
    secrets: {
      apiKey: "SG.1",
      webhookPublicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
      inboundSecret: INBOUND_SECRET,
    },
  });
  house.house.providers = { sendgrid: { check: async () => {}, send: async ({ id }) => ({ providerMessageId: id }) } };
  const dana = await makeContact(ana);
  const sent = await until(
    house,
    ana,
    (await send(ana, { channel: "email", contactId: dana.id, subject: "Hi", body: "Hello" })).data.id,
    "sent",
  );
  const body = `${JSON.stringify([{ event: "bounce", sg_event_id: "e1", message: sent.id, status: "5.1.1" }])}\r\n`;
  const headers = signedBySendgrid(body, NOON, privateKey);
  const post = (bytes: string) =>
    house.fetch(new Request(channel.webhookUrl, { method: "POST", body: bytes, headers }));
  expect((await post(body.replace("bounce", "delivered"))).status).toBe(401);
  expect((await post(body)).status).toBe(204);
  expect((await post(body)).status).toBe(204);
  expect((await ana.get(`/messages/${sent.id}`)).data).toMatchObject({ state: "bounced", failureCode: "5.1.1" });

  // A mail that a forwarding rule brings finds its conversation by the Message-ID it answers.
  const mail = `From: Somebody Else <office@example.net>\r\nTo: hello@riverside.example\r\nMessage-ID: <in1@example.net>\r\nIn-Reply-To: ${sent.internetId}\r\nSubject: Re: Hi\r\n\r\nYes please\r\n\r\nOn Wed, Ann wrote:\r\n> Hello\r\n`;
  const hand = (body: string, id: string) => {
    const url = channel.webhookUrl.replace("/sendgrid/", "/mail/");
    const headers = signedByStandard("webhook", { id, at: NOON, body }, INBOUND_SECRET);
    return house.fetch(new Request(url, { method: "POST", body, headers }));
  };
  expect((await hand(mail, "in1")).status).toBe(204);
  const [received] = (await about(dana.id)).filter((one: { direction: string }) => one.direction === "inbound");
  expect(received).toMatchObject({ body: "Yes please", from: "office@example.net", answersId: sent.id });

  // A mail that a member passes on is its first sender's, and what the member wrote above it is a note beside it.
  const head =
    "---------- Forwarded message ---------\r\nFrom: Jane Poe <jane.poe@example.net>\r\nSubject: Two windows";
  const passedOn = (from: string, id: string) =>
    `From: ${from}\r\nTo: hello@riverside.example\r\nMessage-ID: <${id}@example.net>\r\nSubject: Fwd: Two windows\r\n\r\nPlease call her.\r\n\r\n${head}\r\n\r\nMay we have two new windows?\r\n`;
  expect((await hand(passedOn(ana.email, "in2"), "in2")).status).toBe(204);
  const [inquiry] = (
    await ana.get(`/leads?filter=${encodeURIComponent("email:jane.poe@example.net")}&expand=contactId`)
  ).data;
  expect(inquiry).toMatchObject({
    title: "Two windows",
    description: "May we have two new windows?",
    contact: { title: "Jane Poe" },
  });
  const { data: kept } = await ana.get(`/activities?filter=${encodeURIComponent(`leadId:${inquiry.id}`)}&sort=type`);
  expect(kept).toMatchObject([
    { type: "email_inbound", body: "May we have two new windows?" },
    { type: "note", body: "Please call her.", memberId: ana.memberId },
  ]);
  expect((await hand(passedOn("stranger@example.org", "in3"), "in3")).status).toBe(204);
  const { data: strangers } = await ana.get(`/leads?filter=${encodeURIComponent("email:stranger@example.org")}`);
  expect(strangers).toMatchObject([{ title: "Fwd: Two windows" }]);
  house.house.providers = undefined;
  await ana.patch(`/channels/${channel.id}`, { isActive: false });
});
