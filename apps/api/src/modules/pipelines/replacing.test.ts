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

interface Named {
  id: string;
  key: string;
}

const dealPipelines = async (person: Person) => (await person.get("/pipelines?object=deal")).data;
const stageOf = (pipeline: { stages: Named[] }, key: string) =>
  pipeline.stages.find((stage) => stage.key === key)?.id ?? "";
const newDeal = async (person: Person, name: string, stage: string) => {
  const { id } = (await person.post("/deals", { name })).data;
  await person.patch(`/deals/${id}/stage`, { stage });
  return id;
};
const inStage = async (person: Person, index: number) =>
  (await person.get("/deals/board")).data[index].records.map((deal: { name: string }) => deal.name);

test("a stage that goes hands its deals over in their order, deleted ones too, and one undo brings all back", async () => {
  const [jobs] = await dealPipelines(ana);
  const estimating = stageOf(jobs, "estimating");
  await newDeal(ana, "There before", "proposal_sent");
  const deleted = await newDeal(ana, "Deleted", "estimating");
  await newDeal(ana, "Second", "estimating");
  await newDeal(ana, "First", "estimating");
  await ana.delete(`/deals/${deleted}`);
  expect(await ana.delete(`/stages/${estimating}`)).toMatchObject({ status: 409, body: { records: 2 } });

  const { status, body } = await ana.post(`/stages/${estimating}/replace`, { with: stageOf(jobs, "proposal_sent") });
  expect([status, body.operation.summary]).toEqual([200, "Deleted stage Estimating; 3 moved to Proposal sent"]);
  expect(await inStage(ana, 1)).toEqual(["There before", "First", "Second"]);
  expect((await ana.post(`/deals/${deleted}/restore`)).data.stageId).toBe(stageOf(jobs, "proposal_sent"));
  await ana.delete(`/deals/${deleted}`);

  expect((await ana.post(`/operations/${body.operation.id}/undo`)).status).toBe(200);
  expect(await inStage(ana, 1)).toEqual(["First", "Second"]);
  expect(await inStage(ana, 2)).toEqual(["There before"]);
});

test("the records go to another stage for the same kind of records, and nowhere else", async () => {
  const [jobs] = await dealPipelines(ana);
  const [inquiry] = (await ana.get("/pipelines?object=lead")).data;
  const scheduled = stageOf(jobs, "scheduled");
  for (const target of [scheduled, stageOf(inquiry, "new"), ana.memberId]) {
    expect(await ana.post(`/stages/${scheduled}/replace`, { with: target })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/with" }] },
    });
  }
  const sales = await house.colleague(ana, "sales");
  const away = await sales.post(`/stages/${scheduled}/replace`, { with: stageOf(jobs, "won") });
  expect(away.status).toBe(403);
});

test("a pipeline that goes hands its deals over to a stage of another", async () => {
  const ben = await house.owner();
  const [jobs, sales] = await dealPipelines(ben);
  const { id } = (await ben.post("/deals", { name: "Contract", pipelineId: sales.id })).data;
  expect((await ben.post(`/pipelines/${jobs.id}/replace`, { with: stageOf(sales, "demo") })).status).toBe(409);
  const gone = await ben.post(`/pipelines/${sales.id}/replace`, { with: stageOf(jobs, "negotiating") });
  expect(gone.status).toBe(200);
  expect((await ben.get(`/deals/${id}`)).data).toMatchObject({ pipelineId: jobs.id, probability: 70 });
  expect(await dealPipelines(ben)).toHaveLength(1);
  await ben.post(`/operations/${gone.body.operation.id}/undo`);
  expect((await ben.get(`/deals/${id}`)).data.pipelineId).toBe(sales.id);
});

test("a deal restored after its empty stage was deleted comes back into a stage that is there", async () => {
  const cem = await house.owner();
  const [jobs] = await dealPipelines(cem);
  const id = await newDeal(cem, "Deleted", "negotiating");
  await cem.delete(`/deals/${id}`);
  expect((await cem.delete(`/stages/${stageOf(jobs, "negotiating")}`)).status).toBe(200);
  expect((await cem.post(`/deals/${id}/restore`)).data.stageId).toBe(stageOf(jobs, "qualification"));
});
