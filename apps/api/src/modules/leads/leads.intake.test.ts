import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner({ country: "US" });
});
afterAll(() => house.close());

const rowsOf = async (query: ReturnType<typeof sql>) =>
  (await house.house.database.forOrg(ana.orgId).execute(query)).rows;

test("fifty identical requests at once are one lead, one event, one operation", async () => {
  const body = { contact: { firstName: "Jane", email: " Jane@Example.com", phone: "(312) 555-0142" }, notes: "Leaks" };
  const replies = await Promise.all(Array.from({ length: 50 }, () => ana.post("/leads", body)));
  expect(replies.map((reply) => reply.status).sort()).toEqual([...Array(49).fill(200), 201]);
  const [id, ...others] = [...new Set(replies.map((reply) => reply.data.id))];
  expect(others).toEqual([]);
  expect(await rowsOf(sql`select name from outbox where record_id = ${id}`)).toEqual([{ name: "lead.created" }]);
  const { data: operations } = await ana.get(`/operations?recordId=${id}`);
  expect(operations).toMatchObject([{ kind: "create" }]);
  const contacts = (await ana.get("/contacts?filter=email:jane@example.com")).data;
  expect(contacts).toMatchObject([{ phones: [{ number: "+13125550142", raw: "(312) 555-0142", primary: true }] }]);
});

test("a further request fills what is missing, adds notes and overwrites nothing", async () => {
  const first = (
    await ana.post("/leads", {
      contact: { firstName: "Max", email: "max@example.com" },
      title: "Boiler",
      notes: "Cold",
    })
  ).data;
  const again = await ana.post("/leads", {
    contact: { firstName: "Maximilian", lastName: "X", email: "MAX@example.com", phone: "312 555 0177" },
    title: "Other",
    estimatedValue: 900,
    notes: "Urgent",
  });
  expect(again).toMatchObject({
    status: 200,
    data: { id: first.id, title: "Boiler", estimatedValue: "900.00", notes: "Cold\n\nUrgent" },
  });
  const operation = (await ana.get(`/operations?recordId=${first.id}&limit=1`)).data[0];
  expect(operation).toMatchObject({ kind: "update", summary: "Enriched lead Boiler" });
  const { contact } = (await ana.get(`/leads/${first.id}`)).data;
  expect(contact).toMatchObject({
    firstName: "Max",
    emails: [{ email: "max@example.com" }],
    phones: [{ number: "+13125550177", raw: "312 555 0177" }],
  });
  expect(contact.emails).toHaveLength(1);
  const same = await ana.post("/leads", { contact: { email: "max@example.com" }, notes: "Urgent" });
  expect(same.body.operation).toBeNull();
});

test("the person is recognised by a phone that only the contact has", async () => {
  const contact = (await ana.post("/contacts", { firstName: "Di", phones: [{ number: "+13125550188" }] })).data;
  const first = (await ana.post("/leads", { title: "Via contact", contactId: contact.id })).data;
  const second = await ana.post("/leads", { contact: { phone: "(312) 555-0188" } });
  expect(second).toMatchObject({ status: 200, data: { id: first.id } });
});

test("a closed lead does not hold up a new one of the same person", async () => {
  const first = (await ana.post("/leads", { email: "closed@example.com" })).data;
  await ana.patch(`/leads/${first.id}`, { status: "disqualified" });
  const second = await ana.post("/leads", { email: "closed@example.com" });
  expect(second.status).toBe(201);
  expect(second.data).toMatchObject({ contactId: first.contactId });
});

test("sales may take leads in, technicians and guests may not", async () => {
  const sales = await house.colleague(ana, "sales");
  expect((await sales.post("/leads", { email: "sales@example.com" })).status).toBe(201);
  for (const role of ["technician", "guest"]) {
    const other = await house.colleague(ana, role);
    expect((await other.post("/leads", { email: "fresh@example.com" })).status, role).toBe(403);
    expect((await other.post("/leads", { email: "sales@example.com" })).status, role).toBe(403);
  }
});

test("whose contact somebody is does not keep a member who sees only own ones from taking a lead in", async () => {
  await ana.post("/contacts", { firstName: "Hers", emails: [{ email: "hers@example.com" }] });
  const access = { read: "own", create: true, edit: "own", delete: "own" };
  const changes = { objects: { contact: access, lead: access } };
  const role = (await ana.post("/roles", { name: "Own only", parent: "sales", changes })).data;
  const ben = await house.colleague(ana, "sales");
  await ana.patch(`/members/${ben.memberId}`, { role: role.id });
  expect((await ben.post("/leads", { email: "hers@example.com" })).status).toBe(201);
});
