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

const names = async (person: Person, query = "") =>
  (await person.get(`/views${query}`)).data.map((one: { name: string }) => one.name);

test("a private view is its maker's alone, a shared one everybody's to see", async () => {
  const sam = await house.colleague(ana, "technician");
  const mine = await sam.post("/views", {
    object: "lead",
    name: "Hot leads",
    config: { filter: "value>500 owner:me", sort: "-estimatedValue", columns: "title,status", layout: "table" },
  });
  expect(mine).toMatchObject({ status: 201, data: { name: "Hot leads", shared: false, ownerId: sam.memberId } });
  expect(await names(ana)).not.toContain("Hot leads");
  expect((await ana.get(`/views/${mine.data.id}`)).status).toBe(404);
  expect((await ana.get("/search?q=hot")).data).toEqual([]);

  await sam.patch(`/views/${mine.data.id}`, { shared: true });
  expect(await names(ana, "?object=lead")).toContain("Hot leads");
  expect(await names(ana, "?object=deal")).not.toContain("Hot leads");
});

test("only the maker, or who runs the organization, changes a shared view", async () => {
  const [sam, kim] = [await house.colleague(ana, "sales"), await house.colleague(ana, "sales")];
  const { data: view } = await sam.post("/views", { object: "deal", name: "Big deals", shared: true });
  expect((await kim.patch(`/views/${view.id}`, { name: "Mine now" })).status).toBe(403);
  expect((await kim.delete(`/views/${view.id}`)).status).toBe(403);
  expect((await ana.patch(`/views/${view.id}`, { name: "Large deals" })).data.name).toBe("Large deals");
  expect((await sam.patch(`/views/${view.id}`, { name: "Huge", version: 1 })).status).toBe(409);
  expect((await sam.delete(`/views/${view.id}`)).status).toBe(204);
  expect((await ana.get(`/views/${view.id}`)).status).toBe(404);
});

test("a view that its list would refuse is refused, part by part", async () => {
  const refused = await ana.post("/views", {
    object: "lead",
    name: "Bad",
    config: { filter: "statsu:new", sort: "-nothing", columns: "title,colour" },
  });
  expect(refused.status).toBe(422);
  expect(refused.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([
    "/config/filter",
    "/config/sort",
    "/config/columns",
  ]);
  expect((await ana.post("/views", { object: "moon", name: "Bad" })).body.errors[0].pointer).toBe("/object");
});
