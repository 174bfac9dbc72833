import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { sweepReminders } from "./remind.job.ts";
import { sweepNotifications } from "./send.job.ts";

/** A chat that keeps what it is posted, and refuses while it is told to. */
let chat: Server;
let chatUrl: string;
const posted: { text: string }[] = [];
let chatStatus = 200;
let house: TestHouse;
let ana: Person;
let leadId: string;
beforeAll(async () => {
  chat = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    if (chatStatus === 200) posted.push(JSON.parse(Buffer.concat(parts).toString()));
    response.writeHead(chatStatus).end(chatStatus === 200 ? "ok" : "no_service");
  });
  chat.listen(0, "127.0.0.1");
  await once(chat, "listening");
  const origin = `http://127.0.0.1:${(chat.address() as AddressInfo).port}`;
  chatUrl = `${origin}/services/T0/B0/secret`;
  house = await openTestHouse({ CHAT_WEBHOOK_ORIGINS: origin });
  ana = await house.owner({ timezone: "America/Chicago" });
  leadId = (await ana.post("/leads", { title: "Roof", email: "roof@example.com" })).data.id;
});
afterAll(async () => {
  await house.close();
  chat.close();
});

const settings = (person: Person, change: object) => person.patch("/notification-settings", change);
const sweep = () => house.house.jobs.send(sweepNotifications, {});
const at = (time: string) => {
  house.clock.now = new Date(time);
};

async function mention(whom: Person, text: string): Promise<void> {
  const body = `@${whom.name} ${text}`;
  const reply = await ana.post("/comments", { object: "lead", recordId: leadId, body, mentions: [whom.memberId] });
  expect(reply.status).toBe(201);
}
const log = async (
  person: Person,
): Promise<{ state: string; channel: string; reason: string | null; dueAt: string }[]> =>
  (await person.get("/notification-deliveries")).data;
const states = async (person: Person) => (await log(person)).map(({ state }) => state);
const mailTo = async ({ email }: Person) => {
  const mail = await house.mailTo(email);
  // Mails of the invitation came before.
  return mail?.text.includes("notifications") ? mail : undefined;
};

test("a mail goes out at once, and only to who wants one", async () => {
  const ben = await house.colleague(ana, "sales");
  const cem = await house.colleague(ana, "sales");
  await settings(cem, { choices: { mention: { email: false } } });
  await mention(ben, "look at this");
  await expect
    .poll(() => mailTo(ben))
    .toMatchObject({ subject: expect.stringContaining(`${ana.name} mentioned you on Roof`) });
  expect((await mailTo(ben))?.text).toContain(`http://mainstay.test/leads/${leadId}`);
  await expect.poll(() => states(ben)).toEqual(["sent"]);
  await mention(cem, "not by mail");
  await expect.poll(async () => (await cem.get("/notifications/count")).data.unread).toBe(1);
  expect(await log(cem)).toEqual([]);
});

test("a digest comes at the member's own hour, with what is unread by then, in their language", async () => {
  const dan = await house.colleague(ana, "sales");
  await dan.patch("/me", { timezone: "Europe/Madrid", locale: "es-ES" });
  await settings(dan, { digest: "daily", digestHour: 7 });
  at("2026-12-01T15:00:00Z");
  for (const text of ["one", "two", "three"]) await mention(dan, text);
  await expect.poll(() => log(dan)).toHaveLength(3);
  expect(new Set((await log(dan)).map(({ dueAt }) => dueAt))).toEqual(new Set(["2026-12-02T06:00:00.000Z"]));
  const { data: told } = await dan.get("/notifications");
  const three = told.find(({ text }: { text: string }) => text.includes("three"));
  await dan.patch(`/notifications/${three.id}`, { isRead: true });

  at("2026-12-02T05:59:00Z");
  await sweep();
  at("2026-12-02T06:00:30Z");
  await sweep();
  await expect.poll(async () => (await states(dan)).toSorted()).toEqual(["sent", "sent", "skipped"]);
  const mail = await house.mailTo(dan.email);
  expect(mail?.subject).toContain("2 avisos");
  expect(mail?.text).toContain(`${ana.name} te mencionó en Roof`);
  expect(mail?.text).not.toContain("three");
});

test("two changes of settings at once are both kept", async () => {
  const ivy = await house.colleague(ana, "sales");
  const types = ["mention", "comment", "stage", "team"];
  await Promise.all([
    ...types.map((type) => settings(ivy, { choices: { [type]: { inApp: false } } })),
    settings(ivy, { digest: "daily" }),
    settings(ivy, { digestHour: 17 }),
  ]);
  const { choices, digest, digestHour } = (await ivy.get("/notification-settings")).data;
  const silent = choices.filter((one: { inApp: boolean }) => !one.inApp).map(({ type }: { type: string }) => type);
  expect([silent, digest, digestHour]).toEqual([types, "daily", 17]);
});

test("in quiet hours nothing rings but the bell; what waited comes as one digest when they end", async () => {
  const eve = await house.colleague(ana, "sales");
  await eve.patch("/me", { timezone: "America/Chicago", locale: null });
  expect((await settings(eve, { quietFrom: "22:00" })).body.errors[0].pointer).toBe("/quietUntil");
  const chatOfEve = { kind: "slack", url: chatUrl };
  await settings(eve, { digest: "hourly", quietFrom: "22:00", quietUntil: "07:00", chat: chatOfEve });
  // Eleven in the evening in Chicago.
  at("2026-12-04T05:00:00Z");
  await mention(eve, "are you awake?");
  await mention(eve, "and now?");
  await expect.poll(async () => (await eve.get("/notifications/count")).data.unread).toBe(2);
  await sweep();
  const waiting = ["waiting", "2026-12-04T13:00:00.000Z"];
  const held = async () => (await log(eve)).map(({ state, dueAt }) => [state, dueAt]);
  expect(await held()).toEqual([waiting, waiting, waiting, waiting]);
  expect([posted, await mailTo(eve)]).toEqual([[], undefined]);
  at("2026-12-04T13:00:01Z");
  await sweep();
  await expect.poll(() => states(eve)).toEqual(["sent", "sent", "sent", "sent"]);
  expect(posted).toMatchObject([{ text: expect.stringContaining(`${ana.name} mentioned you on Roof`) }]);
  expect((await mailTo(eve))?.subject).toContain("2 notifications");
});

test("a chat that does not answer is tried again, given up in the end, and the log says why", async () => {
  const fay = await house.colleague(ana, "sales");
  await settings(fay, { choices: { mention: { email: false } }, chat: { kind: "slack", url: chatUrl } });
  chatStatus = 404;
  at("2026-12-05T18:00:00Z");
  await mention(fay, "hello");
  const attempts = async () => (await log(fay)).map(({ state, reason }) => [state, reason]);
  await expect.poll(attempts).toEqual([["waiting", "404 no_service"]]);
  for (let hour = 1; hour <= 4; hour++) {
    const before = (await log(fay))[0]?.dueAt;
    at(`2026-12-05T${18 + hour}:00:00Z`);
    await sweep();
    await expect
      .poll(async () => (await log(fay)).some(({ dueAt, state }) => dueAt !== before || state === "failed"))
      .toBe(true);
  }
  expect(await attempts()).toEqual([["failed", "404 no_service"]]);
  chatStatus = 200;
});

test("only an address of a chat is taken for one, and it is never told again", async () => {
  for (const url of [
    "http://127.0.0.1:5432/",
    "https://example.com/services/x",
    "https://hooks.slack.com:8443/x",
    "x",
  ]) {
    const refused = await settings(ana, { chat: { kind: "slack", url } });
    expect([refused.status, refused.body.errors[0].pointer], url).toEqual([422, "/chat/url"]);
  }
  const taken = await settings(ana, {
    chat: { kind: "teams", url: "https://acme.webhook.office.com/webhookb2/secret" },
  });
  expect(taken.data.chat).toEqual({ kind: "teams", host: "acme.webhook.office.com" });
  expect(JSON.stringify((await ana.get("/notification-settings")).data)).not.toContain("secret");
  expect((await settings(ana, { chat: null })).data.chat).toBeNull();
});

test("a meeting is reminded of once before it begins, a follow-up when it is due", async () => {
  const gil = await house.colleague(ana, "sales");
  at("2026-12-07T12:00:00Z");
  const own = (await gil.post("/leads", { title: "Gutter", email: "gutter@example.com" })).data.id;
  await gil.post("/activities", { type: "meeting", subject: "On site", at: "2026-12-07T13:00:00Z", leadId: own });
  await gil.post("/activities", { type: "note", body: "Ring back", followUpAt: "2026-12-07T12:50:00Z", leadId: own });
  const told = async () =>
    (await gil.get("/notifications")).data.map(
      ({ type, activityType }: Record<string, string>) => `${type} ${activityType}`,
    );
  at("2026-12-07T12:44:00Z");
  await house.house.jobs.send(sweepReminders, {});
  at("2026-12-07T12:51:00Z");
  await house.house.jobs.send(sweepReminders, {});
  await expect.poll(async () => (await told()).toSorted()).toEqual(["reminder follow_up", "reminder meeting"]);
  at("2026-12-07T12:52:00Z");
  await house.house.jobs.send(sweepReminders, {});
  await mention(gil, "last");
  await expect.poll(told).toHaveLength(3);
});

test("a meeting and the follow-up of it at the same time are two reminders", async () => {
  const hal = await house.colleague(ana, "sales");
  at("2026-12-09T12:00:00Z");
  const own = (await hal.post("/leads", { title: "Shed", email: "shed@example.com" })).data.id;
  const when = "2026-12-09T13:00:00Z";
  await hal.post("/activities", { type: "meeting", subject: "On site", at: when, followUpAt: when, leadId: own });
  const told = async () =>
    (await hal.get("/notifications")).data.map(({ activityType }: Record<string, string>) => activityType);
  const times = [
    ["2026-12-09T12:50:00Z", ["meeting"]],
    ["2026-12-09T13:00:00Z", ["follow_up", "meeting"]],
  ] as const;
  for (const [time, expected] of times) {
    at(time);
    await house.house.jobs.send(sweepReminders, {});
    await house.house.jobs.send(sweepReminders, {});
    await expect.poll(async () => (await told()).toSorted()).toEqual(expected);
  }
  house.clock.now = undefined;
});
