import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { ctxOf } from "../messages/messages.testing.ts";
import { sweepWhatChanged } from "./sweep.job.ts";

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

/** Compares all contacts with each other, and waits until that is done. */
async function sweep(who = ana, plural = "contacts") {
  const { status, data } = await who.post(`/${plural}/duplicates/sweep`);
  expect(status).toBe(202);
  await expect.poll(async () => (await who.get(`/jobs/${data.job.id}`)).data.state, { timeout: 10_000 }).toBe("done");
}
type Found = { records: { id: string }[]; similarity: number; reasons: string[]; canMerge: boolean };
const pairs = async (who = ana, plural = "contacts", more = ""): Promise<Found[]> =>
  (await who.get(`/${plural}/duplicates?limit=100${more}`)).data;
const pairOf = (all: Found[], one: string, other: string) =>
  all.find(({ records }) => [one, other].every((id) => records.some((record) => record.id === id)));

test("a sweep finds pairs by e-mail, phone and name over all that is there, in the order of how sure they are", async () => {
  const bea = await house.owner();
  const make = async (values: object) => (await bea.post("/contacts", values)).data.id as string;
  const phones = [{ number: "+13125550188" }];
  const mails = [{ email: "gw@example.com" }];
  const first = await make({ firstName: "Guadalupe", lastName: "Wojciechowski", phones, emails: mails });
  const byBoth = await make({ firstName: "Lupe", phones, emails: mails });
  const misspelt = await make({ firstName: "Guadalupe", lastName: "Wojciechowsky" });
  const swapped = await make({ firstName: "Wojciechowski", lastName: "Guadalupe" });
  await make({ firstName: "Theodore", lastName: "Unrelated" });
  await sweep(bea);
  const found = await pairs(bea);
  expect(pairOf(found, first, byBoth)).toMatchObject({ similarity: 1, reasons: ["email", "phone"], canMerge: true });
  expect(pairOf(found, first, misspelt)).toMatchObject({ reasons: ["name"] });
  expect(pairOf(found, first, swapped)).toMatchObject({ reasons: ["name"] });
  expect(found[0]?.similarity).toBe(1);
  expect(found).toHaveLength(4);
  expect((await bea.get("/contacts/duplicates/sweep")).data).toMatchObject({ count: 4, isMore: false });
  const half = await bea.get("/contacts/duplicates?limit=2");
  const rest = await bea.get(`/contacts/duplicates?limit=2&cursor=${half.body.page.next}`);
  expect([...half.data, ...rest.data]).toEqual(found);
  expect(rest.body.page.next).toBeNull();
  expect((await bea.get("/companies/duplicates?cursor=x")).status).toBe(400);
});

test("what is told apart, merged or deleted is no pair any more, and comes back with its undo", async () => {
  const cy = await house.owner();
  const make = async (name: string) => (await cy.post("/companies", { name })).data.id as string;
  const [one, other] = [await make("Blue Heron Roofing LLC"), await make("Blue Heron Roofing, Inc.")];
  await sweep(cy, "companies");
  expect(pairOf(await pairs(cy, "companies"), one, other)).toMatchObject({ reasons: ["name"] });
  const told = await cy.post(`/companies/${one}/not-duplicates`, { otherId: other });
  expect(await pairs(cy, "companies")).toEqual([]);
  await cy.post(`/operations/${told.body.operation.id}/undo`);
  const merged = await cy.post("/companies/merge", { winnerId: one, loserIds: [other] });
  expect(await pairs(cy, "companies")).toEqual([]);
  await cy.post(`/operations/${merged.body.operation.id}/undo`);
  expect(await pairs(cy, "companies")).toHaveLength(1);
  await cy.patch(`/companies/${other}`, { name: "Quite another" });
  await sweep(cy, "companies");
  expect(await pairs(cy, "companies")).toEqual([]);
});

test("of a pair hears who may see both records and what makes them alike", async () => {
  const changes = { objects: { contact: { read: "own", fields: { emails: { visible: false, editable: false } } } } };
  const role = (await ana.post("/roles", { name: "Own pairs", parent: "sales", changes })).data;
  const ben = await house.colleague(ana, "sales", { customRoleId: role.id });
  const his = { ownerId: ben.memberId, phones: [{ number: "+13125550177" }] };
  const [a, b] = [await contact({ firstName: "Own one", ...his }), await contact({ firstName: "Own two", ...his })];
  const mail = { ownerId: ben.memberId, emails: [{ email: "hidden.pair@example.com" }] };
  const [c, d] = [await contact({ firstName: "Mail one", ...mail }), await contact({ firstName: "Other", ...mail })];
  const hers = await contact({ firstName: "Hers too", phones: his.phones });
  await sweep();
  const [all, shown] = [await pairs(), await pairs(ben)];
  expect([pairOf(all, a.id, b.id), pairOf(all, c.id, d.id), pairOf(all, a.id, hers.id)]).not.toContain(undefined);
  expect(pairOf(shown, a.id, b.id)).toMatchObject({ reasons: ["phone"] });
  expect(shown).toHaveLength(1);
  const guest = await house.colleague(ana, "guest");
  expect(await pairs(guest)).toEqual([]);
  expect((await guest.post("/contacts/duplicates/sweep")).status).toBe(403);
  expect(await pairs(await house.owner())).toEqual([]);
});

test("by night what changed since is compared anew, and nothing else", async () => {
  const dov = await house.owner();
  const make = async (email: string) => (await dov.post("/contacts", { firstName: "N", emails: [{ email }] })).data;
  await make("night@example.com");
  await make("night@example.com");
  const night = async () => sweepWhatChanged(await ctxOf(house, dov));
  await night();
  expect(await pairs(dov)).toHaveLength(1);
  const { sweptAt } = (await dov.get("/contacts/duplicates/sweep")).data;
  await night();
  expect((await dov.get("/contacts/duplicates/sweep")).data.sweptAt).toBe(sweptAt);
});
