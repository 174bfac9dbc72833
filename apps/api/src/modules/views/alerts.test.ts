import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { ctxOf } from "../messages/messages.testing.ts";
import { lookAfterAlerts } from "./alerts.job.ts";

let house: TestHouse;
let ana: Person;
let ben: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
  ben = await house.colleague(ana, "admin");
});
afterAll(() => house.close());

const lead = async (title: string, estimatedValue: string): Promise<string> =>
  (await ben.post("/leads", { title, estimatedValue, email: `${randomUUID()}@example.com` })).data.id;
const told = async (person: Person): Promise<string[]> =>
  (await person.get("/notifications?limit=100")).data
    .filter(({ type }: { type: string }) => type === "view")
    .map(({ title, view }: { title: string; view: string }) => `${title} in ${view}`)
    .toSorted();

/** What the clock starts every minute. */
const strike = async () => lookAfterAlerts(await ctxOf(house, ana));

test("who watches a view is told once of each record that enters it, and again when it comes back", async () => {
  await lead("There already", "900");
  const { data: view } = await ana.post("/views", { object: "lead", name: "Large", config: { filter: "value>500" } });
  expect((await ana.put(`/views/${view.id}/alert`)).status).toBe(204);
  expect((await ana.put(`/views/${view.id}/alert`)).status).toBe(204);
  expect((await ana.get("/view-alerts")).data).toEqual([view.id]);
  expect((await ana.get(`/views/${view.id}/count`)).data).toEqual({ count: 1, isMore: false });

  const id = await lead("Roof", "100");
  await strike();
  expect(await told(ana)).toEqual([]);
  await ben.patch(`/leads/${id}`, { estimatedValue: "800" });
  await strike();
  await ben.patch(`/leads/${id}`, { estimatedValue: "850" });
  await strike();
  expect(await told(ana)).toEqual(["Roof in Large"]);

  await ben.patch(`/leads/${id}`, { estimatedValue: "100" });
  await strike();
  await ben.patch(`/leads/${id}`, { estimatedValue: "700" });
  await strike();
  expect(await told(ana)).toEqual(["Roof in Large", "Roof in Large"]);
  expect(await told(ben)).toEqual([]);

  expect((await ana.delete(`/views/${view.id}/alert`)).status).toBe(204);
  await lead("Unheard", "900");
  await strike();
  expect(await told(ana)).toHaveLength(2);
});

test("a record that enters a view is told of at once, without the clock; many written at once are one to it", async () => {
  const cleo = await house.colleague(ana, "admin");
  const { data: view } = await cleo.post("/views", { object: "company", name: "Roofers", config: { filter: "roof" } });
  await cleo.put(`/views/${view.id}/alert`);
  const { data: firm } = await ana.post("/companies", { name: "Gutters Ltd" });
  await ana.patch(`/companies/${firm.id}`, { name: "Roofs Ltd" });
  await expect.poll(() => told(cleo)).toEqual(["Roofs Ltd in Roofers"]);
  const rows = Array.from({ length: 101 }, (_, n) => ({ op: "create", data: { name: `Roof ${n}` } }));
  await ana.post("/companies/batch", { operations: rows });
  await strike();
  expect(await told(cleo)).toHaveLength(2);
});

test("one's own act is no news, many at once are one, and another filter makes it another view", async () => {
  const { data: view } = await ben.post("/views", { object: "deal", name: "Roofs", config: { filter: "roof" } });
  await ben.put(`/views/${view.id}/alert`);
  await ben.post("/deals", { name: "Roof of my own" });
  const rows = ["One", "Two", "Three", "Four"].map((name) => ({ op: "create", data: { name: `Roof ${name}` } }));
  await ana.post("/deals/batch", { operations: rows });
  await ben.patch(`/views/${view.id}`, { name: "Roofs", config: { filter: "roof" } });
  await strike();
  const [only, ...others] = await told(ben);
  expect([only, others]).toEqual([expect.stringMatching(/^Roof \w+ in Roofs$/), []]);

  await ana.post("/deals", { name: "Gutter" });
  await ben.patch(`/views/${view.id}`, { config: { filter: "gutter" } });
  await strike();
  await ana.post("/deals", { name: "Gutter two" });
  await strike();
  expect(await told(ben)).toEqual(["Gutter two in Roofs", only]);
});

test("a view tells a member of what they may see", async () => {
  const changes = { objects: { company: { read: "own" } } };
  const role = await ana.post("/roles", { name: "Own companies", parent: "sales", changes });
  const sam = await house.colleague(ana, "sales", { customRoleId: role.data.id });
  const { data: view } = await ana.post("/views", { object: "company", name: "All firms", shared: true });
  await sam.put(`/views/${view.id}/alert`);
  await ana.post("/companies", { name: "Secret" });
  await ana.post("/companies", { name: "Hers", ownerId: sam.memberId });
  await strike();
  expect(await told(sam)).toEqual(["Hers in All firms"]);
  expect((await sam.get(`/views/${view.id}/count`)).data.count).toBe(1);
  const { data: priv } = await ana.post("/views", { object: "company", name: "Private" });
  expect((await sam.put(`/views/${priv.id}/alert`)).status).toBe(404);
});

test("an alert whose filter can no longer be read keeps no other from being told", async () => {
  const { data: base } = await ana.post("/views", { object: "company", name: "Base", config: { filter: "roof" } });
  const { data: over } = await ana.post("/views", { object: "company", name: "Over", config: { filter: '#"Base"' } });
  expect((await ana.put(`/views/${over.id}/alert`)).status).toBe(204);
  const { data: all } = await ben.post("/views", { object: "company", name: "Firms" });
  await ben.put(`/views/${all.id}/alert`);
  expect((await ana.delete(`/views/${base.id}`)).status).toBe(200);
  await ana.post("/companies", { name: "Ito Roofs" });
  await strike();
  expect(await told(ben)).toContain("Ito Roofs in Firms");
});
