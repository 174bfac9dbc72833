import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openTestHouse, type TestHouse } from "../testing/house.ts";
import type { Person } from "../testing/person.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
});
afterAll(() => house.close());

const companies = async (names: string[], person = ana) => {
  const operations = names.map((name) => ({ op: "create", data: { name } }));
  const { data } = await person.post("/companies/batch", { operations });
  return data.map((row: { data: { id: string } }) => row.data.id) as string[];
};
const count = async (filter: string) =>
  (await ana.get(`/companies?limit=1&total=true&filter=${filter}`)).body.page.total as number;

const finished = (person: Person, id: string) =>
  vi.waitFor(
    async () => {
      const { data } = await person.get(`/jobs/${id}`);
      expect(["done", "failed", "canceled"]).toContain(data.state);
      return data;
    },
    { timeout: 30_000, interval: 50 },
  );

test("a bulk change is previewed, done in the background as one operation, and undone as one", async () => {
  await companies(Array.from({ length: 700 }, (_, n) => `Bulk ${n}`));
  const bulk = { filter: "name:Bulk", action: "update", set: { industry: "Roofs" } };
  const preview = (await ana.post("/companies/bulk", { ...bulk, preview: true })).data;
  expect(preview).toMatchObject({ count: 700, refused: 0 });
  expect(preview.sample[0]).toMatchObject({ before: { industry: null }, after: { industry: "Roofs" } });
  expect(await count("industry:Roofs")).toBe(0);

  const started = await ana.post("/companies/bulk", bulk);
  expect(started.status).toBe(202);
  const job = await finished(ana, started.data.job.id);
  expect(job).toMatchObject({ kind: "bulk", state: "done", done: 700, total: 700, problems: [] });
  expect(await count("industry:Roofs")).toBe(700);
  expect((await ana.get(`/operations/${job.operationId}`)).data).toMatchObject({
    kind: "bulk_update",
    summary: "Changed 700 companies at once",
  });
  expect((await ana.post(`/operations/${job.operationId}/undo`)).status).toBeLessThan(300);
  await vi.waitFor(async () => expect(await count("industry:Roofs")).toBe(0), { timeout: 30_000 });
});

test("records the member may not change are left and named with the reason", async () => {
  const ben = await house.colleague(ana, "sales");
  const [hers = ""] = await companies(["Hers"]);
  const [his = ""] = await companies(["His"], ben);
  const bulk = { ids: [hers, his], action: "delete" };
  expect((await ben.post("/companies/bulk", { ...bulk, preview: true })).data).toMatchObject({ count: 2, refused: 1 });
  const { data } = await ben.post("/companies/bulk", bulk);
  expect(await finished(ben, data.job.id)).toMatchObject({
    state: "done",
    done: 2,
    problemCount: 1,
    problems: [{ recordId: hers, title: "Hers", detail: expect.stringContaining("may not delete") }],
  });
  expect((await ana.get(`/companies/${his}`)).status).toBe(404);
  expect((await ana.get(`/companies/${hers}`)).status).toBe(200);
});

test("a bulk change that cannot be is refused before it begins", async () => {
  const [id] = await companies(["One"]);
  const refused: [object, number, string | undefined][] = [
    [{ action: "delete" }, 422, "/filter"],
    [{ ids: [id], action: "update" }, 422, "/set"],
    [{ ids: [id], action: "update", set: { name: "" } }, 422, "/set/name"],
    [{ filter: "nothing:1", action: "delete" }, 400, "?filter"],
  ];
  for (const [body, status, pointer] of refused) {
    const reply = await ana.post("/companies/bulk", body);
    expect([reply.status, reply.body.errors?.[0]?.pointer], JSON.stringify(body)).toEqual([status, pointer]);
  }
  const technician = await house.colleague(ana, "technician");
  expect((await technician.post("/companies/bulk", { ids: [id], action: "delete" })).status).toBe(403);
});

test("a job is its member's alone, and stops when it is canceled", async () => {
  const ben = await house.colleague(ana, "admin");
  const { data } = await ana.post("/companies/bulk", { filter: "", action: "update", set: { industry: "Any" } });
  expect((await ben.get(`/jobs/${data.job.id}`)).status).toBe(404);
  expect((await ben.post(`/jobs/${data.job.id}/cancel`)).status).toBe(404);
  const stopped = (await ana.post(`/jobs/${data.job.id}/cancel`)).data;
  expect(["canceled", "done"]).toContain(stopped.state);
  expect((await ana.get("/jobs")).data[0]).toMatchObject({ id: data.job.id, state: stopped.state });
});
