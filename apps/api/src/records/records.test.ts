import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../testing/house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test("a record is created, read, changed, deleted and restored, and each act can be undone", async () => {
  const ana = await house.owner();
  const created = await ana.post("/companies", { name: "Rohr & Söhne", mainPhone: "(312) 555-0142" });
  expect(created).toMatchObject({ status: 201, data: { name: "Rohr & Söhne", mainPhone: "+13125550142", version: 1 } });
  const { id } = created.data;

  const changed = await ana.patch(`/companies/${id}`, { industry: "Plumbing" }, { "if-match": '"1"' });
  expect(changed).toMatchObject({ status: 200, data: { industry: "Plumbing", version: 2 } });
  expect((await ana.post(`/operations/${changed.body.operation.id}/undo`)).status).toBe(200);
  expect((await ana.get(`/companies/${id}`)).data).toMatchObject({ industry: null, version: 3 });

  const deleted = await ana.delete(`/companies/${id}`);
  expect((await ana.get(`/companies/${id}`)).status).toBe(404);
  expect((await ana.post(`/operations/${deleted.body.operation.id}/undo`)).status).toBe(200);
  expect((await ana.get(`/companies/${id}`)).status).toBe(200);
});
