import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../../testing/house.ts";
import type { Person } from "../../../testing/person.ts";
import { tellAgain } from "../../../testing/tell-again.ts";
import { sweepNotifications } from "../send.job.ts";
import { openPushService, pushReceiver, readVapid } from "./push.testing.ts";

let service: Awaited<ReturnType<typeof openPushService>>;
let house: TestHouse;
let ana: Person;
let leadId: string;
beforeAll(async () => {
  service = await openPushService();
  house = await openTestHouse({ PUSH_ORIGINS: service.origin });
  ana = await house.owner({ name: "Bright Roofs", timezone: "America/Chicago" });
  leadId = (await ana.post("/leads", { title: "Roof", email: "roof@example.com" })).data.id;
});
afterAll(async () => {
  await house.close();
  service.close();
});
beforeEach(() => {
  service.status = 201;
  service.taken.length = 0;
  house.clock.now = undefined;
});

let browsers = 0;
/** Subscribes the browser a person is signed in with, as its page would. */
async function subscribe(person: Person, receiver = pushReceiver(), endpoint = `${service.origin}/b${++browsers}`) {
  const reply = await person.post("/push-subscriptions", { endpoint, keys: receiver.keys });
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return { receiver, endpoint, id: reply.data.id as string };
}
const browsersOf = async (person: Person) => (await person.get("/push-subscriptions")).data;
const mention = (whom: Person, text = "look") =>
  ana.post("/comments", {
    object: "lead",
    recordId: leadId,
    body: `@${whom.name} ${text}`,
    mentions: [whom.memberId],
  });
const log = async (person: Person): Promise<{ channel: string; state: string; reason: string | null }[]> =>
  (await person.get("/notification-deliveries")).data;
const pushesTo = async (person: Person) => (await log(person)).filter(({ channel }) => channel === "push");
const sweep = () => house.house.jobs.send(sweepNotifications, {});

test("the reader of these tests reads RFC 8291's own example", () => {
  const receiver = pushReceiver("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94", "BTBZMqHH6r4Tts7J_aSIgg");
  const body =
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
  expect(receiver.read(Buffer.from(body, "base64url"))).toBe("When I grow up, I want to be a watermelon");
});

test("a push is read by its browser alone, says who did what and not what was said, and comes from this installation", async () => {
  const ben = await house.colleague(ana, "sales");
  const { receiver } = await subscribe(ben);
  await mention(ben, "the code of the gate is 4711");
  await expect.poll(() => service.taken).toHaveLength(1);
  const [pushed] = service.taken;
  expect(pushed?.headers).toMatchObject({ "content-encoding": "aes128gcm", ttl: "86400", urgency: "high" });
  const message = JSON.parse(receiver.read(pushed?.body ?? Buffer.alloc(0)));
  expect(message).toMatchObject({
    title: "Bright Roofs",
    body: `${ana.name} mentioned you on Roof`,
    path: expect.stringMatching(`^/leads/${leadId}#comment-`),
  });
  expect(JSON.stringify(message)).not.toContain("4711");
  expect(() => pushReceiver().read(pushed?.body ?? Buffer.alloc(0))).toThrow();
  const { key, claims } = readVapid(pushed?.headers.authorization);
  expect(key).toBe((await ben.get("/notification-settings")).data.pushKey);
  expect(claims).toMatchObject({ aud: service.origin, sub: expect.stringMatching(/^mailto:/) });
  await expect.poll(() => pushesTo(ben)).toMatchObject([{ state: "sent" }]);
  expect(await browsersOf(ben)).toMatchObject([{ isHere: true, sentAt: expect.any(String) }]);
});

test("an event that is told twice is pushed once", async () => {
  const ben = await house.colleague(ana, "sales");
  await subscribe(ben);
  const { data: comment } = await mention(ben);
  await expect.poll(() => pushesTo(ben)).toMatchObject([{ state: "sent" }]);
  await tellAgain(house, ana.orgId, "notifications.tell", { object: "comment", recordId: comment.id });
  await sweep();
  await mention(ben, "again");
  await expect.poll(() => pushesTo(ben)).toMatchObject([{ state: "sent" }, { state: "sent" }]);
  expect(service.taken).toHaveLength(2);
});

test("a browser that takes none any more is forgotten; with no other there is nobody to push to", async () => {
  const ben = await house.colleague(ana, "sales");
  await subscribe(ben);
  service.status = 410;
  await mention(ben);
  await expect.poll(() => pushesTo(ben)).toMatchObject([{ state: "skipped", reason: "no_browser" }]);
  expect(await browsersOf(ben)).toEqual([]);
  await mention(ben, "once more");
  await expect.poll(async () => (await ben.get("/notifications/count")).data.unread).toBe(2);
  expect(await pushesTo(ben)).toHaveLength(1);
});

test("what a push service refuses is tried again, and the log says why", async () => {
  const ben = await house.colleague(ana, "sales");
  await subscribe(ben);
  service.status = 503;
  await mention(ben);
  await expect.poll(() => pushesTo(ben)).toMatchObject([{ state: "waiting", reason: "503 no" }]);
  service.status = 201;
  house.clock.now = new Date(Date.now() + 3_600_000);
  await sweep();
  await expect.poll(() => pushesTo(ben)).toMatchObject([{ state: "sent", reason: null }]);
});

test("in quiet hours no browser rings; what waited comes as one when they end", async () => {
  const ben = await house.colleague(ana, "sales");
  await ben.patch("/me", { timezone: "America/Chicago" });
  await ben.patch("/notification-settings", { quietFrom: "22:00", quietUntil: "07:00" });
  const { receiver } = await subscribe(ben);
  house.clock.now = new Date("2026-12-04T05:00:00Z");
  await mention(ben);
  await mention(ben, "awake?");
  await expect.poll(() => pushesTo(ben)).toHaveLength(2);
  await sweep();
  expect(service.taken).toEqual([]);
  house.clock.now = new Date("2026-12-04T13:00:01Z");
  await sweep();
  await expect.poll(() => service.taken).toHaveLength(1);
  const message = JSON.parse(receiver.read(service.taken[0]?.body ?? Buffer.alloc(0)));
  expect(message).toMatchObject({ body: "2 notifications", path: "/notifications" });
});

test("only a push service's address is taken, from a browser that is signed in", async () => {
  const { keys } = pushReceiver();
  for (const endpoint of [
    "http://127.0.0.1:5432/",
    "https://example.com/push",
    "http://fcm.googleapis.com/fcm/send/x",
    "https://fcm.googleapis.com:8443/x",
    "https://fcm.googleapis.com.example.com/x",
    "x",
  ]) {
    const refused = await ana.post("/push-subscriptions", { endpoint, keys });
    expect([refused.status, refused.body.errors?.[0].pointer], endpoint).toEqual([422, "/endpoint"]);
  }
  for (const endpoint of [
    "https://fcm.googleapis.com/fcm/send/x",
    "https://updates.push.services.mozilla.com/wpush/v2/x",
    "https://web.push.apple.com/x",
    "https://wns2-par02p.notify.windows.com/w/?token=x",
  ]) {
    expect((await ana.post("/push-subscriptions", { endpoint, keys })).status, endpoint).toBe(201);
  }
  expect(await browsersOf(ana)).toHaveLength(1);
  const { key } = (await ana.post("/api-keys", { name: "Program", scopes: ["read", "write"] })).data;
  const headers = { authorization: `Bearer ${key}` };
  const program = await house.visitor().post("/push-subscriptions", { endpoint: `${service.origin}/p`, keys }, headers);
  expect(program.status).toBe(403);
});

test("a browser shows nothing more once its session ends, another signs in there, or the member leaves", async () => {
  const [ben, cem, dan] = [
    await house.colleague(ana, "sales"),
    await house.colleague(ana, "sales"),
    await house.colleague(ana, "sales"),
  ];
  const { endpoint } = await subscribe(ben);
  await subscribe(cem, pushReceiver(), endpoint);
  expect([await browsersOf(ben), await browsersOf(cem)]).toMatchObject([[], [{ isHere: true }]]);
  await subscribe(dan);
  await cem.post("/api/auth/sign-out");
  await ana.delete(`/members/${dan.memberId}`);
  const { rows } = await house.house.database
    .forOrg(ana.orgId)
    .$client.query("select from push_subscriptions where member_id = any($1)", [
      [ben.memberId, cem.memberId, dan.memberId],
    ]);
  expect(rows).toEqual([]);
});

test("a test is shown at once, or says why it was not; another's browser is not found", async () => {
  const ben = await house.colleague(ana, "sales");
  const { receiver, id } = await subscribe(ben);
  expect((await ben.post(`/push-subscriptions/${id}/test`)).status).toBe(204);
  expect(JSON.parse(receiver.read(service.taken[0]?.body ?? Buffer.alloc(0)))).toMatchObject({ tag: "test" });
  expect((await ana.post(`/push-subscriptions/${id}/test`)).status).toBe(404);
  service.status = 500;
  expect(await ben.post(`/push-subscriptions/${id}/test`)).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining("500 no") },
  });
  expect((await ana.delete(`/push-subscriptions/${id}`)).status).toBe(404);
  expect((await ben.delete(`/push-subscriptions/${id}`)).status).toBe(204);
  expect(await browsersOf(ben)).toEqual([]);
});
