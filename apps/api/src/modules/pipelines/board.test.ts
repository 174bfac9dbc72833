import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
});
afterAll(() => house.close());

interface Card {
  id: string;
  name: string;
}

async function makeDeals(person: Person, count: number, more: object = {}): Promise<string[]> {
  const operations = Array.from({ length: count }, (_, index) => ({
    op: "create",
    data: { name: `D${index}`, ...more },
  }));
  const made = await person.post("/deals/batch", { operations });
  return made.data.map((row: { data: Card }) => row.data.id);
}
const column = async (person: Person, index: number, query = "") =>
  (await person.get(`/deals/board?${query}`)).data[index];
const idsIn = (records: Card[]) => records.map(({ id }) => id);

test("a card carries what is to be done next with it, and what its reader may do", async () => {
  const [id] = await makeDeals(ana, 1, { amount: 700 });
  for (const [subject, followUpAt] of [
    ["Send the estimate", "2026-12-02T09:00:00Z"],
    ["Call back", "2026-12-01T09:00:00Z"],
  ])
    await ana.post("/activities", { type: "note", subject, dealId: id, followUpAt });
  const [card] = (await column(ana, 0, "filter=amount:700")).records;
  expect(card).toMatchObject({
    id,
    amount: "700.00",
    nextFollowUp: { subject: "Call back", type: "note" },
    can: { edit: true, delete: true },
  });
  expect(card).not.toHaveProperty("description");
});

test("a column gives its further cards page by page, in its order, none twice", async () => {
  const ben = await house.owner();
  const ids = await makeDeals(ben, 7);
  const first = await column(ben, 0, "limit=3");
  expect(first).toMatchObject({ count: 7, next: expect.any(String) });
  const seen = idsIn(first.records);
  let after: string | null = first.next;
  while (after) {
    const { data, body } = await ben.get(`/deals/board/${first.stageId}?limit=2&after=${encodeURIComponent(after)}`);
    seen.push(...idsIn(data));
    after = body.page.next;
  }
  expect(seen).toEqual(ids.toReversed());

  const again = await column(ben, 0, `limit=3&cards=${first.stageId}:5`);
  expect([again.records.length, again.next === null]).toEqual([5, false]);
  expect((await ben.get(`/deals/board/${first.stageId}?after=nowhere`)).status).toBe(400);
});

test("a card dropped below the last one shown lies above those not shown", async () => {
  const cem = await house.owner();
  const [last, third, second, first] = await makeDeals(cem, 4);
  await cem.patch(`/deals/${first}/stage`, { stage: "qualification", after: second });
  expect(idsIn((await column(cem, 0)).records)).toEqual([second, first, third, last]);
});

test("several are moved together, as one operation that one undo takes back", async () => {
  const dee = await house.owner();
  const [a, b, c, d] = await makeDeals(dee, 4);
  await dee.patch(`/deals/${d}/stage`, { stage: "estimating" });
  await dee.patch(`/deals/${c}/stage`, { stage: "estimating", after: d });

  const moved = await dee.patch("/deals/stages", { ids: [b, a], stage: "estimating", after: d, before: c });
  expect(moved).toMatchObject({ status: 200, data: [{ id: b, probability: 25 }, { id: a }] });
  expect(moved.body.operation.summary).toBe("Moved 2 deals to Estimating");
  expect(idsIn((await column(dee, 1)).records)).toEqual([d, b, a, c]);

  expect((await dee.post(`/operations/${moved.body.operation.id}/undo`)).status).toBe(200);
  expect(idsIn((await column(dee, 1)).records)).toEqual([d, c]);
  expect(idsIn((await column(dee, 0)).records)).toEqual([b, a]);
});

test("of several either all are moved or none; what a stage asks for fills only what is empty", async () => {
  const eve = await house.owner();
  const [a, b] = await makeDeals(eve, 2);
  await eve.patch(`/deals/${b}`, { lossReason: "timing" });
  expect(await eve.patch("/deals/stages", { ids: [b, a], stage: "lost" })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: "/fields/lossReason" }] },
  });
  expect(idsIn((await column(eve, 0)).records)).toEqual([b, a]);

  const { data } = await eve.patch("/deals/stages", { ids: [b, a], stage: "lost", fields: { lossReason: "price" } });
  expect(data).toMatchObject([
    { id: b, status: "lost", lossReason: "timing" },
    { id: a, status: "lost", lossReason: "price" },
  ]);
  expect((await eve.patch("/deals/stages", { ids: [a, eve.memberId], stage: "won" })).status).toBe(404);
});

test("a deal that is opened again has no outcome", async () => {
  const [id] = await makeDeals(ana, 1);
  await ana.patch(`/deals/${id}/stage`, { stage: "lost", fields: { lossReason: "price", lossDetail: "Half of it" } });
  expect((await ana.patch(`/deals/${id}/stage`, { stage: "estimating" })).data).toMatchObject({
    status: "open",
    lossReason: null,
    lossDetail: null,
  });
});
