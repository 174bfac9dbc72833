import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../testing/house.ts";
import type { Person } from "../testing/person.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner({ country: "US" });
});
afterAll(() => house.close());

const define = (key: string, type: string, more: object = {}) =>
  ana.post("/fields", { object: "company", key, label: key, type, ...more });
const create = (custom: object) => ana.post("/companies", { name: "Acme", custom });

test.each([
  ["text", "aText", "hello", 5],
  ["number", "aNumber", "12.5", "many"],
  ["currency", "anAmount", "99.90", "free"],
  ["date", "aDate", "2026-11-21", "tomorrow"],
  ["boolean", "aFlag", true, "yes"],
  ["picklist", "aPick", "b", "z"],
  ["multiPicklist", "somePicks", ["a", "b"], ["z"]],
  ["url", "aLink", "https://example.com", "ftp://example.com"],
  ["email", "anEmail", "a@example.com", "nobody"],
  ["phone", "aPhone", "+13125550142", "12"],
])("a %s field takes its kind of value and no other", async (type, key, good, bad) => {
  const made = await define(key, type, /picklist/i.test(type) ? { options: ["a", "b"] } : {});
  expect(made.status).toBe(201);
  expect((await create({ [key]: good })).data.custom).toEqual({ [key]: good });
  const refused = await create({ [key]: bad });
  expect(refused.status).toBe(422);
  expect(refused.body.errors[0].pointer).toMatch(new RegExp(`^/custom/${key}`));
});

test("unknown keys are refused, null empties, and one key leaves the others alone", async () => {
  expect(await create({ nothing: 1 })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: "/custom/nothing" }] },
  });
  const { id } = (await create({ aText: "x", aNumber: 1, somePicks: null })).data;
  expect((await ana.patch(`/companies/${id}`, { custom: { aText: null } })).data.custom).toEqual({ aNumber: "1" });
  expect((await ana.get("/companies?filter=custom.somePicks:a")).status).toBe(200);
});

test("a required field is asked for on every create", async () => {
  const ben = await house.owner();
  await ben.post("/fields", { object: "deal", key: "roof", label: "Roof", type: "text", required: true });
  expect(await ben.post("/deals", { name: "D" })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: "/custom/roof" }] },
  });
  expect((await ben.post("/deals", { name: "D", custom: { roof: "flat" } })).status).toBe(201);
});

test("a field taken away keeps its values, which come back with it; another type may not read them", async () => {
  const field = (await define("temp", "text")).data;
  const { id } = (await create({ temp: "kept" })).data;
  expect((await ana.delete(`/fields/${field.id}`)).status).toBe(200);
  expect((await ana.get("/companies?filter=custom.temp:kept")).status).toBe(400);
  expect((await define("temp", "number")).status).toBe(409);
  expect((await define("temp", "text")).status).toBe(201);
  expect((await ana.get("/companies?filter=custom.temp:kept")).data.map((one: { id: string }) => one.id)).toEqual([id]);
});

test("what cannot be a field is refused", async () => {
  expect((await define("name", "text")).status).toBe(409);
  expect((await define("aText", "text")).status).toBe(409);
  expect((await define("Bad key", "text")).status).toBe(422);
  expect((await define("empty", "picklist")).status).toBe(422);
  expect((await ana.post("/fields", { object: "planet", key: "x", label: "X", type: "text" })).status).toBe(422);
});

test("what is done to a field is one operation each, and undone like any other", async () => {
  const ben = await house.owner();
  const made = await ben.post("/fields", { object: "lead", key: "gate", label: "Gate code", type: "text" });
  const second = await ben.post("/fields", { object: "lead", key: "dog", label: "Dog", type: "boolean" });
  const labels = async () => (await ben.get("/fields")).data.map((one: { label: string }) => one.label);
  const undo = (reply: { body: { operation: { id: string } } }) =>
    ben.post(`/operations/${reply.body.operation.id}/undo`);

  const renamed = await ben.patch(`/fields/${made.data.id}`, { label: "Key code" });
  expect(renamed.body.operation.summary).toBe("Changed the field “Key code” of leads");
  const ordered = await ben.put("/fields/order", { object: "lead", ids: [second.data.id, made.data.id] });
  expect(await labels()).toEqual(["Dog", "Key code"]);

  expect((await undo(ordered)).status).toBe(200);
  expect(await labels()).toEqual(["Key code", "Dog"]);
  expect((await undo(renamed)).status).toBe(200);
  expect(await labels()).toEqual(["Gate code", "Dog"]);

  const removed = await ben.delete(`/fields/${made.data.id}`);
  expect(await labels()).toEqual(["Dog"]);
  expect((await ben.get("/fields?archived=true")).data).toMatchObject([{ label: "Gate code" }]);
  expect((await undo(removed)).status).toBe(200);
  expect((await undo(made)).status).toBe(200);
  expect((await ben.post(`/fields/${made.data.id}/restore`)).data).toMatchObject({ key: "gate" });
  expect(await labels()).toEqual(["Gate code", "Dog"]);
});

test("a field is not given back by who may not shape fields", async () => {
  const ben = await house.owner();
  const made = await ben.post("/fields", { object: "lead", key: "gate", label: "Gate code", type: "text" });
  const role = await ben.post("/roles", {
    name: "Reads the journal",
    parent: "sales",
    changes: { capabilities: { operations: true } },
  });
  const cem = await house.colleague(ben, "sales", { customRoleId: role.data.id });
  expect((await cem.post(`/operations/${made.body.operation.id}/undo`)).status).toBe(403);
});
