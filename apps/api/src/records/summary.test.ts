import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../testing/house.ts";
import type { Person } from "../testing/person.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
  const deals = [
    { name: "Roof", amount: "0.10", closeDate: "2026-12-01" },
    { name: "Wall", amount: "0.20", closeDate: "2026-12-01" },
    { name: "Door", amount: "1000.05", closeDate: "2026-12-24" },
    { name: "Free" },
  ];
  for (const deal of deals) await ana.post("/deals", deal);
});
afterAll(() => house.close());

const summary = async (query: string, person = ana) => person.get(`/deals/summary?${query}`);

test("a summary counts and adds up exactly, of what a filter finds", async () => {
  const { data } = await summary("measures=sum:amount,avg:amount,max:amount");
  expect(data).toEqual({
    count: 4,
    measures: { "sum:amount": "1000.35", "avg:amount": "333.45", "max:amount": "1000.05" },
    currencies: { "sum:amount": ["USD"], "avg:amount": ["USD"], "max:amount": ["USD"] },
  });
  expect((await summary("filter=amount<1&measures=sum:amount")).data).toMatchObject({
    count: 2,
    measures: { "sum:amount": "0.30" },
  });
});

test("groups are named, the largest first, records without a value in one of their own", async () => {
  const byDate = (await summary("groupBy=closeDate&measures=sum:amount")).data;
  expect(byDate.groups).toEqual([
    { key: "2026-12-01", title: "2026-12-01", count: 2, measures: { "sum:amount": "0.30" } },
    { key: "2026-12-24", title: "2026-12-24", count: 1, measures: { "sum:amount": "1000.05" } },
    { key: null, title: null, count: 1, measures: { "sum:amount": null } },
  ]);
  const byOwner = (await summary("groupBy=ownerId")).data;
  expect(byOwner.groups).toEqual([{ key: ana.memberId, title: ana.name, count: 4, measures: {} }]);
  const byStage = (await summary("groupBy=stageId")).data;
  expect(byStage.groups).toMatchObject([{ title: "Qualification", count: 4 }]);
});

test("past a hundred groups the others are the rest", async () => {
  const rows = Array.from({ length: 130 }, (_, n) => ({ op: "create", data: { name: `C${n}`, industry: `I${n}` } }));
  await ana.post("/companies/batch", { operations: rows });
  const { data } = await ana.get("/companies/summary?groupBy=industry");
  expect(data.groups).toHaveLength(100);
  expect(data.rest).toEqual({ count: 30, measures: {} });
});

test("amounts of several currencies are not added up", async () => {
  const eva = await house.owner();
  for (const currency of ["USD", "EUR"]) await eva.post("/deals", { name: currency, amount: "5", currency });
  const { data } = await summary("measures=sum:amount&groupBy=currency", eva);
  expect(data).toMatchObject({ measures: { "sum:amount": null }, currencies: { "sum:amount": ["EUR", "USD"] } });
  expect(data.groups).toMatchObject([{ measures: { "sum:amount": "5.00" } }, { measures: { "sum:amount": "5.00" } }]);
});

test("a field that is hidden or unknown can neither be grouped by nor measured nor filtered by", async () => {
  const fields = { amount: { visible: false, editable: false }, source: { visible: false, editable: false } };
  const role = await ana.post("/roles", { name: "Blind", parent: "sales", changes: { objects: { deal: { fields } } } });
  const ben = await house.colleague(ana, "sales", { customRoleId: role.data.id });
  for (const query of ["measures=sum:amount", "groupBy=source", "filter=amount>1", "groupBy=nothing"]) {
    expect((await summary(query, ben)).status, query).toBe(400);
  }
  expect((await summary("groupBy=nam")).body.errors[0]).toMatchObject({ pointer: "?groupBy" });
});

test("only the records a member may read are counted", async () => {
  const guest = await house.colleague(ana, "guest");
  expect((await summary("measures=sum:amount&groupBy=ownerId", guest)).data).toEqual({
    count: 0,
    measures: { "sum:amount": null },
    currencies: { "sum:amount": [] },
    groups: [],
  });
});
