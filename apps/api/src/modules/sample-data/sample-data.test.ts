import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { TRADE_KEYS } from "./trades/index.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const PLURALS = ["companies", "contacts", "leads", "deals", "activities", "tasks"];
const totals = async (person: Person, filter = "") =>
  Object.fromEntries(
    await Promise.all(
      PLURALS.map(async (plural) => [
        plural,
        (await person.get(`/${plural}?total=true&limit=1${filter}`)).body.page.total,
      ]),
    ),
  );

test("sample data is one import: added once, as old as it looks, and gone with one undo", async () => {
  const ana = await house.owner();
  await ana.post("/companies", { name: "Our own" });
  expect((await ana.get("/sample-data")).data).toEqual({ operationId: null });
  const added = await ana.post("/sample-data", { trade: "plumbing" });
  expect(added).toMatchObject({ status: 201, data: { companies: 40, contacts: 48, leads: 60, deals: 80 } });
  expect(added.data.activities).toBeGreaterThan(300);
  expect((await ana.get("/sample-data")).data.operationId).toBe(added.body.operation.id);
  expect((await ana.post("/sample-data", { trade: "plumbing" })).status).toBe(409);
  expect(await totals(ana)).toEqual({ ...added.data, companies: 41 });

  const [oldest] = (await ana.get("/leads?sort=createdAt&limit=1")).data;
  expect(Date.now() - Date.parse(oldest.createdAt)).toBeGreaterThan(50 * 86_400_000);
  const closed = (await ana.get("/deals?filter=status:won&limit=200")).data;
  expect(closed).toHaveLength(30);
  const overdue = (await ana.get("/activities?limit=1&total=true&filter=followUpStatus:pending followUpAt<today")).body;
  expect(overdue.page.total).toBeGreaterThan(3);
  const { data: tasks } = await ana.get("/tasks?limit=50&sort=dueAt");
  const late = ({ status, dueAt }: { status: string; dueAt: string }) =>
    status === "todo" && Date.parse(dueAt) < Date.now();
  expect(tasks.some(late)).toBe(true);
  const blocked = tasks.filter(({ isBlocked, dealId }: { isBlocked: boolean; dealId: string }) => isBlocked && dealId);
  expect([blocked.length, tasks.filter((one: { seriesId: string }) => one.seriesId).length]).toEqual([1, 1]);
  expect((await ana.get("/search?q=kowalczyk")).data.length).toBeGreaterThan(0);
  expect((await ana.get("/inquiries/matches?phone=555-0118")).data).toMatchObject([{ title: "Grace Holloway" }]);

  const undone = await ana.post(`/operations/${added.body.operation.id}/undo`);
  expect(undone.status).toBe(200);
  expect(await totals(ana)).toEqual({ companies: 1, contacts: 0, leads: 0, deals: 0, activities: 0, tasks: 0 });
  expect((await ana.get("/sample-data")).data).toEqual({ operationId: null });
  expect((await ana.post("/sample-data")).status).toBe(201);
});

test.each(TRADE_KEYS)("%s is as rich as any, and undoing leaves no pipeline behind", async (trade) => {
  const ana = await house.owner();
  const before = (await ana.get("/pipelines")).data;
  const added = await ana.post("/sample-data", { trade });
  expect(added).toMatchObject({ status: 201, data: { companies: 40, contacts: 48, leads: 60, deals: 80 } });
  expect(added.data.activities).toBeGreaterThan(300);
  expect((await ana.get("/deals?limit=1&total=true&filter=status:won")).body.page.total).toBe(30);
  const { data: columns } = await ana.get(`/deals/board?pipelineId=${await busiest(ana)}`);
  expect(columns.filter(({ count }: { count: number }) => count > 0).length).toBeGreaterThan(4);

  expect((await ana.post(`/operations/${added.body.operation.id}/undo`)).status).toBe(200);
  expect(await totals(ana)).toEqual({ companies: 0, contacts: 0, leads: 0, deals: 0, activities: 0, tasks: 0 });
  expect((await ana.get("/pipelines")).data).toEqual(before);
});

/** The pipeline of the newest deal. */
const busiest = async (person: Person) => (await person.get("/deals?limit=1")).data[0].pipelineId;

test("everybody gets the same world, and two presses make one", async () => {
  const [ana, ben] = [await house.owner(), await house.owner()];
  const statuses = (
    await Promise.all([ana.post("/sample-data"), ana.post("/sample-data"), ben.post("/sample-data")])
  ).map(({ status }) => status);
  expect(statuses.slice(0, 2).toSorted()).toEqual([201, 409]);
  const names = async (person: Person) =>
    (await person.get("/deals?limit=200&sort=name,amount&fields=name,amount,status")).data.map(
      ({ id: _, ...rest }: { id: string }) => rest,
    );
  expect(await names(ana)).toEqual(await names(ben));
});

test("who speaks Spanish gets a world in Spanish, as rich as the other", async () => {
  const ana = await house.owner();
  await ana.patch("/me", { locale: "es-MX" });
  expect((await ana.post("/sample-data", { trade: "roofing" })).data).toMatchObject({ companies: 40, deals: 80 });
  const { data: people } = await ana.get("/contacts?filter=name:Ángela&limit=5");
  expect(people[0]).toMatchObject({ fullName: "Ángela Barrios", emails: [{ email: "angela.barrios@example.com" }] });
  const { data: leads } = await ana.get("/leads?limit=200&fields=title");
  const titles = new Set(leads.map(({ title }: { title: string }) => title));
  expect(titles).toContain("Presupuesto para un techo nuevo");
  const { data: activities } = await ana.get("/activities?limit=200&fields=subject");
  const subjects = activities.map(({ subject }: { subject: string }) => subject).join(" ");
  expect(subjects).not.toMatch(/Called back|Estimate|Text message/);
});

test("only who may manage sample data adds it", async () => {
  const ana = await house.owner();
  const sam = await house.colleague(ana, "sales");
  expect((await sam.post("/sample-data")).status).toBe(403);
});
