import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());
afterEach(() => {
  house.clock.now = undefined;
});

/** A Monday, ten in the morning in New York: two hours after opening. */
const MONDAY_TEN = new Date("2026-11-23T15:00:00Z");
const HOUR_MS = 3_600_000;
const fromMonday = (hours: number) => new Date(MONDAY_TEN.getTime() + hours * HOUR_MS);
const at = (hours: number) => {
  house.clock.now = fromMonday(hours);
};

const today = async (person: Person, scope = "mine") => (await person.get(`/today?scope=${scope}`)).data;
const titles = (section: { items: { record: Record<string, string> }[] }) =>
  section.items.map(({ record }) => record.title ?? record.subject ?? record.name);
const made = async (reply: ReturnType<Person["post"]>) => {
  const { status, body } = await reply;
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body.data;
};

test("follow-ups due today or before stand there in order, with whom to call; done and undone", async () => {
  at(0);
  const ana = await house.owner();
  const jane = await made(
    ana.post("/contacts", { firstName: "Jane", lastName: "Roe", phones: [{ number: "+13125550142" }] }),
  );
  const follow = (subject: string, hours: number) =>
    made(ana.post("/activities", { type: "note", subject, contactId: jane.id, followUpAt: fromMonday(hours) }));
  await follow("This afternoon", 5);
  const overdue = await follow("Last week", -100);
  await follow("Tomorrow", 24);

  const before = await today(ana);
  expect(titles(before.followUps)).toEqual(["Last week", "This afternoon"]);
  expect(before.followUps).toMatchObject({ total: 2 });
  expect(before.followUps.items[0]).toMatchObject({
    about: { object: "contact", id: jane.id, title: "Jane Roe" },
    person: { phone: "+13125550142", email: null },
  });

  const done = await ana.patch(`/activities/${overdue.id}`, { followUpStatus: "completed" });
  expect(titles((await today(ana)).followUps)).toEqual(["This afternoon"]);
  await ana.post(`/operations/${done.body.operation.id}/undo`);
  expect(titles((await today(ana)).followUps)).toEqual(["Last week", "This afternoon"]);

  await ana.delete(`/contacts/${jane.id}`);
  expect((await today(ana)).followUps.total).toBe(0);
});

test("a lead waits by opening hours until somebody calls; the call settles its follow-up in one operation", async () => {
  at(-66); // Friday, four in the afternoon
  const ana = await house.owner();
  const lead = await made(ana.post("/leads", { title: "Leaking roof", email: "roof@example.com", source: "web_form" }));
  const follow = await made(
    ana.post("/activities", { type: "note", direction: "inbound", leadId: lead.id, followUpAt: fromMonday(-65) }),
  );

  at(0);
  const before = await today(ana);
  expect(before.newLeads.items).toMatchObject([
    {
      record: { title: "Leaking roof" },
      waitedMinutes: 180,
      settles: [follow.id],
      person: { email: "roof@example.com" },
    },
  ]);
  expect(before.followUps.total).toBe(0); // It stands with its lead.
  expect(before.opening).toEqual({ isOpen: true, until: "2026-11-23T22:00:00.000Z" });

  const called = await ana.post("/today/calls", {
    about: { object: "lead", id: lead.id },
    outcome: "spoke",
    body: "Wants somebody this week",
    settles: [follow.id],
  });
  expect(called).toMatchObject({ status: 201, data: { type: "phone_call", direction: "outbound", leadId: lead.id } });
  expect(await today(ana)).toMatchObject({ newLeads: { total: 0 }, followUps: { total: 0 } });
  await ana.post(`/operations/${called.body.operation.id}/undo`);
  expect((await today(ana)).newLeads.total).toBe(1);
});

test("deals past their stage's days rot, open leads without a word go quiet, meetings are of the day", async () => {
  at(-24 * 20);
  const ana = await house.owner();
  const deal = await made(ana.post("/deals", { name: "Boiler" }));
  const lead = await made(ana.post("/leads", { title: "Old inquiry", email: "old@example.com" }));
  at(-24 * 2);
  await made(ana.post("/deals", { name: "Fresh" }));
  at(0);
  for (const [subject, hours] of [
    ["Site visit", 3],
    ["Yesterday's", -24],
  ] as const) {
    await made(ana.post("/activities", { type: "meeting", subject, dealId: deal.id, at: fromMonday(hours) }));
  }
  const seen = await today(ana);
  expect(titles(seen.rottingDeals)).toEqual(["Boiler"]);
  expect(seen.rottingDeals.items[0].stage).toMatchObject({ name: "Qualification", rottingDays: 7 });
  expect(titles(seen.quietLeads)).toEqual(["Old inquiry"]);
  expect(titles(seen.meetings)).toEqual(["Site visit"]);

  await ana.patch(`/deals/${deal.id}/stage`, { stage: "estimating" });
  await ana.post("/activities", { type: "note", leadId: lead.id, followUpAt: fromMonday(48) });
  expect(await today(ana)).toMatchObject({ rottingDeals: { total: 0 }, quietLeads: { total: 0 } });
});

test("mine is one's own and nobody's; everyone's takes the right to see it", async () => {
  at(0);
  const ana = await house.owner();
  const sam = await house.colleague(ana, "sales");
  const gil = await house.colleague(ana, "guest");
  const lead = (title: string, ownerId: string | null) =>
    made(ana.post("/leads", { title, ownerId, email: `${crypto.randomUUID()}@example.com` }));
  await lead("Ana's", ana.memberId);
  await lead("Sam's", sam.memberId);
  await lead("Nobody's", null);
  expect(titles((await today(sam)).newLeads).toSorted()).toEqual(["Nobody's", "Sam's"]);
  expect((await today(sam, "everyone")).newLeads.total).toBe(3);
  expect((await today(sam)).scopes).toEqual(["mine", "everyone"]);
  const seen = await today(gil, "everyone");
  expect(seen).toMatchObject({ scopes: ["mine"], newLeads: { total: 0 } });
});

test("a role that may not see phones is not given them here either", async () => {
  at(0);
  const ana = await house.owner();
  const role = await made(
    ana.post("/roles", {
      name: "Without phones",
      parent: "sales",
      changes: {
        objects: {
          contact: { fields: { phones: { visible: false, editable: false } } },
          lead: { fields: { phone: { visible: false, editable: false } } },
        },
      },
    }),
  );
  const sam = await house.colleague(ana, "sales", { customRoleId: role.id });
  await made(ana.post("/leads", { title: "Roof", contact: { phone: "+13125550142" } }));
  const [item] = (await today(sam, "everyone")).newLeads.items;
  expect(item.person.phone).toBeNull();
  expect(item.record).not.toHaveProperty("phone");
});
