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

const newDeal = async () => (await ana.post("/deals", { name: "Boiler", amount: 500 })).data;
const move = (id: string, body: object) => ana.patch(`/deals/${id}/stage`, body);
const pipelines = async (object: string) => (await ana.get(`/pipelines?object=${object}`)).data;

test("moving to where it is changes nothing", async () => {
  const deal = await newDeal();
  expect((await move(deal.id, { stage: "estimating", reason: "Asked" })).data).toMatchObject({
    probability: 25,
    version: 2,
  });
  expect(await move(deal.id, { stage: "estimating" })).toMatchObject({ status: 200, body: { operation: null } });
});

test("a stage asks for the fields it requires", async () => {
  const deal = await newDeal();
  expect(await move(deal.id, { stage: "lost" })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: "/fields/lossReason" }] },
  });
  expect(await move(deal.id, { stage: "lost", fields: { lossReason: "mood" } })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: "/fields/lossReason" }] },
  });
  expect((await move(deal.id, { stage: "lost", fields: { lossReason: "price" } })).data).toMatchObject({
    status: "lost",
    lossReason: "price",
    probability: 0,
  });
});

test("closing and opening again set what follows from it", async () => {
  const deal = await newDeal();
  expect((await move(deal.id, { stage: "won", reason: "Fast" })).data).toMatchObject({
    status: "won",
    winReason: "Fast",
    closedAt: expect.any(String),
    probability: 100,
  });
  expect((await move(deal.id, { stage: "negotiating" })).data).toMatchObject({ status: "open", closedAt: null });
  expect((await move(deal.id, { stage: "lost", reason: "Too far away" })).data).toMatchObject({
    lossReason: "other",
    lossDetail: "Too far away",
  });
});

test("a stage of another pipeline takes the deal there; a lead's stage, or none, does not", async () => {
  const deal = await newDeal();
  const [, sales] = await pipelines("deal");
  const [inquiry] = await pipelines("lead");
  expect((await move(deal.id, { stage: sales.stages[1].id })).data).toMatchObject({ pipelineId: sales.id });
  for (const stage of [inquiry.stages[0].id, "nowhere"]) {
    expect(await move(deal.id, { stage }), stage).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/stage" }] },
    });
  }
});

test("a card is dropped between its neighbours, as often as one likes", async () => {
  const ben = await house.owner();
  const made = await ben.post("/deals/batch", {
    operations: [1, 2, 3].map((name) => ({ op: "create", data: { name: `D${name}` } })),
  });
  const [a, b, c] = made.data.map((row: { data: { id: string } }) => row.data.id);
  const column = async () => (await ben.get("/deals/board")).data[0].records.map((deal: { id: string }) => deal.id);
  expect(await column()).toEqual([c, b, a]);
  for (let round = 0; round < 40; round++) {
    await ben.patch(`/deals/${a}/stage`, { stage: "qualification", after: c, before: b });
    await ben.patch(`/deals/${b}/stage`, { stage: "qualification", after: c, before: a });
  }
  expect(await column()).toEqual([c, b, a]);
  await ben.patch(`/deals/${a}/stage`, { stage: "qualification", before: c });
  expect(await column()).toEqual([a, c, b]);
});

test("the history tells stages and how long they lasted", async () => {
  house.clock.now = new Date("2026-03-01T09:00:00Z");
  const deal = await newDeal();
  house.clock.now = new Date("2026-03-01T10:00:00Z");
  await move(deal.id, { stage: "estimating" });
  house.clock.now = new Date("2026-03-03T10:00:00Z");
  const { data } = await ana.get(`/deals/${deal.id}/stage-history`);
  house.clock.now = undefined;
  expect(data).toMatchObject([
    { name: "Qualification", seconds: 3_600, by: ana.name },
    { name: "Estimating", seconds: 172_800, leftAt: null },
  ]);
});

test("a lead that is moved is being worked on, and a converted one stays converted", async () => {
  const lead = (await ana.post("/leads", { email: "moved@example.com" })).data;
  expect((await ana.patch(`/leads/${lead.id}/stage`, { stage: "discovery" })).data.status).toBe("working");
  await ana.post(`/leads/${lead.id}/convert`);
  expect((await ana.patch(`/leads/${lead.id}/stage`, { stage: "proposal" })).data.status).toBe("converted");
});

test("pipelines and stages can be added, renamed, reordered and deleted, but not under records", async () => {
  const ben = await house.owner();
  const made = (await ben.post("/pipelines", { name: "Service contracts", object: "deal" })).data;
  expect(made.key).toBe("service_contracts");
  const stage = (await ben.post("/stages", { name: "Signed up", pipelineId: made.id, requiredFields: ["amount"] }))
    .data;
  expect((await ben.post("/stages", { name: "Bad", pipelineId: made.id, requiredFields: ["nothing"] })).status).toBe(
    422,
  );
  expect((await ben.patch(`/stages/${stage.id}`, { name: "Signed", position: 3 })).data).toMatchObject({
    key: "signed_up",
    position: 3,
  });
  const deal = (await ben.post("/deals", { name: "Contract", pipelineId: made.id })).data;
  expect(deal.stageId).toBe(stage.id);
  expect((await ben.delete(`/stages/${stage.id}`)).status).toBe(409);
  expect((await ben.delete(`/pipelines/${made.id}`)).status).toBe(409);
  await ben.delete(`/deals/${deal.id}`);
  expect((await ben.delete(`/pipelines/${made.id}`)).status).toBe(200);
});

test("another pipeline can become the default, and there is always one", async () => {
  const ben = await house.owner();
  const [jobs, sales] = (await ben.get("/pipelines?object=deal")).data;
  expect((await ben.patch(`/pipelines/${sales.id}`, { isDefault: true })).status).toBe(200);
  const after = (await ben.get("/pipelines?object=deal")).data;
  expect(after.map(({ id, isDefault }: { id: string; isDefault: boolean }) => [id, isDefault])).toEqual([
    [sales.id, true],
    [jobs.id, false],
  ]);
  expect((await ben.patch(`/pipelines/${sales.id}`, { isDefault: false })).status).toBe(409);
  expect((await ben.delete(`/pipelines/${sales.id}`)).status).toBe(409);
});

test("a pipeline is made with its stages as one operation, and undone as one", async () => {
  const stages = [{ name: "Start" }, { name: "Won", type: "won" }];
  const made = await ana.post("/pipelines", { name: "Repairs", object: "deal", stages });
  expect(made).toMatchObject({ status: 201, body: { operation: { summary: "Created pipeline Repairs" } } });
  const found = (await pipelines("deal")).find(({ id }: { id: string }) => id === made.data.id);
  expect(found.stages).toMatchObject([
    { name: "Start", type: "open" },
    { name: "Won", type: "won" },
  ]);
  const refused = await ana.post("/pipelines", { name: "Odd", object: "deal", stages: [{ name: "A", type: "odd" }] });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: "/stages/0/type" }] } });
  const undone = await ana.post(`/operations/${made.body.operation.id}/undo`);
  expect(undone.status, JSON.stringify(undone.body)).toBe(200);
  expect((await pipelines("deal")).map(({ id }: { id: string }) => id)).not.toContain(made.data.id);
});

test("a deal that is given another pipeline has moved, and that is told", async () => {
  const deal = await newDeal();
  const sales = (await pipelines("deal")).find(({ key }: { key: string }) => key === "sales");
  await ana.patch(`/deals/${deal.id}`, { pipelineId: sales.id });
  const { rows } = await house.house.database.system.execute(
    `select payload from outbox where name = 'deal.stage_changed' and record_id = '${deal.id}'`,
  );
  expect(rows).toMatchObject([
    { payload: { dealId: deal.id, fromStageId: deal.stageId, toStageId: sales.stages[0].id, to: "new" } },
  ]);
});
