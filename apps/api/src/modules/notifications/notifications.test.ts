import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";

let house: TestHouse;
let ana: Person;
let ben: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
  ben = await house.colleague(ana, "sales");
});
afterAll(() => house.close());

interface Item {
  id: string;
  type: string;
  title: string;
  threadId: string | null;
  readAt: string | null;
}

let leads = 0;
async function leadOf(owner: Person, by = owner): Promise<string> {
  const title = `Lead ${++leads}`;
  return (await by.post("/leads", { title, email: `lead${leads}@example.com`, ownerId: owner.memberId })).data.id;
}
const say = (person: Person, recordId: string, body: string, more: object = {}) =>
  person.post("/comments", { object: "lead", recordId, body, ...more });
const mention = (by: Person, whom: Person, recordId: string) =>
  say(by, recordId, `@${whom.name} please`, { mentions: [whom.memberId] });
const told = async (person: Person, query = ""): Promise<Item[]> => (await person.get(`/notifications?${query}`)).data;
const about = async (person: Person, recordId: string): Promise<string[]> =>
  (await told(person, "limit=100"))
    .filter((one) => "recordId" in one && one.recordId === recordId)
    .map(({ type }) => type);
const unread = async (person: Person): Promise<number> => (await person.get("/notifications/count")).data.unread;

test("who is named, answered, given something or moved on is told, and nobody of their own act", async () => {
  const id = await leadOf(ben, ana);
  const first = await mention(ana, ben, id);
  await expect.poll(() => about(ben, id)).toEqual(["mention", "assignment"]);
  const answer = await say(ben, id, "On it", { parentId: first.data.id });
  await expect.poll(() => about(ana, id)).toEqual(["comment"]);
  const [heard] = await told(ana);
  expect(heard).toMatchObject({ type: "comment", actor: { name: ben.name }, text: "On it", threadId: first.data.id });

  await ana.patch(`/leads/${id}/stage`, { stage: "discovery" });
  await expect.poll(() => about(ben, id)).toEqual(["stage", "mention", "assignment"]);
  expect((await told(ben))[0]).toMatchObject({ type: "stage", stage: "Discovery", title: `Lead ${leads}` });
  await ben.delete(`/comments/${answer.data.id}`);
  expect((await told(ana))[0]).toMatchObject({ type: "comment", text: null });
  expect(await about(ana, id)).toEqual(["comment"]);
});

test("a deal is won: its owner is told once, and the team", async () => {
  const cem = await house.colleague(ana, "sales");
  const team = (await ana.post("/teams", { name: "Roofers" })).data;
  for (const { memberId } of [ben, cem]) await ana.put(`/teams/${team.id}/members/${memberId}`);
  const deal = (await ana.post("/deals", { name: "New roof", ownerId: ben.memberId })).data;
  await ana.patch(`/deals/${deal.id}/stage`, { stage: "won" });
  await expect.poll(() => about(ben, deal.id)).toEqual(["stage", "assignment"]);
  expect((await told(ben))[0]).toMatchObject({ outcome: "won" });
  await expect.poll(() => about(cem, deal.id)).toEqual(["team"]);
});

test("one act on many records is told once", async () => {
  const dan = await house.colleague(ana, "sales");
  const ids = [await leadOf(ana), await leadOf(ana), await leadOf(ana)];
  const operations = ids.map((id) => ({ op: "update", id, data: { ownerId: dan.memberId } }));
  await ana.post("/leads/batch", { operations });
  await expect.poll(() => unread(dan)).toBe(1);
  expect((await told(dan))[0]).toMatchObject({ type: "assignment", isOneOfMany: true });
});

test("what may no longer be seen is no longer told, nor counted, and comes back with the right", async () => {
  const guest = await house.colleague(ana, "guest");
  const id = await leadOf(ana);
  await ana.post(`/leads/${id}/shares`, { memberId: guest.memberId });
  await mention(ana, guest, id);
  await expect.poll(() => unread(guest)).toBe(1);
  await ana.delete(`/leads/${id}/shares/${guest.memberId}`);
  expect([await told(guest), await unread(guest)]).toEqual([[], 0]);
  await ana.post(`/leads/${id}/shares`, { memberId: guest.memberId });
  expect(await unread(guest)).toBe(1);
});

test("notifications are read, put off, archived and brought back, by their member alone", async () => {
  const eve = await house.colleague(ana, "sales");
  const id = await leadOf(ana);
  for (let count = 0; count < 3; count++) await mention(ana, eve, id);
  await expect.poll(() => unread(eve)).toBe(3);
  const [one, two] = await told(eve);
  expect((await ben.patch(`/notifications/${one?.id}`, { isRead: true })).status).toBe(404);
  await eve.patch(`/notifications/${one?.id}`, { isRead: true });
  expect(await unread(eve)).toBe(2);
  await eve.patch(`/notifications/${one?.id}`, { isRead: false });
  expect(await unread(eve)).toBe(3);

  const later = new Date(Date.now() + 3_600_000).toISOString();
  await eve.patch(`/notifications/${one?.id}`, { snoozedUntil: later });
  expect((await told(eve)).map((item) => item.id)).not.toContain(one?.id);
  expect((await told(eve, "state=snoozed")).map((item) => item.id)).toEqual([one?.id]);
  house.clock.now = new Date(Date.now() + 3_700_000);
  expect((await told(eve))[0]).toMatchObject({ id: one?.id, readAt: null });
  house.clock.now = undefined;

  await eve.patch(`/notifications/${two?.id}`, { isArchived: true });
  expect((await told(eve, "state=archived")).map((item) => item.id)).toEqual([two?.id]);
  expect((await eve.post("/notifications/mark", { isRead: true })).data).toEqual({ count: 1 });
  expect(await unread(eve)).toBe(0);
  expect(await told(eve, "state=unread")).toEqual([]);
});

test("a muted record is silent but for being named", async () => {
  const id = await leadOf(ben, ana);
  const mute = await ben.post("/notification-mutes", { object: "lead", recordId: id });
  expect((await ben.get("/notification-mutes")).data).toMatchObject([{ recordId: id, title: `Lead ${leads}` }]);
  await say(ana, id, "Nothing for you");
  await mention(ana, ben, id);
  await expect.poll(() => about(ben, id)).toContain("mention");
  expect(await about(ben, id)).not.toContain("comment");
  expect((await ben.delete(`/notification-mutes/${mute.data.id}`)).status).toBe(204);
  await say(ana, id, "For you");
  await expect.poll(() => about(ben, id)).toContain("comment");
});

test("pages follow each other without a gap", async () => {
  const fay = await house.colleague(ana, "sales");
  const id = await leadOf(ana);
  for (let count = 0; count < 5; count++) await mention(ana, fay, id);
  await expect.poll(() => unread(fay)).toBe(5);
  const first = await fay.get("/notifications?limit=3");
  const second = await fay.get(`/notifications?limit=3&cursor=${first.body.page.next}`);
  const ids = [...first.data, ...second.data].map((item: Item) => item.id);
  expect([new Set(ids).size, second.body.page.next]).toEqual([5, null]);
  expect((await fay.get("/notifications?cursor=x")).status).toBe(400);
});

test("muted records come in pages, and one can be asked for", async () => {
  const fay = await house.colleague(ana, "sales");
  const ids = [await leadOf(ana), await leadOf(ana), await leadOf(ana)];
  for (const recordId of ids) await fay.post("/notification-mutes", { object: "lead", recordId });
  const first = await fay.get("/notification-mutes?limit=2");
  const second = await fay.get(`/notification-mutes?limit=2&cursor=${first.body.page.next}`);
  const listed = [...first.data, ...second.data].map(({ recordId }: { recordId: string }) => recordId);
  expect([listed, second.body.page.next]).toEqual([ids.toReversed(), null]);
  expect((await fay.get(`/notification-mutes?recordId=${ids[0]}`)).data).toMatchObject([{ recordId: ids[0] }]);
});

test("what is news to nobody is not even brought to whoever tells", async () => {
  const { system } = house.house.database;
  const brought = async (recordId: string) => {
    await expect
      .poll(async () => {
        const { rows } = await system.$client.query("select from outbox where record_id = $1 and relayed_at is null", [
          recordId,
        ]);
        return rows.length;
      })
      .toBe(0);
    const { rows } = await system.$client.query(
      "select from event_deliveries where record_id = $1 and subscriber = 'notifications.tell'",
      [recordId],
    );
    return rows.length;
  };
  const own = await leadOf(ana);
  await ana.patch(`/leads/${own}`, { description: "Two storeys" });
  expect(await brought(own)).toBe(0);
  await ana.patch(`/leads/${own}`, { ownerId: ben.memberId });
  expect(await brought(own)).toBe(1);
  expect(await brought(await leadOf(ben, ana))).toBe(1);
});

test("who leaves takes their notifications along", async () => {
  const gil = await house.colleague(ana, "sales");
  await mention(ana, gil, await leadOf(ana));
  await expect.poll(() => unread(gil)).toBe(1);
  await ana.delete(`/members/${gil.memberId}`);
  const { rows } = await house.house.database
    .forOrg(ana.orgId)
    .$client.query("select 1 from notifications where member_id = $1", [gil.memberId]);
  expect(rows).toEqual([]);
});
