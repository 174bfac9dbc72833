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
    config: {
      filter: "value>500 owner:me",
      sort: "-estimatedValue",
      columns: "title,status",
      widths: "title:320",
      layout: "table",
    },
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
  expect((await sam.delete(`/views/${view.id}`)).status).toBe(200);
  expect((await ana.get(`/views/${view.id}`)).status).toBe(404);
});

test("what was done to a view is undone like anything else, by those who may change it", async () => {
  const sam = await house.colleague(ana, "sales");
  const made = await sam.post("/views", { object: "company", name: "Customers", shared: true });
  const renamed = await sam.patch(`/views/${made.data.id}`, { name: "All customers" });
  const removed = await sam.delete(`/views/${made.data.id}`);
  const undo = (person: Person, { body }: typeof removed) => person.post(`/operations/${body.operation.id}/undo`, {});

  expect((await undo(await house.colleague(ana, "sales"), removed)).status).toBe(404);
  expect((await undo(sam, removed)).status).toBe(200);
  expect((await sam.get(`/views/${made.data.id}`)).data.name).toBe("All customers");
  expect((await undo(sam, renamed)).status).toBe(200);
  expect(await names(ana, "?object=company")).toEqual(["Customers"]);
});

test("one view opens first for a member, and one for everybody, which only who runs the organization chooses", async () => {
  const sam = await house.colleague(ana, "sales");
  const first = await sam.post("/views", { object: "contact", name: "Mine", isDefault: true });
  await sam.post("/views", { object: "contact", name: "Also mine", isDefault: true });
  expect((await sam.get(`/views/${first.data.id}`)).data.isDefault).toBe(false);

  const forAll = { object: "contact", name: "Everybody's", shared: true, isDefault: true };
  expect((await sam.post("/views", forAll)).status).toBe(403);
  const { data } = await ana.post("/views", forAll);
  const firsts = (await sam.get("/views?object=contact")).data.filter((one: { isDefault: boolean }) => one.isDefault);
  expect(firsts.map((one: { name: string }) => one.name)).toEqual(["Also mine", "Everybody's"]);
  expect((await sam.patch(`/views/${data.id}`, { isDefault: false })).status).toBe(403);
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

test("a view is meant by its name in any filter of its list, also of another view", async () => {
  const eva = await house.owner();
  for (const [title, estimatedValue] of [
    ["Small", "100"],
    ["Large", "900"],
  ]) {
    await eva.post("/leads", { title, estimatedValue, email: `${title}@example.com` });
  }
  const found = async (filter: string) => {
    const { status, data } = await eva.get(`/leads?filter=${encodeURIComponent(filter)}`);
    return status === 200 ? data.map((one: { title: string }) => one.title) : status;
  };
  const large = await eva.post("/views", { object: "lead", name: "Large ones", config: { filter: "value>500" } });
  await eva.post("/views", { object: "lead", name: "rest", config: { filter: '-#"large ones"' } });
  expect(await found('#"Large ones"')).toEqual(["Large"]);
  expect(await found("#rest")).toEqual(["Small"]);
  expect(await found("#rest Large")).toEqual([]);
  expect((await eva.get("/leads?filter=%23rests")).body.detail).toContain("Did you mean rest?");
  await eva.patch(`/views/${large.data.id}`, { config: { filter: "#rest" } });
  expect(await found("#rest")).toBe(400);
  const ben = await house.colleague(eva, "admin");
  expect((await ben.get("/leads?filter=%23rest")).status).toBe(400);

  // Each view is short; a dozen such steps would stand for a million million conditions.
  const save = (name: string, filter: string) => eva.post("/views", { object: "lead", name, config: { filter } });
  const tenOf = (name: string) => Array(10).fill(`#${name}`).join(" OR ");
  await save("one", "value>500");
  expect((await save("ten", tenOf("one"))).status).toBe(201);
  expect(await found("#ten")).toEqual(["Large"]);
  expect((await save("hundred", tenOf("ten"))).body.detail).toBe("A filter can have 100 conditions.");
});
