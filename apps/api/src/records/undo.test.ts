import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../testing/house.ts";
import type { Person } from "../testing/person.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
});
afterAll(() => house.close());

const undo = (operation: { id: string }, body: object = {}) => ana.post(`/operations/${operation.id}/undo`, body);
const company = async (values: object = {}) => (await ana.post("/companies", { name: "Acme", ...values })).data;
const read = async (id: string) => (await ana.get(`/companies/${id}`)).data;

test("an undo can be undone, and that again", async () => {
  const { id } = await company();
  const changed = await ana.patch(`/companies/${id}`, { industry: "Roofs" });
  const undone = await undo(changed.body.operation);
  expect((await read(id)).industry).toBeNull();
  const redone = await undo(undone.body.operation);
  expect((await read(id)).industry).toBe("Roofs");
  await undo(redone.body.operation);
  expect((await read(id)).industry).toBeNull();
});

test("what was undone cannot be undone twice, also at the same moment", async () => {
  const { id } = await company();
  const { operation } = (await ana.patch(`/companies/${id}`, { industry: "Roofs" })).body;
  const replies = await Promise.all([undo(operation), undo(operation), undo(operation)]);
  expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409, 409]);
  const row = (await ana.get("/operations")).data.find((one: { id: string }) => one.id === operation.id);
  expect(row.undoneBy).toMatch(/^[0-9a-f-]{36}$/);
});

test("undoing a creation deletes, and undoing that restores", async () => {
  const made = await ana.post("/companies", { name: "Fresh" });
  const undone = await undo(made.body.operation);
  expect((await ana.get(`/companies/${made.data.id}`)).status).toBe(404);
  await undo(undone.body.operation);
  expect(await read(made.data.id)).toMatchObject({ name: "Fresh" });
  expect((await ana.get("/search?q=fresh")).data.map((hit: { id: string }) => hit.id)).toEqual([made.data.id]);
});

test("a created record that is only talked about can still be taken back", async () => {
  const made = await ana.post("/companies", { name: "Talked about" });
  await ana.post("/activities", { type: "note", body: "Hm", companyId: made.data.id });
  expect((await undo(made.body.operation)).status).toBe(200);
});

test("a bulk change is undone as one", async () => {
  const ids = [(await company()).id, (await company()).id];
  const operations = ids.map((id) => ({ op: "update", id, data: { industry: "Bulk" } }));
  const bulk = await ana.post("/companies/batch", { operations });
  const row = (await ana.get("/operations?limit=1")).data[0];
  expect(row).toMatchObject({ kind: "bulk_update", summary: "Changed 2 companies at once" });
  await undo(bulk.body.operation);
  for (const id of ids) expect((await read(id)).industry).toBeNull();
});

describe("after later changes", () => {
  async function changedTwice() {
    const { id } = await company();
    const first = await ana.patch(`/companies/${id}`, { name: "First", industry: "Roofs", legalName: "First Ltd" });
    await ana.patch(`/companies/${id}`, { name: "Second", legalName: "Second Ltd" });
    return { id, operation: first.body.operation };
  }

  test("undo says which fields, and changes nothing", async () => {
    const { id, operation } = await changedTwice();
    const refused = await undo(operation);
    expect(refused.status).toBe(409);
    const fields = refused.body.conflicts.map(({ field, current, before }: Record<string, string>) => [
      field,
      current,
      before,
    ]);
    expect(fields.sort()).toEqual([
      ["legalName", "Second Ltd", null],
      ["name", "Second", "Acme"],
    ]);
    expect(await read(id)).toMatchObject({ name: "Second", industry: "Roofs", version: 3 });
  });

  test.each([
    ["keep", () => "keep", { name: "Second", industry: null, legalName: "Second Ltd" }],
    ["undo", () => "undo", { name: "Acme", industry: null, legalName: null }],
    ["by record", (id: string) => ({ [id]: "undo" }), { name: "Acme", industry: null, legalName: null }],
    [
      "by field",
      (id: string) => ({ [id]: { name: "undo", legalName: "keep" } }),
      { name: "Acme", industry: null, legalName: "Second Ltd" },
    ],
  ])("resolve %s", async (_, resolve, expected) => {
    const { id, operation } = await changedTwice();
    expect((await undo(operation, { resolve: resolve(id) })).status).toBe(200);
    expect(await read(id)).toMatchObject(expected);
  });

  test("a record created then worked on is not deleted without asking", async () => {
    const made = await ana.post("/companies", { name: "Young" });
    await ana.patch(`/companies/${made.data.id}`, { industry: "Work" });
    expect((await undo(made.body.operation)).body.conflicts).toMatchObject([{ field: "industry", current: "Work" }]);
    expect((await undo(made.body.operation, { resolve: "undo" })).status).toBe(200);
    expect((await ana.get(`/companies/${made.data.id}`)).status).toBe(404);
  });

  test("a change of another field does not stand in the way, own fields included", async () => {
    for (const key of ["one", "two"]) await ana.post("/fields", { object: "company", key, label: key, type: "text" });
    const { id } = await company({ custom: { one: "a", two: "a" } });
    const { operation } = (await ana.patch(`/companies/${id}`, { custom: { one: "b" } })).body;
    await ana.patch(`/companies/${id}`, { industry: "Other", custom: { two: "b" } });
    expect((await undo(operation)).status).toBe(200);
    expect(await read(id)).toMatchObject({ industry: "Other", custom: { one: "a", two: "b" } });
  });

  test("a deletion that was taken back by hand leaves nothing to undo", async () => {
    const { id } = await company();
    const { operation } = (await ana.delete(`/companies/${id}`)).body;
    await ana.post(`/companies/${id}/restore`);
    expect(await undo(operation)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining("nothing left") },
    });
  });
});

test("changes of the organization's settings say that they cannot be undone here", async () => {
  await ana.post("/roles", { name: "Helper", parent: "sales" });
  const made = (await ana.get("/operations")).data.find((one: { summary: string }) => one.summary.includes("Helper"));
  expect(await undo(made)).toMatchObject({ status: 409, body: { detail: expect.stringContaining("settings") } });
});

test("the undo of a new default pipeline makes the former one the default again; the only one stays", async () => {
  const eva = await house.owner();
  const defaults = async () =>
    (await eva.get("/pipelines?object=deal")).data.filter((one: { isDefault: boolean }) => one.isDefault);
  const before = (await defaults())[0].id;
  const made = await eva.post("/pipelines", { name: "Newest", object: "deal", isDefault: true });
  expect(await defaults()).toMatchObject([{ id: made.data.id }]);
  expect((await eva.post(`/operations/${made.body.operation.id}/undo`)).status).toBe(200);
  expect(await defaults()).toMatchObject([{ id: before }]);
  const founding = (await eva.get("/operations")).data.find(
    (one: { summary: string }) => one.summary === "Set up pipelines",
  );
  expect((await eva.post(`/operations/${founding.id}/undo`)).status).toBe(409);
});

test("the undo of a move asks nothing about a card's place, and takes it back to where it was", async () => {
  const add = async (name: string) => (await ana.post("/deals", { name })).data;
  const [deal, other] = [await add("Moved on"), await add("Neighbour")];
  const former = (await ana.get(`/deals/${deal.id}`)).data;
  const moved = await ana.patch(`/deals/${deal.id}/stage`, { stage: "estimating" });
  await ana.patch(`/deals/${other.id}/stage`, { stage: "estimating" });
  const reordered = await ana.patch(`/deals/${deal.id}/stage`, { stage: "estimating", before: other.id });
  expect(reordered.body.operation).not.toBeNull();
  const undone = await undo(moved.body.operation);
  expect(undone.status, JSON.stringify(undone.body)).toBe(200);
  const { stageId, position } = (await ana.get(`/deals/${deal.id}`)).data;
  expect({ stageId, position }).toEqual({ stageId: former.stageId, position: former.position });
});

test("the undo of a stage's creation is refused while records are in it", async () => {
  const [pipeline] = (await ana.get("/pipelines?object=deal")).data;
  const made = await ana.post("/stages", { name: "Parked", pipelineId: pipeline.id });
  const deal = (await ana.post("/deals", { name: "Stuck" })).data;
  await ana.patch(`/deals/${deal.id}/stage`, { stage: "parked" });
  expect((await undo(made.body.operation)).status).toBe(409);
});

test("a member undoes own operations only, and never fields the role may not change", async () => {
  const ben = await house.colleague(ana, "sales");
  const { id } = await company();
  const { operation } = (await ana.patch(`/companies/${id}`, { industry: "Hers" })).body;
  expect((await ben.post(`/operations/${operation.id}/undo`)).status).toBe(404);
  const own = (await ben.patch(`/companies/${id}`, { industry: "His" })).body.operation;
  const role = (
    await ana.post("/roles", {
      name: "Careful",
      parent: "sales",
      changes: { objects: { company: { fields: { industry: { visible: true, editable: false } } } } },
    })
  ).data;
  await ana.patch(`/members/${ben.memberId}`, { role: role.id });
  expect((await ben.post(`/operations/${own.id}/undo`)).status).toBe(403);
});

test("the app's role can neither change nor delete journal rows", async () => {
  const db = house.house.database.forOrg(ana.orgId);
  for (const statement of [
    "update operations set summary = 'x'",
    "delete from operations",
    "update changes set after = null",
    "delete from changes",
  ]) {
    await expect(db.execute(sql.raw(statement)), statement).rejects.toMatchObject({ cause: { code: "42501" } });
  }
});
