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

interface Entry {
  kind: string;
  id: string;
  activity?: { type: string };
}

test("the timeline is asked for some types, for changes, or for what is pinned", async () => {
  const { id } = (await ana.post("/contacts", { firstName: "Jane" })).data;
  const note = (await ana.post("/activities", { type: "note", body: "Gate code 1234", contactId: id })).data;
  await ana.post("/activities", { type: "phone_call", contactId: id });
  const read = async (query: string): Promise<Entry[]> => (await ana.get(`/contacts/${id}/timeline?${query}`)).data;
  expect((await read("")).map((one) => one.kind)).toEqual(["activity", "activity", "change"]);
  expect((await read("types=phone_call")).map((one) => one.activity?.type)).toEqual(["phone_call"]);
  expect((await read("types=note,change")).map((one) => one.kind)).toEqual(["activity", "change"]);
  expect(await read("pinned=true")).toEqual([]);
  await ana.patch(`/activities/${note.id}`, { isPinned: true });
  expect((await read("pinned=true")).map((one) => one.id)).toEqual([note.id]);
});

test("pages follow each other without a gap or a repetition", async () => {
  const { id } = (await ana.post("/companies", { name: "Acme" })).data;
  for (let number = 0; number < 5; number++) {
    await ana.post("/activities", { type: "note", body: `${number}`, companyId: id });
    await ana.patch(`/companies/${id}`, { industry: `Trade ${number}` });
  }
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const reply = await ana.get(`/companies/${id}/timeline?limit=4${cursor && `&cursor=${cursor}`}`);
    seen.push(...reply.data.map((one: Entry) => one.id));
    cursor = reply.body.page.next;
  }
  expect(seen).toHaveLength(11);
  expect(new Set(seen).size).toBe(11);
});

test("a change names the records it links, tells its reason and door, and that it was undone", async () => {
  const acme = (await ana.post("/companies", { name: "Acme" })).data;
  const { id } = (await ana.post("/contacts", { firstName: "Jane" })).data;
  const linked = await ana.patch(`/contacts/${id}`, { companyId: acme.id });
  const newest = async () => (await ana.get(`/contacts/${id}/timeline`)).data;
  const [change] = await newest();
  expect(change.change).toMatchObject({
    after: { companyId: acme.id },
    titles: { [acme.id]: "Acme" },
    source: "api",
    isUndone: false,
  });
  await ana.post(`/operations/${linked.body.operation.id}/undo`);
  expect((await newest())[1].change.isUndone).toBe(true);
});

test("tasks and files of a record stand on its timeline, its ways through the stages by themselves on request", async () => {
  const deal = (await ana.post("/deals", { name: "New roof" })).data;
  const task = (await ana.post("/tasks", { title: "Measure", dealId: deal.id })).data;
  await ana.patch(`/tasks/${task.id}`, { priority: "high" });
  await ana.patch(`/tasks/${task.id}`, { status: "completed" });
  const { data: pipelines } = await ana.get("/pipelines");
  const [, second] = pipelines.find(({ id }: { id: string }) => id === deal.pipelineId).stages;
  await ana.patch(`/deals/${deal.id}/stage`, { stage: second.id });
  const read = async (query = "") => (await ana.get(`/deals/${deal.id}/timeline?${query}`)).data;
  const told = (entries: { change: { action: string }; about?: { title: string } }[]) =>
    entries.map(({ change, about }) => [change.action, about?.title]);
  expect(told(await read())).toEqual([
    ["update", undefined],
    ["update", "Measure"],
    ["create", "Measure"],
    ["create", undefined],
  ]);
  expect(told(await read("types=task"))).toHaveLength(2);
  expect(await read("types=file")).toEqual([]);
  const [moved, ...others] = await read("types=stage");
  expect(others).toEqual([]);
  expect(moved.change).toMatchObject({ after: { stageId: second.id }, titles: { [second.id]: second.name } });
});
