import { Rejected, TurnedAway } from "@mainstay/channels";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { inTransaction } from "../../platform/context.ts";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { sweepMessages } from "./dispatch/dispatch.job.ts";
import {
  asTheApp,
  ctxOf,
  dispatch,
  MORNING,
  makeContact,
  NIGHT,
  NOON,
  send,
  until,
  untilRule,
} from "./messages.testing.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner({ name: "Riverside Plumbing", timezone: "America/Chicago" });
});
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.now = NOON;
  await ana.patch("/messaging-settings", { isSending: true, dailySpend: null, smsPerSecond: 100 });
});
afterEach(() => {
  house.house.providers = undefined;
});

const text = (contactId: string, more = {}) => ({
  channel: "sms",
  contactId,
  body: "Hello",
  purpose: "marketing",
  ...more,
});
const calls = (id: string) =>
  asTheApp<{ outcome: string }>(
    house,
    ana.orgId,
    "select outcome from provider_calls where message_id = $1 order by id",
    [id],
  );
/** What the minute's sweep does, now. */
const sweep = () => house.house.jobs.send(sweepMessages, {});
const later = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000);

/** A provider that answers as told, and counts. */
function provider(answer: () => Promise<{ providerMessageId: string }>) {
  const heard: string[] = [];
  house.house.providers = {
    phone: {
      check: async () => {},
      send: ({ id }) => {
        heard.push(id);
        return answer();
      },
    },
  };
  return heard;
}

test("a text at night waits for the morning, is decided again then, and both decisions are kept with their inputs", async () => {
  house.clock.now = NIGHT;
  const dana = await makeContact(ana);
  const { data } = await send(ana, text(dana.id));
  await untilRule(house, ana, data.id, "quiet_hours");
  const waiting = (await ana.get(`/messages/${data.id}`)).data;
  expect(waiting.state).toBe("queued");
  expect(new Date(waiting.dispatchAt)).toEqual(MORNING);

  house.clock.now = later(MORNING, -1);
  expect(await dispatch(house, ana, data.id)).toMatchObject({ state: "queued" });
  house.clock.now = MORNING;
  await sweep();
  await until(house, ana, data.id, "sent");
  const { decisions } = (await ana.get(`/messages/${data.id}/log`)).data;
  expect(decisions).toMatchObject([
    {
      outcome: "defer",
      rule: "quiet_hours",
      inputs: { whereabouts: { states: ["IL"] }, consent: { status: "granted" } },
    },
    { outcome: "send", rule: "none" },
  ]);
});

test("who opts out while a text waits for the morning does not get it", async () => {
  house.clock.now = NIGHT;
  const dana = await makeContact(ana);
  const { data } = await send(ana, text(dana.id));
  await untilRule(house, ana, data.id, "quiet_hours");
  await ana.post("/suppressions", { address: dana.phone, channels: ["sms"] });
  house.clock.now = MORNING;
  expect(await dispatch(house, ana, data.id)).toMatchObject({ state: "blocked", reasonRule: "suppression" });
  expect(await calls(data.id)).toEqual([]);
});

test("without consent no text goes, whatever it is for, but an answer to who has just written does", async () => {
  const dana = await makeContact(ana, { smsConsent: "unknown" });
  const { data } = await send(ana, text(dana.id, { purpose: "service" }));
  expect(await until(house, ana, data.id, "blocked")).toMatchObject({ reasonRule: "consent" });

  const eve = await makeContact(ana);
  const hello = await send(ana, text(eve.id));
  await until(house, ana, hello.data.id, "sent");
  await ana.patch(`/contacts/${eve.id}`, { smsConsent: "unknown" });
  house.clock.now = NIGHT;
  expect(
    (await ana.post(`/messages/${hello.data.id}/answer-as-customer`, { kind: "reply", text: "Can you come?" })).status,
  ).toBe(200);
  const answer = await send(ana, text(eve.id, { purpose: "service", body: "Yes" }));
  await until(house, ana, answer.data.id, "sent");
  const { decisions } = (await ana.get(`/messages/${answer.data.id}/log`)).data;
  expect(decisions.at(-1).reason).toContain("open conversation");
});

test("a suppression outlives the contact: deleted and made again, the person is still not contacted", async () => {
  const dana = await makeContact(ana);
  await ana.post("/suppressions", { address: dana.email, channels: ["email"] });
  await ana.delete(`/contacts/${dana.id}`);
  const again = await makeContact(ana, { emails: [{ email: dana.email.toUpperCase(), type: "home", primary: true }] });
  const { data } = await send(ana, { channel: "email", contactId: again.id, subject: "Hi", body: "Hello" });
  expect(await until(house, ana, data.id, "blocked")).toMatchObject({ reasonRule: "suppression" });
});

test("a number on a do-not-call list gets no marketing without written consent, and a list past 31 days is not relied on", async () => {
  const upload = (asOf: string, numbers: string) =>
    ana.post("/dnc-lists", { name: "National", kind: "national", asOf, numbers });
  const dana = await makeContact(ana, { smsConsent: "unknown" });
  expect((await upload("2026-11-10T00:00:00Z", `${dana.phone}\nnot a number`)).data).toMatchObject({
    count: 1,
    unread: 1,
  });
  const listed = (await ana.get(`/messages/${(await ana.post("/messages", text(dana.id))).data.id}/verdict`)).data;
  expect(listed).toMatchObject({ outcome: "block", rule: "consent" });

  const { gatherFacts } = await import("./dispatch/facts.ts");
  const { decide } = await import("./dispatch/decide.ts");
  const draft = (await ana.post("/messages", text(dana.id))).data;
  const facts = await gatherFacts(await ctxOf(house, ana), draft);
  expect(facts.dnc).toMatchObject({ listedOn: [{ name: "National" }], stale: [] });
  const called = { ...facts, isApproved: true, isInConversation: true, purpose: "marketing" as const };
  const consented = { status: "granted", purpose: "all", source: "form" } as const;
  expect(decide(NOON, { ...called, consent: consented }).outcome).toBe("send");

  house.clock.now = new Date("2026-12-12T18:00:00Z");
  const stale = await gatherFacts(await ctxOf(house, ana), draft);
  expect(stale.dnc.stale).toMatchObject([{ name: "National" }]);
});

test("three marketing texts in a day are a Floridian's fill: the fourth waits", async () => {
  const digits = String(Math.floor(Math.random() * 9_000_000) + 1_000_000);
  const dana = await makeContact(ana, { phones: [{ number: `+1305${digits}`, type: "mobile", primary: true }] });
  await ana.patch("/messaging-settings", { smsPerSecond: 100 });
  for (const minute of [0, 1, 2]) {
    house.clock.now = later(NOON, minute);
    await until(house, ana, (await send(ana, text(dana.id))).data.id, "sent");
  }
  house.clock.now = later(NOON, 3);
  const fourth = (await send(ana, text(dana.id))).data;
  await untilRule(house, ana, fourth.id, "frequency_cap");
  expect((await ana.get(`/messages/${fourth.id}`)).data.dispatchAt).toMatch(/^2026-11-19T18:00:00/);
  await ana.post(`/messages/${fourth.id}/cancel`, { reason: "Enough" });
});

test("marketing mail needs a postal address, and carries it with a way out in one click", async () => {
  const dana = await makeContact(ana);
  const mail = {
    channel: "email",
    contactId: dana.id,
    subject: "Spring sale",
    body: "Ten percent off",
    purpose: "marketing",
  };
  const first = (await send(ana, mail)).data;
  expect(await until(house, ana, first.id, "blocked")).toMatchObject({ reasonRule: "postal_address" });

  await ana.patch("/messaging-settings", { postalAddress: "1 River St, Joliet, IL 60432" });
  await ana.post(`/messages/${first.id}/send`);
  await until(house, ana, first.id, "sent");
  const received = await house.mailTo(dana.email);
  expect(received?.text).toContain("1 River St, Joliet");
  expect(received?.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  const url = new URL(received?.headers["List-Unsubscribe"]?.slice(1, -1) ?? "");

  // Looking at the page, as scanners do, changes nothing; one POST without a session or cookie does.
  const stranger = (method: string) => house.fetch(new Request(url, { method }));
  expect((await stranger("GET")).status).toBe(200);
  expect((await ana.get(`/suppressions?address=${dana.email}`)).data).toEqual([]);
  expect((await stranger("POST")).status).toBe(200);
  expect((await stranger("POST")).status).toBe(200);
  expect((await ana.get(`/suppressions?address=${dana.email}`)).data).toMatchObject([
    { scope: "marketing", reason: "opt_out" },
  ]);
  const second = (await send(ana, mail)).data;
  expect(await until(house, ana, second.id, "blocked")).toMatchObject({ reasonRule: "suppression" });
  // What is no marketing still arrives. The mailbox sorts by the clock, so time goes on.
  house.clock.now = later(NOON, 1);
  const invoice = (await send(ana, { ...mail, purpose: "transactional", subject: "Invoice" })).data;
  await until(house, ana, invoice.id, "sent");
  expect((await house.mailTo(dana.email))?.headers).not.toHaveProperty("List-Unsubscribe");
});

test("a follow-up is part of its conversation: it names the mail before it", async () => {
  const dana = await makeContact(ana);
  const mail = { channel: "email", contactId: dana.id, subject: "Your boiler", body: "Hello" };
  const first = await until(house, ana, (await send(ana, mail)).data.id, "sent");
  await ana.post(`/messages/${first.id}/answer-as-customer`, { kind: "reply", text: "Yes please" });
  const [inbound] = (await ana.get(`/messages?filter=direction:inbound contact:${dana.id}`)).data;
  house.clock.now = later(NOON, 1);
  await until(house, ana, (await send(ana, { ...mail, subject: "Re: Your boiler" })).data.id, "sent");
  const headers = (await house.mailTo(dana.email))?.headers ?? {};
  expect(headers["In-Reply-To"]).toBe(inbound.internetId);
  expect(headers.References).toBe(`${first.internetId} ${inbound.internetId}`);
});

test("the switch stops everything, and the day's budget puts off what it does not cover", async () => {
  const dana = await makeContact(ana);
  await ana.patch("/messaging-settings", { isSending: false, stopReason: "Wrong list" });
  const stopped = (await send(ana, text(dana.id))).data;
  expect(await until(house, ana, stopped.id, "blocked")).toMatchObject({
    reasonRule: "kill_switch",
    reason: "Wrong list",
  });
  await ana.patch("/messaging-settings", { isSending: true, dailySpend: "0.01" });
  const dear = (await send(ana, text(dana.id, { body: "a".repeat(400) }))).data;
  await untilRule(house, ana, dear.id, "spend_cap");
  await ana.patch("/messaging-settings", { dailySpend: null });
  await ana.post(`/messages/${dear.id}/cancel`);
});

test("texts leave at the rate that was set", async () => {
  await ana.patch("/messaging-settings", { smsPerSecond: 1 });
  house.clock.now = later(NOON, 30);
  const heard = provider(async () => ({ providerMessageId: crypto.randomUUID() }));
  const [one, two] = [await makeContact(ana), await makeContact(ana)];
  const first = (await send(ana, text(one.id))).data;
  await until(house, ana, first.id, "sent");
  const second = (await send(ana, text(two.id))).data;
  await untilRule(house, ana, second.id, "pace");
  expect(heard).toEqual([first.id]);
  house.clock.now = new Date(house.clock.now.getTime() + 1_000);
  await sweep();
  await until(house, ana, second.id, "sent");
  await ana.patch("/messaging-settings", { smsPerSecond: 100 });
});

test("of several texts at once one leaves in its second, the others wait their turn", async () => {
  const contacts = await Promise.all(Array.from({ length: 4 }, () => makeContact(ana)));
  await ana.patch("/messaging-settings", { smsPerSecond: 1 });
  house.clock.now = later(NOON, 35);
  const heard = provider(async () => ({ providerMessageId: crypto.randomUUID() }));
  const ids: string[] = (await Promise.all(contacts.map(({ id }) => send(ana, text(id))))).map(({ data }) => data.id);
  await Promise.all(ids.map((id) => dispatch(house, ana, id)));
  const states = async () => (await Promise.all(ids.map((id) => ana.get(`/messages/${id}`)))).map(({ data }) => data);
  await expect
    .poll(async () => (await states()).map(({ state, reasonRule }) => reasonRule ?? state).sort())
    .toEqual(["pace", "pace", "pace", "sent"]);
  expect(heard).toHaveLength(1);
  await Promise.all(ids.map((id) => ana.post(`/messages/${id}/cancel`)));
  await ana.patch("/messaging-settings", { smsPerSecond: 100 });
});

test("many at a message at once make one call", async () => {
  house.clock.now = later(NOON, 40);
  const heard = provider(async () => ({ providerMessageId: crypto.randomUUID() }));
  const dana = await makeContact(ana);
  const { data } = await send(ana, text(dana.id));
  await Promise.all(Array.from({ length: 8 }, () => dispatch(house, ana, data.id)));
  await until(house, ana, data.id, "sent");
  expect(heard).toEqual([data.id]);
});

test("an answer nobody understands parks the message, and a person says what became of it", async () => {
  house.clock.now = later(NOON, 50);
  const heard = provider(async () => {
    throw new Error("socket hang up");
  });
  const dana = await makeContact(ana);
  const { data } = await send(ana, text(dana.id));
  await until(house, ana, data.id, "unknown");
  house.clock.now = later(NOON, 120);
  await dispatch(house, ana, data.id);
  expect(heard).toHaveLength(1);
  expect((await ana.post(`/messages/${data.id}/send`)).status).toBe(409);
  expect((await ana.post(`/messages/${data.id}/resolve`, { outcome: "sent" })).data.state).toBe("sent");
});

test("a sender that died in the middle leaves the message parked, and whoever wakes up late changes nothing", async () => {
  house.clock.now = later(NOON, 60);
  let wake: (sent: { providerMessageId: string }) => void = () => {};
  const heard = provider(() => new Promise((resolve) => (wake = resolve)));
  const dana = await makeContact(ana);
  const { data } = await send(ana, text(dana.id));
  const sending = dispatch(house, ana, data.id);
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(1);
  house.clock.now = later(NOON, 62);
  expect(await dispatch(house, ana, data.id)).toMatchObject({ state: "unknown" });
  // It was taken after all: that is news, and the only thing that still changes the message.
  wake({ providerMessageId: "late" });
  await sending;
  expect(await until(house, ana, data.id, "sent")).toMatchObject({ providerMessageId: "late" });
  expect(heard).toHaveLength(1);
});

test("what the database refuses at the last moment is held back, and the attempt kept", async () => {
  const dana = await makeContact(ana);
  const heard = provider(async () => ({ providerMessageId: "never" }));
  house.clock.now = NIGHT;
  const { data } = await send(ana, text(dana.id));
  await untilRule(house, ana, data.id, "quiet_hours");
  const { takeLease } = await import("./dispatch/claim.ts");
  const { gatherFacts } = await import("./dispatch/facts.ts");
  await asTheApp(house, ana.orgId, `update approvals set voided_at = now() where message_id = '${data.id}'`);
  // Even a decision that was made before the approval was taken back does not get it out.
  const ctx = await ctxOf(house, ana);
  const current = (await ana.get(`/messages/${data.id}`)).data;
  await expect(
    inTransaction(ctx, async (ctx) => takeLease(ctx, current, await gatherFacts(ctx, current))),
  ).rejects.toThrow("Nobody has approved this message.");
  house.clock.now = MORNING;
  expect(await dispatch(house, ana, data.id)).toMatchObject({ state: "blocked", reasonRule: "approval" });
  expect(heard).toEqual([]);
});

test("a provider that turns a message away is asked again, one that refuses it is not", async () => {
  house.clock.now = later(NOON, 70);
  let calledBefore = false;
  const heard = provider(async () => {
    if (calledBefore) return { providerMessageId: "second" };
    calledBefore = true;
    throw new TurnedAway("429");
  });
  const dana = await makeContact(ana);
  const { data } = await send(ana, text(dana.id));
  await expect.poll(async () => (await calls(data.id)).map((call) => call.outcome)).toEqual(["turned_away"]);
  house.clock.now = later(NOON, 73);
  await expect.poll(async () => (await dispatch(house, ana, data.id)).state).toBe("sent");
  expect(heard).toHaveLength(2);

  const refused = provider(async () => {
    throw new Rejected("21610", "Attempt to send to unsubscribed recipient");
  });
  const eve = await makeContact(ana);
  const no = (await send(ana, text(eve.id))).data;
  expect(await until(house, ana, no.id, "failed")).toMatchObject({ failureCode: "21610" });
  expect((await ana.get(`/suppressions?address=${encodeURIComponent(eve.phone)}`)).data).toMatchObject([
    { reason: "carrier" },
  ]);
  expect(refused).toHaveLength(1);
});
