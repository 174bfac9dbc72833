import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../testing/house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test("of a thousand rows the good ones stand and each faulty one says why", async () => {
  const ana = await house.owner();
  const operations: object[] = Array.from({ length: 1_000 }, (_, index) => ({
    op: "create",
    data: { name: `Company ${index}` },
  }));
  const faults: [number, object, number, string | undefined][] = [
    [17, { op: "create", data: {} }, 422, "/name"],
    [99, { op: "create", data: { name: "X", mainPhone: "12" } }, 422, "/mainPhone"],
    [250, { op: "update", id: "018f0000-0000-7000-8000-000000000000", data: { name: "X" } }, 404, undefined],
    [500, { op: "explode" }, 422, "/op"],
    [501, { op: "delete", id: "no id" }, 422, "/id"],
    [700, { op: "create", data: { name: "X", unknown: 1 } }, 422, "/unknown"],
    [999, { op: "create", data: { name: "a\u0000b" } }, 422, undefined],
  ];
  for (const [index, row] of faults) operations[index] = row;
  const start = performance.now();
  const reply = await ana.post("/companies/batch", { operations });
  const ms = performance.now() - start;
  expect(reply.status).toBe(200);
  expect(reply.data).toHaveLength(1_000);
  for (const [index, , status, pointer] of faults) {
    expect(reply.data[index], String(index)).toMatchObject({ status, problem: { status } });
    expect(reply.data[index].problem.errors?.[0]?.pointer).toBe(pointer);
  }
  const made = reply.data.filter((row: { status: number }) => row.status === 201);
  expect(made).toHaveLength(1_000 - faults.length);
  expect((await ana.get("/companies?total=true&limit=1")).body.page.total).toBe(1_000 - faults.length);
  // Some 0.7 s on an idle machine; one that is busy with other suites gets room.
  expect(ms).toBeLessThan(5_000);
});

test("rows see what earlier rows did, and a version that is not the record's fails its row only", async () => {
  const ana = await house.owner();
  const { id } = (await ana.post("/companies", { name: "A" })).data;
  const { data } = await ana.post("/companies/batch", {
    operations: [
      { op: "update", id, version: 1, data: { name: "B" } },
      { op: "update", id, version: 1, data: { name: "C" } },
      { op: "delete", id },
      { op: "restore", id },
    ],
  });
  expect(data.map((row: { status: number }) => row.status)).toEqual([200, 409, 200, 200]);
  expect((await ana.get(`/companies/${id}`)).data.name).toBe("B");
});

test("an empty or too large batch is refused as a whole", async () => {
  const ana = await house.owner();
  expect((await ana.post("/companies/batch", { operations: [] })).status).toBe(422);
  const operations = Array.from({ length: 1_001 }, () => ({ op: "create", data: { name: "A" } }));
  expect((await ana.post("/companies/batch", { operations })).status).toBe(422);
});
