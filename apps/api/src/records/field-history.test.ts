import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../testing/house.ts";
import type { Person } from "../testing/person.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
});
afterAll(() => house.close());

const history = (id: string, field: string, more = "") => ana.get(`/contacts/${id}/history?field=${field}${more}`);

test("a field's values come newest first with who set them, those of other fields' changes left out", async () => {
  const { id } = (await ana.post("/contacts", { firstName: "Jane", jobTitle: "Clerk" })).data;
  await ana.patch(`/contacts/${id}`, { jobTitle: "Boss" });
  await ana.patch(`/contacts/${id}`, { lastName: "Doe" });
  const last = await ana.patch(`/contacts/${id}`, { jobTitle: null });
  await ana.post(`/operations/${last.body.operation.id}/undo`);
  const { data } = await history(id, "jobTitle");
  expect(data.map((one: { value: unknown }) => one.value)).toEqual(["Boss", null, "Boss", "Clerk"]);
  expect(data.map((one: { isUndone: boolean }) => one.isUndone)).toEqual([false, true, false, false]);
  expect(data[0]).toMatchObject({ actor: { type: "member", name: ana.name }, before: null, source: "api" });

  const first = await history(id, "jobTitle", "&limit=3");
  const rest = await history(id, "jobTitle", `&limit=3&cursor=${first.body.page.next}`);
  expect(rest.data.map((one: { value: unknown }) => one.value)).toEqual(["Clerk"]);
});

test("links are named, and the organization's own fields have a history of their own", async () => {
  await ana.post("/fields", { object: "contact", key: "roofType", label: "Roof", type: "text" });
  await ana.post("/fields", { object: "contact", key: "floors", label: "Floors", type: "number" });
  const acme = (await ana.post("/companies", { name: "Acme" })).data;
  const { id } = (await ana.post("/contacts", { firstName: "Jo", custom: { roofType: "flat", floors: 2 } })).data;
  await ana.patch(`/contacts/${id}`, { companyId: acme.id });
  await ana.patch(`/contacts/${id}`, { custom: { roofType: "gable" } });
  expect((await history(id, "companyId")).data[0]).toMatchObject({ value: acme.id, titles: { [acme.id]: "Acme" } });
  const roofs = (await history(id, "custom.roofType")).data;
  expect(roofs.map((one: { value: unknown }) => one.value)).toEqual(["gable", "flat"]);
  expect((await history(id, "custom.floors")).data).toHaveLength(1);
});

test("a field that is not there or not to be seen has no history, nor has a record of others", async () => {
  const role = (
    await ana.post("/roles", { name: "Half", parent: "sales", changes: { objects: { contact: hidden("jobTitle") } } })
  ).data;
  const ben = await house.colleague(ana, "sales", { customRoleId: role.id });
  const { id } = (await ana.post("/contacts", { firstName: "Jane", jobTitle: "Clerk" })).data;
  expect((await history(id, "nope")).status).toBe(422);
  expect((await ben.get(`/contacts/${id}/history?field=jobTitle`)).status).toBe(422);
  expect((await ben.get(`/contacts/${id}/history?field=firstName`)).status).toBe(200);
  const stranger = await house.owner();
  expect((await stranger.get(`/contacts/${id}/history?field=firstName`)).status).toBe(404);
});

const hidden = (field: string) => ({ fields: { [field]: { visible: false, editable: false } } });
