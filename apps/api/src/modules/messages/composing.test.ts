import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { draftMessage } from "./messages.service.ts";
import { aiDraft, ctxOf, makeContact, NIGHT, NOON, send, until } from "./messages.testing.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner({ name: "Riverside Plumbing" });
});
afterAll(() => house.close());
beforeEach(() => {
  house.clock.now = NOON;
});

const template = async (more: Record<string, unknown> = {}) =>
  (await ana.post("/templates", { name: "Thanks", channel: "sms", body: "Hi {{firstName}}, thank you!", ...more }))
    .data;

test("what would be decided is told before anything is written", async () => {
  const dana = await makeContact(ana);
  const words = { channel: "sms", contactId: dana.id, body: "See you at noon 🙂" };
  expect((await ana.post("/messages/preview", words)).data).toMatchObject({
    to: dana.phone,
    outcome: "send",
    provider: "phone",
    consent: { status: "granted" },
    localTimes: [{ zone: "America/Chicago", time: "2026-11-18T12:00" }],
    sms: { encoding: "UCS-2", segments: 1, costly: ["🙂"] },
  });
  house.clock.now = NIGHT;
  const late = (await ana.post("/messages/preview", words)).data;
  expect(late).toMatchObject({ outcome: "defer", rule: "quiet_hours" });
  expect(new Date(late.until) > NIGHT).toBe(true);
  const stranger = { channel: "sms", to: "+13125550199", body: "Hi" };
  expect((await ana.post("/messages/preview", stranger)).data).toMatchObject({ outcome: "block", rule: "consent" });
  expect((await ana.post("/messages/preview", { channel: "sms", body: "Hi" })).status).toBe(422);
  expect((await ana.get(`/messages?filter=${encodeURIComponent(`contact:${dana.id}`)}`)).data).toEqual([]);
});

test("a template is filled in for somebody, and what nobody knows keeps it from going out", async () => {
  const dana = await makeContact(ana, { firstName: "Dana", lastName: "Roe" });
  const lead = (await ana.post("/leads", { title: "New boiler", contactId: dana.id })).data;
  const text = { subject: "{{work}}", body: "Dear {{fullName}} of {{company}}, {{sender}}" };
  const filled = (await ana.post("/templates/fill", { ...text, leadId: lead.id })).data;
  expect(filled).toMatchObject({ subject: "New boiler", open: ["company"] });
  expect(filled.body).toMatch(/^Dear Dana Roe of \{\{company\}\}, \S/);
  const { data } = await send(ana, { channel: "email", leadId: lead.id, ...filled, open: undefined });
  expect(await until(house, ana, data.id, "blocked")).toMatchObject({ reasonRule: "merge_fields" });
});

test("messages that are one template are approved together; one that says something of its own is not", async () => {
  const thanks = await template();
  const write = async (body?: string) => {
    const dana = await makeContact(ana);
    const mergeValues = { firstName: "Dana" };
    const draft = { channel: "sms", contactId: dana.id, body: body ?? "Hi Dana, thank you!" } as const;
    const more = { templateId: thanks.id, mergeValues, writtenBy: "automation", why: "The job is done." } as const;
    return (await draftMessage(await ctxOf(house, ana), { ...draft, ...more }, { trusted: true })).result;
  };
  const [one, two, other] = [await write(), await write(), await write("Hi Dana, send money")];
  const seen = (...all: (typeof one)[]) => all.map(({ id, contentHash }) => ({ id, contentHash }));
  expect((await ana.post("/messages/approve", { messages: seen(one, two, other) })).status).toBe(422);
  expect((await ana.get(`/messages/${one.id}`)).data).toMatchObject({ state: "draft", why: "The job is done." });

  const tech = await house.colleague(ana, "technician");
  expect((await tech.post("/messages/approve", { messages: seen(one, two) })).status).toBe(403);
  expect((await tech.post("/messages/preview", { channel: "sms", to: one.to, body: "Hi" })).status).toBe(403);
  expect((await ana.post("/messages/approve", { messages: seen(one, two), send: true })).status).toBe(200);
  await until(house, ana, one.id, "sent");
  await until(house, ana, two.id, "sent");
});

test("an approver sees what a draft rests on", async () => {
  const dana = await makeContact(ana);
  const citations = [{ source: "Price list", passage: "Boilers from $4,000" }];
  const draft = await aiDraft(house, ana, {
    channel: "email",
    contactId: dana.id,
    subject: "Boilers",
    body: "From $4,000",
    citations,
    why: "They asked for a price two days ago.",
  });
  expect((await ana.get(`/messages/${draft.id}`)).data).toMatchObject({ citations, why: expect.any(String) });
});
