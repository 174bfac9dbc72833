import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const read = async (person: Person) => (await person.get("/first-run")).data;
const done = async (person: Person) =>
  (await read(person)).steps.filter((step: { isDone: boolean }) => step.isDone).map(({ key }: { key: string }) => key);

test("the checklist knows what is done from the organization's own records, and sample data is not its own", async () => {
  const ana = await house.owner();
  expect((await read(ana)).steps).toEqual(
    ["lead", "form", "colleague", "hours", "move", "win"].map((key) => ({ key, isDone: false })),
  );
  await ana.post("/sample-data", { trade: "roofing" });
  expect(await done(ana)).toEqual([]);

  house.clock.now = new Date("2026-11-23T15:00:00Z");
  const { data: lead } = await ana.post("/leads", { title: "Roof", email: "own@example.com", source: "web_form" });
  expect(await done(ana)).toEqual(["lead", "form"]);
  house.clock.now = new Date("2026-11-23T15:01:00Z");
  expect((await ana.patch(`/leads/${lead.id}/stage`, { stage: "discovery" })).status).toBe(200);
  const { data: deal } = await ana.post("/deals", { name: "Own deal" });
  expect((await ana.patch(`/deals/${deal.id}/stage`, { stage: "won" })).status).toBe(200);
  house.clock.now = undefined;
  await ana.patch("/organization", { businessHours: { days: { monday: [["09:00", "18:00"]] }, holidays: [] } });
  await house.colleague(ana, "sales");
  expect(await done(ana)).toEqual(["lead", "form", "colleague", "hours", "move", "win"]);
});

test("hours that were right from the start are confirmed; who puts the list away does so for themselves", async () => {
  const ana = await house.owner();
  const sam = await house.colleague(ana, "sales");
  expect((await ana.put("/first-run/steps/hours")).status).toBe(204);
  expect((await ana.put("/first-run/steps/win")).status).toBe(404);
  expect(await done(ana)).toContain("hours");
  expect((await read(sam)).steps.map(({ key }: { key: string }) => key)).toEqual(["lead", "move", "win"]);

  await sam.put("/first-run/dismissal");
  expect(await read(sam)).toMatchObject({ isDismissed: true, steps: [] });
  expect((await read(ana)).isDismissed).toBe(false);
  await sam.delete("/first-run/dismissal");
  expect((await read(sam)).isDismissed).toBe(false);
});

test("a trade brings its pipelines and makes them the usual ones; another one later changes only what it has", async () => {
  const ana = await house.owner();
  const usual = async () =>
    (await ana.get("/pipelines")).data
      .filter((one: { isDefault: boolean }) => one.isDefault)
      .map(({ key }: { key: string }) => key)
      .toSorted();
  const chosen = await ana.put("/first-run/trade", { trade: "real_estate" });
  expect(chosen.status).toBe(200);
  expect(await usual()).toEqual(["acquisitions", "sellers"]);
  expect((await read(ana)).trade).toBe("real_estate");
  await ana.put("/first-run/trade", { trade: "agency" });
  expect(await usual()).toEqual(["sales", "sellers"]);
  await ana.put("/first-run/trade", { trade: "real_estate" });
  expect(await usual()).toEqual(["acquisitions", "sellers"]);
});

test("choosing a trade can be undone, and that again, also where it made another pipeline the usual one", async () => {
  const ana = await house.owner();
  const pipelines = async () =>
    (await ana.get("/pipelines")).data.map(({ key, isDefault }: { key: string; isDefault: boolean }) => [
      key,
      isDefault,
    ]);
  const before = await pipelines();
  const chosen = await ana.put("/first-run/trade", { trade: "real_estate" });
  const after = await pipelines();
  const undone = await ana.post(`/operations/${chosen.body.operation.id}/undo`);
  expect(undone.status, JSON.stringify(undone.body)).toBe(200);
  expect(await pipelines()).toEqual(before);
  expect((await ana.get("/first-run")).data.trade).toBeNull();
  const redone = await ana.post(`/operations/${undone.body.operation.id}/undo`);
  expect(redone.status, JSON.stringify(redone.body)).toBe(200);
  expect(await pipelines()).toEqual(after);
  expect((await ana.get("/first-run")).data.trade).toBe("real_estate");
});
