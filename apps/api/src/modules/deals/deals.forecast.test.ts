import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";

let house: TestHouse;
let ana: Person;
let ben: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner({ name: "Rohr", timezone: "America/Chicago" });
  ben = await house.colleague(ana, "sales");
  await someDeals();
});
afterAll(() => house.close());

async function someDeals() {
  const [jobs, sales] = (await ana.get("/pipelines?object=deal")).data;
  const deals = [
    { name: "Boiler", amount: "1000.10", closeDate: "2026-12-01", pipelineId: jobs.id },
    { name: "Roof", amount: "2000.20", closeDate: "2026-12-31", pipelineId: sales.id, ownerId: ben.memberId },
    { name: "Pump", amount: 300, closeDate: "2027-01-15", pipelineId: jobs.id },
    { name: "Late", amount: 50, closeDate: "2026-10-31", pipelineId: jobs.id },
    { name: "Far off", amount: 60, closeDate: "2028-01-01", pipelineId: jobs.id },
    { name: "No date", amount: 70, pipelineId: jobs.id },
    { name: "In euros", amount: 80, currency: "EUR", closeDate: "2026-12-24", pipelineId: jobs.id },
    { name: "Lost", amount: 90, closeDate: "2026-12-24", pipelineId: jobs.id },
    { name: "Won", amount: 400, pipelineId: jobs.id },
  ];
  const ids = new Map<string, string>();
  for (const deal of deals) ids.set(deal.name, (await ana.post("/deals", deal)).data.id);
  await ana.patch(`/deals/${ids.get("Lost")}/stage`, { stage: "lost", fields: { lossReason: "price" } });
  // Already December by the clock of the world, still November where the organization is.
  house.clock.now = new Date("2026-12-01T03:00:00Z");
  await ana.patch(`/deals/${ids.get("Won")}/stage`, { stage: "won" });
  house.clock.now = undefined;
}

const forecast = async (person: Person, query = "") =>
  (await person.get(`/deals/forecast?from=2026-11&months=3${query}`)).data;

test("open deals are forecast by the month they are expected in, times their chance; won ones by when they were", async () => {
  const { months, total, currency, otherCurrencies } = await forecast(ana);
  expect({ months, currency, otherCurrencies }).toEqual({
    months: ["2026-11", "2026-12", "2027-01"],
    currency: "USD",
    otherCurrencies: 1,
  });
  expect(total).toMatchObject({
    months: [
      { count: 0, wonCount: 1, wonAmount: "400.00" },
      // Qualification has a chance of 10%, New of 5%.
      { count: 3, amount: "3000.30", weighted: "200.02", wonCount: 0 },
      { count: 1, amount: "300.00", weighted: "30.00" },
    ],
    overdue: { count: 1, amount: "50.00" },
    later: { count: 1, amount: "60.00" },
    undated: { count: 1, amount: "70.00" },
  });
});

test("it is told by pipeline and by owner, and can be narrowed to one", async () => {
  const { pipelines, owners } = await forecast(ana);
  expect(
    pipelines.map((line: { name: string; months: { count: number }[] }) => [line.name, line.months[1]?.count]),
  ).toEqual([
    ["Jobs", 2],
    ["Sales", 1],
  ]);
  expect(owners).toMatchObject([{ name: ana.name }, { id: ben.memberId, months: [{}, { amount: "2000.20" }, {}] }]);
  expect((await forecast(ana, `&ownerId=${ben.memberId}`)).total.months[1]).toMatchObject({ count: 1 });
  expect((await forecast(ana, `&pipelineId=${pipelines[1].id}`)).total.overdue).toMatchObject({ count: 0 });
});

test("who sees only some deals is forecast only those; who may not see amounts is told so", async () => {
  const memberWith = async (name: string, deal: object) => {
    const { id } = (await ana.post("/roles", { name, parent: "sales", changes: { objects: { deal } } })).data;
    return house.colleague(ana, "sales", { customRoleId: id });
  };
  const cem = await memberWith("Own deals", { read: "own" });
  expect((await forecast(cem)).total.months[1]).toMatchObject({ count: 0 });
  const dee = await memberWith("No amounts", { fields: { amount: { visible: false, editable: false } } });
  expect((await dee.get("/deals/forecast")).status).toBe(403);
});

test("a month that is none is refused", async () => {
  expect((await ana.get("/deals/forecast?from=2026-13")).status).toBe(422);
});
