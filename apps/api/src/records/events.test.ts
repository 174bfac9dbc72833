import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ageCustomers } from "../modules/contacts/contacts.lifecycle.ts";
import { openTestHouse, type TestHouse } from "../testing/house.ts";
import type { Person } from "../testing/person.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
});
afterAll(() => house.close());

/** What was told of a record, oldest first. */
async function told(
  recordId: string,
): Promise<{ name: string; payload: Record<string, unknown>; operationId: string }[]> {
  const rows = await house.house.database
    .forOrg(ana.orgId)
    .execute<{ name: string; payload: Record<string, unknown>; operationId: string }>(
      sql`select name, payload, operation_id as "operationId" from outbox where record_id = ${recordId} order by seq`,
    );
  return rows.rows;
}
const names = async (id: string) => (await told(id)).map((event) => event.name);

test("a lead's life is told: created, moved, converted", async () => {
  const made = await ana.post("/leads", { title: "Boiler", email: "told@example.com", phone: "+13125550142" });
  const lead = made.data;
  await ana.patch(`/leads/${lead.id}/stage`, { stage: "discovery", reason: "Called" });
  await ana.patch(`/leads/${lead.id}/stage`, { stage: "discovery" });
  const { deal } = (await ana.post(`/leads/${lead.id}/convert`)).data;
  const events = await told(lead.id);
  expect(events.map((event) => event.name)).toEqual([
    "lead.created",
    "lead.updated",
    "lead.stage_changed",
    "lead.updated",
    "lead.converted",
  ]);
  expect(events[0]).toMatchObject({
    operationId: made.body.operation.id,
    payload: {
      leadId: lead.id,
      createdBy: ana.memberId,
      stage: "new",
      contactId: lead.contactId,
      contactSummary: "Boiler, told@example.com, +13125550142",
    },
  });
  expect(events[2]?.payload).toMatchObject({
    leadId: lead.id,
    from: "new",
    to: "discovery",
    reason: "Called",
    changedBy: ana.memberId,
  });
  expect(events[4]?.payload).toEqual({ leadId: lead.id, dealId: deal.id, contactId: lead.contactId, companyId: null });
  expect(await names(deal.id)).toEqual(["deal.created"]);
});

test("a deal tells that it was won or lost, and for how much", async () => {
  const deal = (await ana.post("/deals", { name: "D", amount: 90 })).data;
  await ana.patch(`/deals/${deal.id}/stage`, { stage: "won" });
  await ana.patch(`/deals/${deal.id}/stage`, { stage: "lost", fields: { lossReason: "price" } });
  const events = await told(deal.id);
  expect(events.find((event) => event.name === "deal.won")?.payload).toEqual({
    dealId: deal.id,
    amount: "90.00",
    currency: "USD",
  });
  expect(events.find((event) => event.name === "deal.lost")?.payload).toMatchObject({
    dealId: deal.id,
    reason: "price",
  });
});

test("contacts tell that they were created, updated, merged; activities that they were created", async () => {
  const [a, b] = [
    (await ana.post("/contacts", { firstName: "A" })).data,
    (await ana.post("/contacts", { firstName: "B" })).data,
  ];
  await ana.patch(`/contacts/${a.id}`, { lastName: "C" });
  await ana.post("/contacts/merge", { winnerId: a.id, loserIds: [b.id] });
  expect(await names(a.id)).toEqual(["contact.created", "contact.updated", "contact.merged"]);
  expect(await names(b.id)).toEqual(["contact.created", "contact.updated", "contact.deleted"]);
  expect((await told(a.id))[1]?.payload).toEqual({ contactId: a.id, version: 2, changed: ["lastName", "fullName"] });
  const note = (await ana.post("/activities", { type: "note", contactId: a.id })).data;
  expect(await told(note.id)).toMatchObject([
    { name: "activity.created", payload: { activityId: note.id, type: "note", contactId: a.id, dealId: null } },
  ]);
});

test("what fails tells nothing", async () => {
  const { data } = await ana.post("/companies/batch", {
    operations: [
      { op: "create", data: { name: "Good" } },
      { op: "create", data: { name: "a\u0000b" } },
    ],
  });
  expect(await names(data[0].data.id)).toEqual(["company.created"]);
});

test("who wins one's work is a customer, until the winning is undone", async () => {
  const contact = (await ana.post("/contacts", { firstName: "Win" })).data;
  const deal = (await ana.post("/deals", { name: "D", contactId: contact.id })).data;
  const stage = async () => (await ana.get(`/contacts/${contact.id}`)).data.lifecycleStage;
  const won = await ana.patch(`/deals/${deal.id}/stage`, { stage: "won" });
  await vi.waitFor(async () => expect(await stage()).toBe("customer"), { timeout: 20_000 });
  await ana.post(`/operations/${won.body.operation.id}/undo`);
  await vi.waitFor(async () => expect(await stage()).toBe("prospect"), { timeout: 20_000 });
});

test("a customer of long ago becomes a past one at night", async () => {
  const contact = (await ana.post("/contacts", { firstName: "Past" })).data;
  const deal = (await ana.post("/deals", { name: "D", contactId: contact.id })).data;
  house.clock.now = new Date("2025-01-10T12:00:00Z");
  await ana.patch(`/deals/${deal.id}/stage`, { stage: "won" });
  house.clock.now = undefined;
  const stage = async () => (await ana.get(`/contacts/${contact.id}`)).data.lifecycleStage;
  await vi.waitFor(async () => expect(await stage()).toBe("customer"), { timeout: 20_000 });
  await house.house.jobs.send(ageCustomers, {}, { orgId: ana.orgId });
  await vi.waitFor(async () => expect(await stage()).toBe("past_customer"), { timeout: 20_000 });
});
