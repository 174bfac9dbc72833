import { createHmac } from "node:crypto";
import { Rejected, TurnedAway } from "@mainstay/channels";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../../testing/house.ts";
import type { Person } from "../../../testing/person.ts";
import { tellAgain } from "../../../testing/tell-again.ts";
import { lookAfterTasks } from "../../tasks/tasks.job.ts";
import { sweepNotifications } from "../send.job.ts";

const NUMBER = "+15005550006";
let house: TestHouse;
let ana: Person;
let hook: (form: Record<string, string>) => Promise<Response>;
/** What Twilio was given, and what it says to the next. */
const texts: { to: string; text: string }[] = [];
let refusal: Error | null = null;

beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner({ name: "Bright Roofs", timezone: "America/Chicago" });
  hook = await withTwilio();
  house.house.providers = {
    twilio: {
      check: async () => {},
      async send({ to, text }) {
        if (refusal) throw refusal;
        texts.push({ to, text });
        return { providerMessageId: crypto.randomUUID() };
      },
    },
  };
});
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.now = undefined;
  refusal = null;
  texts.length = 0;
  await ana.patch("/messaging-settings", { dailySpend: null, isSending: true });
});

async function withTwilio() {
  const authToken = crypto.randomUUID();
  const { data } = await ana.post("/channels", {
    ...{ kind: "sms", provider: "twilio", sender: NUMBER, config: { accountSid: "AC1" } },
    ...{ secrets: { authToken }, registration: "approved" },
  });
  return async (form: Record<string, string>) => {
    const names = Object.keys(form).sort();
    const signed = data.webhookUrl + names.map((name) => name + form[name]).join("");
    const signature = createHmac("sha1", authToken).update(signed).digest("base64");
    const body = new URLSearchParams(form);
    return house.fetch(
      new Request(data.webhookUrl, { method: "POST", body, headers: { "x-twilio-signature": signature } }),
    );
  };
}

let phones = 0;
const newNumber = () => `+1312555${String(1000 + ++phones)}`;
const codeIn = (text = "") => /\d{6}/.exec(text)?.[0] ?? "";
const phoneOf = async (person: Person) => (await person.get("/notification-settings")).data.phone;
const textsFor = async (person: Person): Promise<{ state: string; reason: string | null }[]> =>
  (await person.get("/notification-deliveries")).data.filter(({ channel }: { channel: string }) => channel === "sms");

/** A colleague who is texted when a task of theirs is overdue. */
async function reachable(): Promise<{ person: Person; number: string }> {
  const person = await house.colleague(ana, "sales");
  const number = newNumber();
  await person.post("/notification-phone", { number });
  await person.post("/notification-phone/verify", { code: codeIn(texts.at(-1)?.text) });
  await person.patch("/notification-settings", { choices: { task_overdue: { sms: true, email: false } } });
  texts.length = 0;
  return { person, number };
}

/** A task of theirs that becomes overdue now. @returns its id */
async function fallBehind(person: Person, title = "Call back"): Promise<string> {
  const now = house.clock.now ?? new Date();
  const dueAt = new Date(now.getTime() + 60_000).toISOString();
  const { data } = await ana.post("/tasks", { title, dueAt, assigneeIds: [person.memberId], reminders: [] });
  house.clock.now = new Date(now.getTime() + 120_000);
  await house.house.jobs.send(lookAfterTasks, {}, { orgId: ana.orgId });
  return data.id;
}

test("a phone is its member's once they enter the code that was texted there", async () => {
  const ben = await house.colleague(ana, "sales");
  expect(await phoneOf(ben)).toBeNull();
  expect((await ben.post("/notification-phone", { number: "12" })).body.errors[0].pointer).toBe("/number");
  const asked = await ben.post("/notification-phone", { number: "(312) 555-0199" });
  expect(asked.data).toMatchObject({ number: "+13125550199", isVerified: false, codeExpiresAt: expect.any(String) });
  expect(texts).toMatchObject([{ to: "+13125550199", text: expect.stringContaining("Reply STOP") }]);
  const code = codeIn(texts[0]?.text);
  const wrong = code === "000000" ? "111111" : "000000";
  expect((await ben.post("/notification-phone/verify", { code: wrong })).body.errors[0].pointer).toBe("/code");
  expect((await ben.post("/notification-phone/verify", { code })).data).toMatchObject({ isVerified: true });
  expect((await ben.post("/notification-phone/verify", { code })).status).toBe(422);
  expect((await ben.delete("/notification-phone")).status).toBe(204);
  expect(await phoneOf(ben)).toBeNull();
});

test("a code runs out, is not guessed, and not asked for without end, whatever is taken away in between", async () => {
  const ben = await house.colleague(ana, "sales");
  const start = new Date("2026-12-01T15:00:00Z");
  house.clock.now = start;
  const number = newNumber();
  await ben.post("/notification-phone", { number });
  house.clock.now = new Date(start.getTime() + 10 * 60_000);
  expect((await ben.post("/notification-phone/verify", { code: codeIn(texts[0]?.text) })).status).toBe(422);

  await ben.post("/notification-phone", { number });
  const code = codeIn(texts[1]?.text);
  const wrong = code === "000000" ? "111111" : "000000";
  for (let tries = 0; tries < 5; tries++) await ben.post("/notification-phone/verify", { code: wrong });
  expect((await ben.post("/notification-phone/verify", { code })).status).toBe(422);

  await ben.delete("/notification-phone");
  const asked = [];
  for (let times = 0; times < 4; times++) asked.push((await ben.post("/notification-phone", { number })).status);
  expect(asked).toEqual([200, 200, 200, 429]);
  house.clock.now = new Date(start.getTime() + 24 * 3_600_000);
  expect((await ben.post("/notification-phone", { number })).status).toBe(200);
});

test("texts come of what is urgent alone, when one has chosen so, once for each cause", async () => {
  const { person, number } = await reachable();
  const refused = await person.patch("/notification-settings", { choices: { comment: { sms: true } } });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: "/choices/comment/sms" }] } });
  const recordId = await fallBehind(person, "Call the inspector");
  await expect.poll(() => textsFor(person)).toMatchObject([{ state: "sent" }]);
  expect(texts).toEqual([
    {
      to: number,
      text: expect.stringMatching(/^Bright Roofs: The task Call the inspector is overdue http.*\/tasks\//),
    },
  ]);
  await tellAgain(house, ana.orgId, "notifications.tell", { object: "task", recordId });
  await house.house.jobs.send(sweepNotifications, {});
  await fallBehind(person, "Another");
  await expect.poll(() => textsFor(person)).toMatchObject([{ state: "sent" }, { state: "sent" }]);
  expect(texts).toHaveLength(2);
});

test("the organization's budget holds, also for texts to customers; sending that is off stops these too", async () => {
  const { person } = await reachable();
  await ana.patch("/messaging-settings", { dailySpend: "0.05", pricePerSegment: "0.0300" });
  house.clock.now = new Date("2026-12-08T18:00:00Z");
  await fallBehind(person, "First");
  await expect.poll(() => textsFor(person)).toMatchObject([{ state: "sent" }]);
  const contact = (
    await ana.post("/contacts", { firstName: "Dana", phones: [{ number: newNumber() }], smsConsent: "granted" })
  ).data;
  const preview = await ana.post("/messages/preview", { channel: "sms", contactId: contact.id, body: "Hello" });
  expect(preview.data).toMatchObject({ rule: "spend_cap" });
  await fallBehind(person, "Second");
  await expect.poll(() => textsFor(person)).toMatchObject([{ state: "skipped", reason: "spend" }, { state: "sent" }]);
  await ana.patch("/messaging-settings", { dailySpend: null, isSending: false, stopReason: "Holidays" });
  await fallBehind(person, "Third");
  await expect.poll(async () => (await textsFor(person))[0]).toMatchObject({ state: "skipped", reason: "sending_off" });
  expect(texts).toHaveLength(1);
});

test("texts to members leave at the rate of the organization's number, which they share with those to customers", async () => {
  const [one, other] = [await reachable(), await reachable()];
  const start = new Date("2026-12-09T15:00:00Z");
  house.clock.now = start;
  const dueAt = new Date(start.getTime() + 60_000).toISOString();
  const assigneeIds = [one.person.memberId, other.person.memberId];
  await ana.post("/tasks", { title: "Both are late", dueAt, assigneeIds, reminders: [] });
  const overdueAt = start.getTime() + 120_000;
  house.clock.now = new Date(overdueAt);
  await house.house.jobs.send(lookAfterTasks, {}, { orgId: ana.orgId });
  const states = async () => {
    const both = [...(await textsFor(one.person)), ...(await textsFor(other.person))];
    return both.map(({ state }) => state).toSorted();
  };
  await expect.poll(states).toEqual(["sent", "waiting"]);
  expect(texts).toHaveLength(1);
  const contact = { firstName: "Cleo", phones: [{ number: newNumber() }], smsConsent: "granted" };
  const { id: contactId } = (await ana.post("/contacts", contact)).data;
  const preview = await ana.post("/messages/preview", { channel: "sms", contactId, body: "Hello" });
  expect(preview.data).toMatchObject({ rule: "pace" });
  house.clock.now = new Date(overdueAt + 1_000);
  await house.house.jobs.send(sweepNotifications, {});
  await expect.poll(states).toEqual(["sent", "sent"]);
  expect(new Set(texts.map(({ to }) => to))).toEqual(new Set([one.number, other.number]));
});

test("in quiet hours nothing is texted; a provider that turns it away is asked again, one that rejects it is not", async () => {
  const { person } = await reachable();
  await person.patch("/me", { timezone: "America/Chicago" });
  await person.patch("/notification-settings", { quietFrom: "22:00", quietUntil: "07:00" });
  house.clock.now = new Date("2026-12-10T05:00:00Z");
  await fallBehind(person);
  await expect.poll(() => textsFor(person)).toMatchObject([{ state: "waiting" }]);
  await house.house.jobs.send(sweepNotifications, {});
  refusal = new TurnedAway("Too many requests");
  house.clock.now = new Date("2026-12-10T13:01:00Z");
  await house.house.jobs.send(sweepNotifications, {});
  await expect.poll(() => textsFor(person)).toMatchObject([{ state: "waiting", reason: "Too many requests" }]);
  expect(texts).toEqual([]);
  refusal = new Rejected("21211", "Invalid number");
  house.clock.now = new Date("2026-12-10T15:00:00Z");
  await house.house.jobs.send(sweepNotifications, {});
  await expect.poll(() => textsFor(person)).toMatchObject([{ state: "failed", reason: "Invalid number" }]);
});

test("STOP from a member's phone ends its texts until START; what they answer makes no lead", async () => {
  const { person, number } = await reachable();
  const say = (body: string) => hook({ MessageSid: crypto.randomUUID(), From: number, To: NUMBER, Body: body });
  await say("Thanks, on my way");
  await say("STOP");
  await expect.poll(() => phoneOf(person)).toMatchObject({ isStopped: true });
  await fallBehind(person, "Quiet");
  await expect
    .poll(async () => (await person.get("/notifications")).data.map(({ type }: { type: string }) => type))
    .toContain("task_overdue");
  expect(await textsFor(person)).toEqual([]);
  for (let times = 0; times < 6; times++) {
    expect(await person.post("/notification-phone", { number })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining("START") },
    });
  }
  expect(await phoneOf(person)).toMatchObject({ codeExpiresAt: null });
  await say("START");
  await expect.poll(() => phoneOf(person)).toMatchObject({ isStopped: false, isVerified: true });
  texts.length = 0;
  await fallBehind(person, "Loud");
  await expect.poll(() => textsFor(person)).toMatchObject([{ state: "sent" }]);
  expect((await ana.get(`/leads?filter=${encodeURIComponent(`phone:${number}`)}`)).data).toEqual([]);
});
