import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { tellAgain } from "../../testing/tell-again.ts";
import { ctxOf, makeContact } from "../messages/messages.testing.ts";
import { at, night, organizationsDue, setOn, settle, untilStatus, waiting } from "./follow-ups.testing.ts";
import { lookAfterDark, MOST_A_NIGHT } from "./night.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

/** An organization in Chicago, begun on the first of June at ten. */
async function begin(): Promise<Person> {
  at(house, "2026-06-01T15:00:00Z");
  return house.owner({ timezone: "America/Chicago" });
}

/** A lead of somebody who can be written to. */
async function leadOf(who: Person, title: string): Promise<string> {
  const contact = await makeContact(who);
  return (await who.post("/leads", { title, contactId: contact.id, ownerId: who.memberId })).data.id;
}

/** Three in the morning in Chicago, in June. */
const nightOf = (day: string) => at(house, `2026-06-${day}T08:00:00Z`);

test("a lead that has been quiet is found in the night, with words for each way that wait for a yes, and once a night", async () => {
  const ana = await begin();
  const quiet = await leadOf(ana, "Old roof");
  at(house, "2026-06-05T15:00:00Z");
  const fresh = await leadOf(ana, "New roof");
  nightOf("09");
  await night(house, ana);
  await night(house, ana);
  expect(await setOn(ana, { leadId: fresh })).toEqual([]);
  const [set, ...more] = await setOn(ana, { leadId: quiet });
  expect(more).toEqual([]);
  expect(set).toMatchObject({
    subject: "Get in touch again",
    body: "Quiet lead: nothing has happened for 7 days.",
    memberId: ana.memberId,
    aiSuggestedNextActions: [
      {
        channel: "email",
        email: { body: expect.any(String) },
        sms: expect.any(String),
        callScript: expect.any(String),
      },
    ],
  });
  const [draft] = await waiting(ana);
  expect(draft).toMatchObject({ leadId: quiet, why: expect.stringContaining("nothing has happened for 7 days") });

  // In the morning it stands in Today, under a heading of its own, and the lead is still as quiet as it was.
  at(house, "2026-06-09T14:00:00Z");
  const { data: today } = await ana.get("/today");
  expect(today.needsAttention).toMatchObject({ total: 1, items: [{ record: { id: set?.id }, about: { id: quiet } }] });
  expect([today.followUps.total, today.quietLeads.total]).toEqual([0, 0]);
  expect((await ana.get(`/leads/${quiet}`)).data.lastActivityAt).toBeNull();
  const { data: log } = await ana.get(`/ai/actions?leadId=${quiet}`);
  expect(log).toMatchObject([{ task: "suggest-follow-up", state: "done", actor: { type: "system" } }]);
});

test("no second suggestion comes while one waits, nor for as many days after it was rejected", async () => {
  const ana = await begin();
  const leadId = await leadOf(ana, "Gutters");
  nightOf("09");
  await night(house, ana);
  nightOf("12");
  await night(house, ana);
  const [draft, ...others] = await waiting(ana);
  expect(others).toEqual([]);
  await ana.post(`/messages/${draft?.id}/reject`, { reason: "They asked us to wait" });
  const [set] = await setOn(ana, { leadId });
  await untilStatus(ana, String(set?.id), "canceled");
  nightOf("18");
  await night(house, ana);
  expect(await setOn(ana, { leadId })).toHaveLength(1);
  nightOf("20");
  await night(house, ana);
  expect(await setOn(ana, { leadId })).toHaveLength(2);
});

test("a proposal that nobody has followed up is found after the rule's days; a call since, or something planned, spares it", async () => {
  const ana = await begin();
  const { data: rules } = await ana.get("/follow-up-rules");
  for (const { id, trigger } of rules) {
    if (trigger === "proposal_sent") await ana.patch(`/follow-up-rules/${id}`, { isActive: false });
  }
  const deals: string[] = [];
  for (const name of ["Left alone", "Called", "Planned"]) {
    const contact = await makeContact(ana);
    const { data } = await ana.post("/deals", { name, contactId: contact.id });
    await ana.patch(`/deals/${data.id}/stage`, { stage: "proposal_sent" });
    deals.push(data.id);
  }
  const [alone = "", called = "", planned = ""] = deals;
  at(house, "2026-06-03T15:00:00Z");
  const { data: call } = await ana.post("/activities", {
    type: "phone_call",
    direction: "outbound",
    dealId: called,
  });
  await ana.post("/activities", { type: "note", dealId: planned, followUpAt: "2026-06-10T15:00:00Z" });
  nightOf("05");
  await night(house, ana);
  const set = async (dealId: string) => (await setOn(ana, { dealId })).map(({ body }) => body);
  expect(await set(alone)).toEqual(["Unanswered proposal: it has been out for 3 days without a follow-up."]);
  expect([await set(called), await set(planned)]).toEqual([[], []]);
  nightOf("07");
  await night(house, ana);
  expect(await set(called)).toHaveLength(1);
  // The night knew of the call, however late it is heard.
  await settle(house);
  await tellAgain(house, ana.orgId, "follow-ups.stop-when-reached", { object: "activity", recordId: call.id });
  expect(await setOn(ana, { dealId: called })).toMatchObject([{ followUpStatus: "pending" }]);

  // Getting in touch some other way settles it, and takes the draft back.
  const [first] = await setOn(ana, { dealId: alone });
  await ana.post("/activities", { type: "meeting", dealId: alone, at: "2026-06-07T15:00:00Z" });
  await untilStatus(ana, String(first?.id), "completed");
  await settle(house);
  expect((await waiting(ana)).map(({ dealId }) => dealId)).toEqual([called]);
});

test(`a night brings ${MOST_A_NIGHT} at most, the rest the night after; nights that were missed are made up for by one`, async () => {
  const ana = await begin();
  const create = Array.from({ length: MOST_A_NIGHT + 3 }, (_, n) => ({
    op: "create",
    data: { title: `Lead ${n}`, email: `lead${n}@example.com` },
  }));
  const { status, body } = await ana.post("/leads/batch", { operations: create });
  expect(status, JSON.stringify(body)).toBe(200);
  const count = async () => {
    const filter = encodeURIComponent("isAutoGenerated:true direction:internal");
    return (await ana.get(`/activities?limit=1&total=true&filter=${filter}`)).body.page.total;
  };
  // The server was off for a week, and comes back in the afternoon.
  at(house, "2026-06-16T20:00:00Z");
  await lookAfterDark(await ctxOf(house, ana));
  await lookAfterDark(await ctxOf(house, ana));
  expect(await count()).toBe(MOST_A_NIGHT);
  nightOf("17");
  await lookAfterDark(await ctxOf(house, ana));
  expect(await count()).toBe(MOST_A_NIGHT + 3);

  // One Undo takes a night back.
  const { data: operations } = await ana.get("/operations");
  const found = operations.find(({ summary }: { summary: string }) => summary === "Found 3 that need attention");
  expect((await ana.post(`/operations/${found.id}/undo`)).status).toBeLessThan(300);
  expect(await count()).toBe(MOST_A_NIGHT);
});

test("the night comes at three on the organization's own clocks, on the day they go back too, and once", async () => {
  at(house, "2026-10-31T15:00:00Z");
  const ana = await house.owner({ timezone: "America/Chicago" });
  const isDue = async (moment: string) => (await organizationsDue(house, moment)).includes(ana.orgId);
  // The day on which it began has had its night.
  expect(await isDue("2026-10-31T20:00:00Z")).toBe(false);
  expect(await isDue("2026-11-01T08:59:59Z")).toBe(false);
  expect(await isDue("2026-11-01T09:00:00Z")).toBe(true);
  at(house, "2026-11-01T09:00:00Z");
  await night(house, ana);
  expect(await isDue("2026-11-01T23:00:00Z")).toBe(false);
  expect(await isDue("2026-11-02T09:00:00Z")).toBe(true);
});

test("each organization has its night by its own clocks, also when an hour is skipped, was slept through or the zone changes", async () => {
  at(house, "2026-03-07T12:00:00Z");
  const zones = ["America/Chicago", "Pacific/Auckland", "America/Santiago"];
  const people = await Promise.all(zones.map((timezone) => house.owner({ timezone })));
  const due = async (moment: string) => {
    const ids = await organizationsDue(house, moment);
    return people.map(({ orgId }) => ids.includes(orgId));
  };
  // Two o'clock is skipped in Chicago on 8 March: three comes an hour sooner, at 08:00 UTC.
  expect(await due("2026-03-08T07:59:59Z")).toEqual([false, false, true]);
  expect(await due("2026-03-08T08:00:00Z")).toEqual([true, false, true]);
  // In Auckland it was the eighth already when it began; the ninth's night comes while it is the eighth elsewhere.
  expect((await due("2026-03-08T13:59:59Z"))[1]).toBe(false);
  expect((await due("2026-03-08T14:00:00Z"))[1]).toBe(true);

  // The server was off until the afternoon: the day's night is made up for, once, and its work is for the next opening.
  const [ana] = people as [Person];
  const leadId = await leadOf(ana, "Slept through");
  at(house, "2026-03-16T20:30:00Z");
  expect((await organizationsDue(house, "2026-03-16T20:30:00Z")).includes(ana.orgId)).toBe(true);
  await night(house, ana);
  expect(await setOn(ana, { leadId })).toHaveLength(1);
  expect((await organizationsDue(house, "2026-03-17T04:59:59Z")).includes(ana.orgId)).toBe(false);

  // Moved west, where it is still the day before: no second night for a day that had one.
  await ana.patch("/organization", { timezone: "Pacific/Honolulu" });
  expect((await organizationsDue(house, "2026-03-17T09:00:00Z")).includes(ana.orgId)).toBe(false);
  expect((await organizationsDue(house, "2026-03-17T13:00:00Z")).includes(ana.orgId)).toBe(true);
});
