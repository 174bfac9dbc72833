import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person, Reply } from "../../testing/person.ts";

let house: TestHouse;
let ana: Person;
let ben: Person;
let leadId: string;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
  ben = await house.colleague(ana, "sales");
  leadId = (await ana.post("/leads", { title: "Roof", email: "roof@example.com" })).data.id;
});
afterAll(() => house.close());

const say = (person: Person, body: string, more: object = {}) =>
  person.post("/comments", { object: "lead", recordId: leadId, body, ...more });
const undo = (person: Person, { body }: Reply) => person.post(`/operations/${body.operation.id}/undo`);
const commentsIn = async (person: Person, path = `/leads/${leadId}/timeline?types=comment`) =>
  (await person.get(path)).data.map((entry: { comment: { body: string } }) => entry.comment.body);

test("what is said about a record stands in its timeline, answers in their thread", async () => {
  const first = await say(ana, "Who takes the photos?");
  expect(first).toMatchObject({ status: 201, data: { author: { name: ana.name }, can: { edit: true, delete: true } } });
  const answer = await say(ben, "I do", { parentId: first.data.id });
  await say(ana, "Thanks", { parentId: answer.data.id });

  const [entry] = (await ben.get(`/leads/${leadId}/timeline`)).data;
  expect(entry).toMatchObject({
    kind: "comment",
    comment: {
      body: "Who takes the photos?",
      can: { edit: false, delete: false },
      replies: [{ body: "I do", author: { id: ben.memberId }, can: { edit: true } }, { body: "Thanks" }],
    },
  });
  expect((await ana.get(`/comments?object=lead&recordId=${leadId}`)).data[0].replies).toHaveLength(2);
  expect((await say(ana, "Nowhere", { parentId: crypto.randomUUID() })).body.errors[0].pointer).toBe("/parentId");
});

test("words are changed by their author alone, with the former ones kept; deleted, they leave a trace and come back by Undo", async () => {
  const { data } = await say(ben, "Call at nine");
  expect((await ana.patch(`/comments/${data.id}`, { body: "Call at ten" })).status).toBe(403);
  const changed = await ben.patch(`/comments/${data.id}`, { body: "Call at eight" });
  expect(changed.data).toMatchObject({ body: "Call at eight", editedAt: expect.any(String) });
  expect((await ana.get(`/comments/${data.id}/history`)).data).toMatchObject([{ body: "Call at nine" }]);
  expect((await ben.patch(`/comments/${data.id}`, { body: "Late", version: data.version })).status).toBe(409);

  const cem = await house.colleague(ana, "sales");
  expect((await cem.delete(`/comments/${data.id}`)).status).toBe(403);
  const deleted = await ben.delete(`/comments/${data.id}`);
  expect(deleted.data).toMatchObject({ body: null, deletedAt: expect.any(String), author: { id: ben.memberId } });
  expect((await ana.get(`/leads/${leadId}/timeline?types=comment`)).data[0].comment).toMatchObject({ body: null });
  expect((await undo(ben, deleted)).status).toBe(200);
  expect(await commentsIn(ana)).toContain("Call at eight");
  expect((await ana.delete(`/comments/${data.id}`)).status).toBe(200);
});

test("only who may see a record is offered, named, or reads what is said about it", async () => {
  const guest = await house.colleague(ana, "guest");
  const about = `object=lead&recordId=${leadId}`;
  const offered = async (q = "") =>
    (await ana.get(`/comments/mentionable?${about}&q=${q}`)).data.map((one: { memberId: string }) => one.memberId);
  expect(await offered()).toContain(ben.memberId);
  expect(await offered()).not.toContain(guest.memberId);
  expect(await offered()).not.toContain(ana.memberId);
  expect(await offered(encodeURIComponent(ben.email))).toEqual([ben.memberId]);

  const refused = await say(ana, `@${guest.name} look`, { mentions: [guest.memberId] });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: "/mentions" }] } });
  expect((await guest.get(`/comments?${about}`)).status).toBe(404);
  expect((await say(guest, "Hello")).status).toBe(404);
  const eve = await house.owner();
  expect((await say(eve, "Hello")).status).toBe(404);

  await ana.post(`/leads/${leadId}/shares`, { memberId: guest.memberId });
  const named = await say(ana, `@${guest.name} look, not @${ben.name}s`, { mentions: [guest.memberId] });
  expect(named.data.mentions).toEqual([{ memberId: guest.memberId, name: guest.name }]);
  expect((await say(guest, "Seen", { parentId: named.data.id })).status).toBe(201);
});

test("a name is read as the longest that stands there, so that who has a shorter one is not told", async () => {
  const [short, long] = [await house.stranger("Ana"), await house.stranger("Ana Ruiz")];
  for (const person of [short, long]) await person.join(ana, "sales");
  const mentions = [short.memberId, long.memberId];
  const namedIn = async (body: string) =>
    (await say(ben, body, { mentions })).data.mentions.map(({ name }: { name: string }) => name).toSorted();
  expect(await namedIn("@Ana Ruiz, please")).toEqual(["Ana Ruiz"]);
  expect(await namedIn("@Ana please")).toEqual(["Ana"]);
  expect(await namedIn("@Ana Ruiz and @Ana")).toEqual(["Ana", "Ana Ruiz"]);
});

test("threads come in pages, the oldest first", async () => {
  const { id } = (await ana.post("/leads", { title: "Shed", email: "shed@example.com" })).data;
  for (const body of ["one", "two", "three"]) {
    await ana.post("/comments", { object: "lead", recordId: id, body });
  }
  const path = `/comments?object=lead&recordId=${id}&limit=2`;
  const first = await ana.get(path);
  const second = await ana.get(`${path}&cursor=${first.body.page.next}`);
  const said = [first, second].map(({ data }) => data.map(({ body }: { body: string }) => body));
  expect([said, second.body.page.next]).toEqual([[["one", "two"], ["three"]], null]);
});

test("a comment can be pinned, searched for, and asked for by member and time", async () => {
  const { data } = await say(ben, "The façade is José's");
  expect((await ana.patch(`/comments/${data.id}`, { isPinned: true })).data.isPinned).toBe(true);
  const path = (query: string) => `/leads/${leadId}/timeline?${query}`;
  expect(await commentsIn(ana, path("pinned=true"))).toEqual(["The façade is José's"]);
  expect(await commentsIn(ana, path("q=jose%20facade"))).toEqual(["The façade is José's"]);
  expect(await commentsIn(ana, path("q=photos"))).toEqual(["Who takes the photos?"]);
  const byBen = (await ana.get(path(`memberId=${ben.memberId}`))).data;
  expect(new Set(byBen.map((entry: { actor: { id: string } }) => entry.actor.id))).toEqual(new Set([ben.memberId]));
  const tomorrow = encodeURIComponent(new Date(Date.now() + 86_400_000).toISOString());
  expect((await ana.get(path(`from=${tomorrow}`))).data).toEqual([]);
  expect((await ana.get(path(`until=${tomorrow}`))).data.length).toBeGreaterThan(3);
});

test("an activity can be spoken about, and says how often it was", async () => {
  const activity = (await ana.post("/activities", { type: "note", body: "Gate code", leadId })).data;
  await ben.post("/comments", { object: "activity", recordId: activity.id, body: "It has changed" });
  const [entry] = (await ana.get(`/leads/${leadId}/timeline?types=note`)).data;
  expect(entry).toMatchObject({ kind: "activity", comments: 1 });
});

test("what was said about a contact goes with it when it is merged, and comes back when that is undone", async () => {
  const [kept, other] = [
    (await ana.post("/contacts", { firstName: "Jane" })).data.id,
    (await ana.post("/contacts", { firstName: "J." })).data.id,
  ];
  await ben.post("/comments", { object: "contact", recordId: other, body: "Prefers texts" });
  const merged = await ana.post("/contacts/merge", { winnerId: kept, loserIds: [other] });
  expect(await commentsIn(ana, `/contacts/${kept}/timeline?types=comment`)).toEqual(["Prefers texts"]);
  expect((await undo(ana, merged)).status).toBe(200);
  expect(await commentsIn(ana, `/contacts/${kept}/timeline?types=comment`)).toEqual([]);
  expect(await commentsIn(ana, `/contacts/${other}/timeline?types=comment`)).toEqual(["Prefers texts"]);
});
