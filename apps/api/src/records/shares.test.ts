import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../testing/house.ts";
import type { Person } from "../testing/person.ts";

let house: TestHouse;
let ana: Person;
let guest: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
  guest = await house.colleague(ana, "guest");
});
afterAll(() => house.close());

const lend = (id: string, access: string) => ana.post(`/contacts/${id}/shares`, { memberId: guest.memberId, access });
const accessOf = async (id: string) => (await ana.get(`/contacts/${id}/shares`)).data[0]?.access ?? null;
const undo = (reply: { body: { operation: { id: string } } }) =>
  ana.post(`/operations/${reply.body.operation.id}/undo`);
const contact = async () => (await ana.post("/contacts", { firstName: "Jane", lastName: "Doe" })).data;

test("sharing is an operation on the record's timeline, and undoing it takes the record away again", async () => {
  const { id } = await contact();
  expect((await guest.get(`/contacts/${id}`)).status).toBe(404);
  const shared = await lend(id, "read");
  expect(shared).toMatchObject({ status: 200, body: { operation: { summary: `Shared Jane Doe with ${guest.name}` } } });
  expect((await guest.get(`/contacts/${id}`)).status).toBe(200);
  const [entry] = (await ana.get(`/contacts/${id}/timeline`)).data;
  expect(entry).toMatchObject({ kind: "change", id: shared.body.operation.id });

  expect((await undo(shared)).status).toBe(200);
  expect((await guest.get(`/contacts/${id}`)).status).toBe(404);
});

test("the end of a share and a change of it are undone, and an undo is undone", async () => {
  const { id } = await contact();
  await lend(id, "read");
  const widened = await lend(id, "edit");
  expect((await lend(id, "edit")).body.operation).toBeNull();
  const ended = await ana.delete(`/contacts/${id}/shares/${guest.memberId}`);
  expect(await accessOf(id)).toBeNull();
  const back = await undo(ended);
  expect(await accessOf(id)).toBe("edit");
  await undo(widened);
  expect(await accessOf(id)).toBe("read");
  // What was changed since stays: the share that came back is another one by now.
  expect((await undo(back)).status).toBe(409);
});

test("a share with somebody who is no member is refused", async () => {
  const { id } = await contact();
  const nobody = "018f0000-0000-7000-8000-000000000000";
  const refused = await ana.post(`/contacts/${id}/shares`, { memberId: nobody });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: "/memberId" }] } });
});

test("who was lent a record that is merged into another sees that one, until the merge is undone", async () => {
  const [winner, loser] = [await contact(), await contact()];
  await lend(loser.id, "edit");
  await lend(winner.id, "read");
  const merged = await ana.post("/contacts/merge", { winnerId: winner.id, loserIds: [loser.id] });
  expect(await accessOf(winner.id)).toBe("edit");
  expect((await undo(merged)).status).toBe(200);
  expect(await accessOf(winner.id)).toBe("read");
  expect(await accessOf(loser.id)).toBe("edit");
});
