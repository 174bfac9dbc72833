import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { ctxOf } from "../messages/messages.testing.ts";
import { signIn } from "../organizations/story.testing.ts";
import { keepRisksOfToday } from "./risk.keeping.ts";

const NOON = new Date("2026-11-18T18:00:00Z");
const DAY_MS = 86_400_000;

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  house.clock.now = NOON;
  ana = await house.owner({ timezone: "America/Chicago", country: "US" });
});
afterAll(() => house.close());
beforeEach(() => {
  house.clock.now = NOON;
});

/** Nobody is signed in for so long. */
const later = async (days: number, who = ana) => {
  house.clock.now = new Date(NOON.getTime() + days * DAY_MS);
  expect((await signIn(who, who)).status).toBe(200);
};
const make = async (plural: string, values: object, who = ana) => {
  const reply = await who.post(`/${plural}`, values);
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.data;
};
const riskOf = async (plural: string, id: string, who = ana) => (await who.get(`/${plural}/risks?ids=${id}`)).data[0];
const reasons = async (plural: string, id: string) =>
  ((await riskOf(plural, id))?.reasons ?? []).map(({ rule }: { rule: string }) => rule);

test("a deal that is worked on is at no risk; left alone it is, with the reasons", async () => {
  const deal = await make("deals", {
    name: "Fence",
    amount: "900",
    closeDate: "2026-12-01",
    nextStep: "Call on Friday",
  });
  expect(await riskOf("deals", deal.id)).toBeUndefined();
  await later(28);
  expect(await riskOf("deals", deal.id)).toMatchObject({ title: "Fence", level: "high", score: 95 });
  expect(await reasons("deals", deal.id)).toEqual(["close_passed", "quiet"]);
  await make("activities", { type: "phone_call", direction: "outbound", subject: "Called", dealId: deal.id });
  await ana.patch(`/deals/${deal.id}`, { closeDate: "2027-01-30" });
  expect(await riskOf("deals", deal.id)).toBeUndefined();
});

test("lists are filtered and sorted by risk: kept up when something happens, and once a day for what time does", async () => {
  const eve = await house.owner({ timezone: "America/Chicago" });
  const values = { amount: "900", nextStep: "Call on Friday" };
  const [late, left] = [
    await make("deals", { ...values, name: "Late", closeDate: "2026-11-01" }, eve),
    await make("deals", { ...values, name: "Left alone", closeDate: "2026-12-01" }, eve),
  ];
  const listed = async (query: string, who = eve) => {
    const { status, data, body } = await who.get(`/deals?${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return data.map(({ name, risk }: { name: string; risk: string | null }) => `${name}: ${risk}`);
  };
  const atRisk = `filter=${encodeURIComponent("risk:*")}`;
  expect(await listed("sort=name")).toEqual(["Late: null", "Left alone: null"]);
  // What was there already is reckoned with the day, and only once a day.
  await keepRisksOfToday(await ctxOf(house, eve));
  expect(await listed("sort=name")).toEqual(["Late: medium", "Left alone: null"]);
  await eve.patch(`/deals/${late.id}`, { closeDate: "2026-12-24" });
  await expect.poll(() => listed("sort=name")).toEqual(["Late: null", "Left alone: null"]);
  await eve.patch(`/deals/${late.id}`, { closeDate: "2026-11-17" });
  await expect.poll(() => listed(atRisk)).toEqual(["Late: medium"]);

  await later(28, eve);
  await keepRisksOfToday(await ctxOf(house, eve));
  expect(await listed("sort=risk,name")).toEqual(["Late: high", "Left alone: high"]);
  await keepRisksOfToday(await ctxOf(house, eve));
  await eve.patch(`/deals/${late.id}/stage`, { stage: "won" });
  await make("activities", { type: "phone_call", direction: "outbound", subject: "Called", dealId: left.id }, eve);
  await eve.patch(`/deals/${left.id}`, { closeDate: "2027-01-30" });
  await expect.poll(() => listed(atRisk)).toEqual([]);

  // It would tell of a day that a role may not see.
  const changes = { objects: { deal: { fields: { closeDate: { visible: false, editable: false } } } } };
  const { data: role } = await eve.post("/roles", { name: "Without days", parent: "sales", changes });
  const sam = await house.colleague(eve, "sales", { customRoleId: role.id });
  expect((await sam.get("/deals")).data.filter((one: object) => "risk" in one)).toEqual([]);
  expect((await sam.get(`/deals?${atRisk}`)).status).toBe(400);
});

test("a day put off twice, a customer left without an answer and a STOP are reasons", async () => {
  const contact = await make("contacts", { firstName: "Stop", phones: [{ number: "+13125550101" }] });
  const deal = await make("deals", { name: "Shed", closeDate: "2026-12-01", contactId: contact.id });
  await ana.patch(`/deals/${deal.id}`, { closeDate: "2026-12-08" });
  await ana.patch(`/deals/${deal.id}`, { closeDate: "2026-12-15" });
  expect(await reasons("deals", deal.id)).toEqual(["close_moved", "no_next_step"]);
  await make("activities", { type: "email_inbound", direction: "inbound", subject: "Well?", dealId: deal.id });
  await later(3);
  expect((await riskOf("deals", deal.id)).reasons).toContainEqual({ rule: "unanswered", count: 3, weight: 60 });
  await make("activities", { type: "email_outbound", direction: "outbound", subject: "Yes", dealId: deal.id });
  expect(await reasons("deals", deal.id)).not.toContain("unanswered");
  const { phones } = (await ana.get(`/contacts/${contact.id}`)).data;
  const stopped = await ana.post("/suppressions", { address: phones[0].number, channels: ["sms"] });
  expect(stopped.status).toBe(201);
  expect(await reasons("deals", deal.id)).not.toContain("opted_out");
  await house.house.database
    .forOrg(ana.orgId)
    .execute("update suppressions set reason = 'opt_out' where reason = 'manual'");
  expect(await reasons("deals", deal.id)).toContain("opted_out");
});

test("late in the pipeline an amount wants a proposal; the riskiest come first, closed and others' ones not at all", async () => {
  const eve = await house.owner();
  const late = await make("leads", { title: "Late", email: "late@example.com", estimatedValue: "5000" }, eve);
  await eve.patch(`/leads/${late.id}/stage`, { stage: "decision" });
  const done = await make("leads", { title: "Done", email: "done@example.com" }, eve);
  await eve.patch(`/leads/${done.id}`, { status: "disqualified", disqualificationReason: "timing" });
  expect((await riskOf("leads", late.id, eve)).reasons.map(({ rule }: { rule: string }) => rule)).toContain(
    "no_proposal",
  );
  await later(30, eve);
  await later(30);
  const { data } = await eve.get("/leads/risks?scope=everyone");
  expect(data).toMatchObject([{ id: late.id, level: "high" }]);
  expect(await riskOf("leads", late.id, ana)).toBeUndefined();
  const guest = await house.colleague(eve, "guest");
  expect((await guest.get(`/leads/risks?ids=${late.id}`)).data).toEqual([]);
});

interface Gap {
  field: string;
  reason: { why: string; stage?: string };
  values: { key: string; value: unknown; title: string | null; source: Record<string, unknown> }[];
}
const gaps = async (plural: string, id: string, who = ana): Promise<Gap[]> => {
  const reply = await who.get(`/${plural}/${id}/gaps`);
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  return reply.data;
};
const gapOf = async (plural: string, id: string, field: string) =>
  (await gaps(plural, id)).find((gap) => gap.field === field);

test("a signature, an e-mail's domain and a lead's own words fill what is empty, each with where it stands", async () => {
  const acme = await make("companies", { name: "Acme Roofing", website: "https://www.acme-roofing.example/about" });
  const jane = await make("contacts", { emails: [{ email: "jane@acme-roofing.example" }] });
  const letter = await make("activities", {
    ...{ type: "email_inbound", direction: "inbound", subject: "Our roof", contactId: jane.id },
    body: "Please call me.\n\nBest regards\nJane Doe\nFacility Manager\nAcme Roofing LLC\n(312) 555-0142",
  });
  const source = { object: "activity", id: letter.id, title: "Our roof" };
  expect(await gapOf("contacts", jane.id, "jobTitle")).toMatchObject({
    reason: { why: "known" },
    values: [{ value: "Facility Manager", source: { ...source, quote: "Facility Manager" } }],
  });
  expect(await gapOf("contacts", jane.id, "phones")).toMatchObject({
    values: [{ value: [{ number: "+13125550142" }] }],
  });
  expect(await gapOf("contacts", jane.id, "companyId")).toMatchObject({
    values: [{ value: acme.id, title: "Acme Roofing", source: { quote: "@acme-roofing.example" } }],
  });
  const lead = await make("leads", {
    ...{ title: "Leak", contactId: jane.id, description: "The roof leaks. Our budget is $4,000 at most." },
  });
  expect(await gapOf("leads", lead.id, "serviceType")).toMatchObject({
    reason: { why: "matters" },
    values: [{ value: "roof repair", source: { object: "lead", id: lead.id } }],
  });
  expect(await gapOf("leads", lead.id, "estimatedValue")).toMatchObject({
    values: [{ value: "4000.00", source: { quote: "Our budget is $4,000 at most." } }],
  });
});

test("one press takes a value over, with Undo; what is turned down stays away until it is asked for again", async () => {
  const lead = await make("leads", {
    title: "Paint",
    email: "p@example.com",
    description: "We want the house painted.",
  });
  const gap = await gapOf("leads", lead.id, "serviceType");
  const { value, key } = gap?.values[0] ?? {};
  const taken = await ana.patch(`/leads/${lead.id}`, { serviceType: value });
  expect(await gapOf("leads", lead.id, "serviceType")).toBeUndefined();
  await ana.post(`/operations/${taken.body.operation.id}/undo`);
  expect((await ana.post(`/leads/${lead.id}/gaps/dismiss`, { field: "serviceType", key })).status).toBe(204);
  expect((await gapOf("leads", lead.id, "serviceType"))?.values).toEqual([]);
  await ana.post(`/leads/${lead.id}/gaps/dismiss`, { field: "serviceType" });
  expect(await gapOf("leads", lead.id, "serviceType")).toBeUndefined();
  await ana.post(`/leads/${lead.id}/gaps/restore`, { field: "serviceType" });
  expect((await gapOf("leads", lead.id, "serviceType"))?.values).toEqual([]);
  await ana.post(`/leads/${lead.id}/gaps/restore`, { field: "serviceType", key });
  expect((await gapOf("leads", lead.id, "serviceType"))?.values).toHaveLength(1);
});

test("what the stages ahead ask for is missing already, and a deal takes what its lead knew", async () => {
  const pipelines = (await ana.get("/pipelines?object=deal")).data;
  const stages = pipelines[0].stages;
  const ahead = stages[2];
  await ana.patch(`/stages/${ahead.id}`, { requiredFields: ["jobLocation"] });
  const address = { line1: "1 Main St", city: "Chicago", state: "IL" };
  const contact = await make("contacts", {
    firstName: "Lee",
    addresses: [{ ...address, type: "home", primary: true }],
  });
  const lead = await make("leads", {
    title: "Deck",
    contactId: contact.id,
    expectedCloseDate: "2026-12-24",
    serviceType: "decks",
  });
  const { deal } = (await ana.post(`/leads/${lead.id}/convert`, { deal: { name: "Deck" } })).data;
  await ana.patch(`/deals/${deal.id}`, { serviceType: null, closeDate: null });
  expect(await gapOf("deals", deal.id, "jobLocation")).toMatchObject({
    reason: { why: "stage", stage: ahead.name },
    values: [{ value: address, source: { object: "contact", id: contact.id } }],
  });
  expect(await gapOf("deals", deal.id, "serviceType")).toMatchObject({
    values: [{ value: "decks", source: { object: "lead" } }],
  });
  await ana.patch(`/stages/${ahead.id}`, { requiredFields: [] });
});

test("nobody is shown or asked for what is not theirs to change", async () => {
  const lead = await make("leads", { title: "Theirs", email: "t@example.com" });
  const technician = await house.colleague(ana, "technician");
  expect((await technician.get(`/leads/${lead.id}/gaps`)).data).toEqual([]);
  expect((await technician.post(`/leads/${lead.id}/gaps/dismiss`, { field: "serviceType" })).status).toBe(403);
  expect((await (await house.owner()).get(`/leads/${lead.id}/gaps`)).status).toBe(404);
});
