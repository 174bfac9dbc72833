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

let number = 0;
const newLead = async (more: object = {}) =>
  (
    await ana.post("/leads", {
      title: "Boiler",
      email: `lead${++number}@example.com`,
      estimatedValue: 1_200,
      tags: ["vip"],
      ...more,
    })
  ).data;

test("converting makes a deal that takes over what the lead knew", async () => {
  const lead = await newLead();
  const reply = await ana.post(`/leads/${lead.id}/convert`, {
    company: { name: "Acme Inc." },
    deal: { closeDate: "2027-01-31" },
  });
  expect(reply.status).toBe(200);
  expect(reply.data).toMatchObject({
    lead: { status: "converted", dealId: reply.data.deal.id, convertedAt: expect.any(String) },
    deal: {
      name: "Boiler · Acme Inc.",
      amount: "1200.00",
      tags: ["vip"],
      leadId: lead.id,
      closeDate: "2027-01-31",
      ownerId: ana.memberId,
    },
    contact: { id: lead.contactId, companyId: reply.data.company.id },
    company: { name: "Acme Inc." },
  });
  expect((await ana.get("/operations?limit=1")).data[0]).toMatchObject({
    kind: "convert",
    summary: "Converted lead Boiler",
  });
});

test("converting again, also at once, answers the same deal", async () => {
  const lead = await newLead();
  const replies = await Promise.all(Array.from({ length: 5 }, () => ana.post(`/leads/${lead.id}/convert`)));
  expect(new Set(replies.map((reply) => reply.data.deal.id)).size).toBe(1);
  expect(replies.filter((reply) => reply.body.operation)).toHaveLength(1);
});

test("a lead can join an existing deal, and then no other", async () => {
  const lead = await newLead();
  const deal = (await ana.post("/deals", { name: "Running" })).data;
  const joined = await ana.post(`/leads/${lead.id}/convert`, { dealId: deal.id });
  expect(joined.data.deal).toMatchObject({ id: deal.id, name: "Running", leadId: lead.id, contactId: lead.contactId });
  const other = (await ana.post("/deals", { name: "Other" })).data;
  expect((await ana.post(`/leads/${lead.id}/convert`, { dealId: other.id })).status).toBe(409);
});

test("what happens to the lead from then on goes to the deal", async () => {
  const lead = await newLead();
  const { deal } = (await ana.post(`/leads/${lead.id}/convert`)).data;
  const note = (await ana.post("/activities", { type: "note", leadId: lead.id })).data;
  expect(note.dealId).toBe(deal.id);
});

test("undo brings back everything, and the lead can be converted anew", async () => {
  const lead = await newLead();
  const { data, body } = await ana.post(`/leads/${lead.id}/convert`, { company: { name: "Gone Ltd" } });
  expect((await ana.post(`/operations/${body.operation.id}/undo`)).status).toBe(200);
  expect((await ana.get(`/leads/${lead.id}`)).data).toMatchObject({
    status: "new",
    dealId: null,
    companyId: null,
    convertedAt: null,
  });
  expect((await ana.get(`/deals/${data.deal.id}`)).status).toBe(404);
  expect((await ana.get(`/companies/${data.company.id}`)).status).toBe(404);
  expect((await ana.get(`/contacts/${lead.contactId}`)).data.companyId).toBeNull();
  expect((await ana.post(`/leads/${lead.id}/convert`)).status).toBe(200);
});

test.each([
  [{ deal: { amount: "much" } }, "/deal/amount"],
  [{ deal: { ownerId: "018f0000-0000-7000-8000-000000000000" } }, "/deal/ownerId"],
  [{ deal: { stageId: "018f0000-0000-7000-8000-000000000000" } }, "/deal/stage"],
])("%j names what is wrong", async (body, pointer) => {
  const lead = await newLead();
  const reply = await ana.post(`/leads/${lead.id}/convert`, body);
  expect(reply).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
});
