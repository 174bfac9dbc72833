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

let number = 0;
async function contact(values: object = {}) {
  const made = ++number;
  return (
    await ana.post("/contacts", {
      firstName: `Jo${made}`,
      emails: [{ email: `jo${made}@example.com`, primary: true }],
      ...values,
    })
  ).data;
}
const merge = (winnerId: string, loserIds: string[], more: object = {}) =>
  ana.post("/contacts/merge", { winnerId, loserIds, ...more });
const read = async (path: string) => (await ana.get(path)).data;

test("the preview shows values, what wins and what would move, and changes nothing", async () => {
  const [winner, loser] = [await contact({ jobTitle: "Owner" }), await contact({ jobTitle: "Boss", lastName: "Doe" })];
  await ana.post("/deals", { name: "D", contactId: loser.id });
  const { status, data } = await merge(winner.id, [loser.id], { preview: true });
  expect(status).toBe(200);
  expect(data.reparented).toEqual({ deals: 1 });
  expect(data.fields.find((field: { name: string }) => field.name === "jobTitle")).toMatchObject({
    chosen: "Owner",
    values: [{ value: "Owner" }, { value: "Boss" }],
  });
  expect((await read(`/contacts/${loser.id}`)).version).toBe(1);
});

test("fields are chosen, lists united with one primary, everything hangs on the winner, old ids lead there", async () => {
  const [winner, loser] = [
    await contact({ jobTitle: "Owner", tags: ["a"] }),
    await contact({ jobTitle: "Boss", lastName: "Doe", tags: ["A", "b"] }),
  ];
  const lead = (await ana.post("/leads", { title: "L", contactId: loser.id })).data;
  const deal = (await ana.post("/deals", { name: "D", contactId: loser.id })).data;
  const note = (await ana.post("/activities", { type: "note", contactId: loser.id })).data;
  const company = (await ana.post("/companies", { name: "C", primaryContactId: loser.id })).data;
  const merged = await merge(winner.id, [loser.id], { fields: { jobTitle: loser.id, preferredChannel: "sms" } });
  expect(merged).toMatchObject({
    status: 200,
    data: { id: winner.id, jobTitle: "Boss", lastName: "Doe", preferredChannel: "sms", tags: ["a", "b"] },
  });
  expect(merged.data.emails.map((one: { primary: boolean }) => one.primary)).toEqual([true, false]);
  for (const path of [`/leads/${lead.id}`, `/deals/${deal.id}`, `/activities/${note.id}`])
    expect((await read(path)).contactId, path).toBe(winner.id);
  expect((await read(`/companies/${company.id}`)).primaryContactId).toBe(winner.id);
  const old = await ana.get(`/contacts/${loser.id}`);
  expect([old.status, old.headers.get("location")]).toEqual([307, `/api/v1/contacts/${winner.id}`]);
  expect((await ana.post(`/contacts/${loser.id}/restore`)).status).toBe(409);

  expect((await merge(winner.id, [loser.id])).body.operation).toBeNull();

  expect((await ana.post(`/operations/${merged.body.operation.id}/undo`)).status).toBe(200);
  expect(await read(`/contacts/${winner.id}`)).toMatchObject({
    jobTitle: "Owner",
    lastName: null,
    preferredChannel: null,
    tags: ["a"],
    emails: winner.emails,
  });
  expect(await read(`/contacts/${loser.id}`)).toMatchObject({
    jobTitle: "Boss",
    mergedIntoId: null,
    emails: loser.emails,
  });
  for (const path of [`/leads/${lead.id}`, `/deals/${deal.id}`, `/activities/${note.id}`])
    expect((await read(path)).contactId, path).toBe(loser.id);
  expect((await ana.get(`/search?q=${loser.emails[0].email}`)).data.map((hit: { id: string }) => hit.id)).toContain(
    loser.id,
  );
  const again = await ana.post("/leads", { contact: { email: loser.emails[0].email } });
  expect(again.data.contactId).toBe(loser.id);
});

test("the value set last wins where that is wished, and the preview says why each value wins", async () => {
  const winner = await contact({ jobTitle: "Owner", preferredChannel: "sms" });
  const loser = await contact({ jobTitle: "Boss", lastName: "Doe" });
  await ana.patch(`/contacts/${loser.id}`, { jobTitle: "Chief" });
  const whyOf = async (more: object) => {
    const { data } = await merge(winner.id, [loser.id], { preview: true, ...more });
    const names = ["jobTitle", "lastName", "preferredChannel", "emails"];
    return names.map((name) => data.fields.find((field: { name: string }) => field.name === name)?.why);
  };
  expect(await whyOf({})).toEqual(["winner", "only", "only", "united"]);
  expect(await whyOf({ prefer: "recent" })).toEqual(["recent", "only", "only", "united"]);
  expect(await whyOf({ fields: { jobTitle: winner.id } })).toEqual(["chosen", "only", "only", "united"]);
  const merged = await merge(winner.id, [loser.id], { prefer: "recent" });
  expect(merged.data).toMatchObject({ jobTitle: "Chief", lastName: "Doe", preferredChannel: "sms" });
});

test("the organization's own fields are chosen one by one", async () => {
  for (const key of ["roof", "floors"]) await ana.post("/fields", { object: "contact", key, label: key, type: "text" });
  const winner = await contact({ custom: { roof: "flat" } });
  const loser = await contact({ custom: { roof: "gable", floors: "2" } });
  const preview = await merge(winner.id, [loser.id], { preview: true });
  const roof = preview.data.fields.find((field: { name: string }) => field.name === "custom.roof");
  expect(roof).toMatchObject({ chosen: "flat", why: "winner", values: [{ value: "flat" }, { value: "gable" }] });
  const merged = await merge(winner.id, [loser.id], { fields: { "custom.roof": loser.id } });
  expect(merged.data.custom).toEqual({ roof: "gable", floors: "2" });
  await ana.post(`/operations/${merged.body.operation.id}/undo`);
  expect((await read(`/contacts/${winner.id}`)).custom).toEqual({ roof: "flat" });
});

test("three become one, and an id merged twice over still leads to the last", async () => {
  const [a, b, c, d] = [await contact(), await contact(), await contact(), await contact()];
  expect((await merge(b.id, [a.id, c.id])).data.emails).toHaveLength(3);
  await merge(d.id, [b.id]);
  expect((await ana.get(`/contacts/${a.id}`)).headers.get("location")).toBe(`/api/v1/contacts/${d.id}`);
});

test("merges at once neither break nor lose anything", async () => {
  const [a, b, c] = [await contact(), await contact(), await contact()];
  const replies = await Promise.all([
    merge(a.id, [b.id]),
    merge(b.id, [a.id]),
    merge(a.id, [c.id]),
    merge(a.id, [b.id]),
  ]);
  for (const reply of replies) expect([200, 404]).toContain(reply.status);
  const live = (await ana.get("/contacts?limit=200")).data.filter((one: { id: string }) =>
    [a.id, b.id, c.id].includes(one.id),
  );
  const emails = live.flatMap((one: { emails: { email: string }[] }) => one.emails.map(({ email }) => email));
  expect(emails.toSorted()).toEqual(
    [a, b, c].flatMap((one) => one.emails.map(({ email }: { email: string }) => email)).toSorted(),
  );
});

test("what makes no sense is refused by name", async () => {
  const [a, b] = [await contact(), await contact()];
  expect(await merge(a.id, [a.id])).toMatchObject({ status: 422, body: { errors: [{ pointer: "/loserIds" }] } });
  expect(await merge(a.id, [b.id], { fields: { nope: 1 } })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: "/fields/nope" }] },
  });
  expect(await merge(a.id, [b.id], { fields: { source: "nowhere" } })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: "/fields/source" }] },
  });
  expect((await merge(a.id, ["018f0000-0000-7000-8000-000000000000"])).status).toBe(404);
});

test("companies merge alike, with their contacts", async () => {
  const [a, b] = [
    (await ana.post("/companies", { name: "A" })).data,
    (await ana.post("/companies", { name: "B", industry: "Roofs" })).data,
  ];
  const person = await contact({ companyId: b.id });
  const merged = await ana.post("/companies/merge", { winnerId: a.id, loserIds: [b.id] });
  expect(merged).toMatchObject({ status: 200, data: { name: "A", industry: "Roofs" } });
  expect((await read(`/contacts/${person.id}`)).companyId).toBe(a.id);
});
