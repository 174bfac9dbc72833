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

const lead = async (title: string): Promise<string> =>
  (await ana.post("/leads", { title, email: `${title.toLowerCase()}@example.com` })).data.id;
const star = (person: Person, targetId: string, kind = "record", object = "lead") =>
  person.post("/favorites", { kind, object, targetId });
const titles = async (person: Person) =>
  (await person.get("/favorites")).data.map((one: { title: string }) => one.title);

test("favorites are one's own, named by what they are called now, in the order one gives them", async () => {
  const ben = await house.colleague(ana, "admin");
  const [roof, boiler] = [await lead("Roof"), await lead("Boiler")];
  const view = await ana.post("/views", { object: "lead", name: "Hot", config: {} });
  const first = await star(ana, roof);
  expect(first).toMatchObject({ status: 201, data: { title: "Roof", targetId: roof } });
  await star(ana, boiler);
  await star(ana, view.data.id, "view");
  await ana.patch(`/leads/${roof}`, { title: "New roof" });
  expect(await titles(ana)).toEqual(["New roof", "Boiler", "Hot"]);
  expect(await titles(ben)).toEqual([]);

  const { data } = await ana.get("/favorites");
  const ids = data.map((one: { id: string }) => one.id);
  await ana.put("/favorites/order", { ids: ids.toReversed() });
  expect(await titles(ana)).toEqual(["Hot", "Boiler", "New roof"]);
  expect((await ben.delete(`/favorites/${ids[0]}`)).status).toBe(404);
  expect((await ana.delete(`/favorites/${ids[0]}`)).status).toBe(204);
  expect(await titles(ana)).toEqual(["Hot", "Boiler"]);
});

test("starring twice is starring once, and what is deleted is no longer listed", async () => {
  const id = await lead("Gutter");
  const first = await star(ana, id);
  const second = await star(ana, id);
  expect(second.data.id).toBe(first.data.id);
  expect(await titles(ana)).toContain("Gutter");
  await ana.delete(`/leads/${id}`);
  expect(await titles(ana)).not.toContain("Gutter");
});

test("nobody stars what they may not see", async () => {
  const guest = await house.colleague(ana, "guest");
  const id = await lead("Secret");
  expect(await star(guest, id)).toMatchObject({ status: 422, body: { errors: [{ pointer: "/targetId" }] } });
  const priv = await ana.post("/views", { object: "lead", name: "Private", config: {} });
  expect((await star(guest, priv.data.id, "view")).status).toBe(422);
});
