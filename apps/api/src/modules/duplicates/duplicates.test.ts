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

const contact = async (values: object) => (await ana.post("/contacts", values)).data;
const alike = async (id: string, who = ana) => (await who.get(`/contacts/${id}/duplicates`)).data;
const ids = (found: { id: string }[]) => found.map((one) => one.id);

test("whoever has the same e-mail, phone or nearly the name may be the same, the surest first", async () => {
  const jane = await contact({
    firstName: "Marguerite",
    lastName: "Delacroix",
    emails: [{ email: "md@example.com" }],
    phones: [{ number: "+13125550142" }],
  });
  const byName = await contact({ firstName: "Margueritte", lastName: "Delacroix" });
  const byEmail = await contact({ firstName: "M.", emails: [{ email: "MD@example.com" }] });
  const byPhone = await contact({ firstName: "Office", phones: [{ number: "(312) 555-0142" }] });
  await contact({ firstName: "Somebody", lastName: "Else" });
  const found = await alike(jane.id);
  expect(ids(found)).toEqual([byEmail.id, byPhone.id, byName.id]);
  expect(found[0]).toMatchObject({ similarity: 1, reasons: ["email"], title: "M." });
  expect(found[2]).toMatchObject({ reasons: ["name"] });
});

test("two that somebody told apart are not offered again, from either side, until that is undone", async () => {
  const one = await contact({ firstName: "Ernestine", lastName: "Quackenbush" });
  const two = await contact({ firstName: "Ernestine", lastName: "Quackenbush" });
  expect(ids(await alike(one.id))).toEqual([two.id]);
  const told = await ana.post(`/contacts/${two.id}/not-duplicates`, { otherId: one.id });
  expect(told).toMatchObject({
    status: 200,
    body: { operation: { summary: expect.stringContaining("not the same") } },
  });
  expect([await alike(one.id), await alike(two.id)]).toEqual([[], []]);
  expect((await ana.post(`/contacts/${one.id}/not-duplicates`, { otherId: two.id })).body.operation).toBeNull();
  await ana.post(`/operations/${told.body.operation.id}/undo`);
  expect(ids(await alike(one.id))).toEqual([two.id]);
});

test("a member hears of no record and no field that is not theirs to see", async () => {
  const changes = { objects: { contact: { read: "own", fields: { emails: { visible: false, editable: false } } } } };
  const role = (await ana.post("/roles", { name: "Own", parent: "sales", changes })).data;
  const ben = await house.colleague(ana, "sales", { customRoleId: role.id });
  await contact({ firstName: "Hers", lastName: "Only", phones: [{ number: "+13125550155" }] });
  const his = (await ben.post("/contacts", { firstName: "His", phones: [{ number: "+13125550155" }] })).data;
  expect(await alike(his.id, ben)).toEqual([]);
  expect(await alike(his.id)).toHaveLength(1);
  await contact({ firstName: "Same mail", emails: [{ email: "same@example.com" }], ownerId: ben.memberId });
  const other = await contact({ firstName: "Other", emails: [{ email: "same@example.com" }], ownerId: ben.memberId });
  expect(await alike(other.id, ben)).toEqual([]);
  expect(await alike(other.id)).toHaveLength(1);
});
