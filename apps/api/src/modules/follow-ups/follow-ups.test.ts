import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { takeInMessage } from "../channels/inbound.ts";
import { makeLead, sentEstimate } from "../drafts/drafts.testing.ts";
import { asTheApp, ctxOf, makeContact, until } from "../messages/messages.testing.ts";
import { at, setOn, settle, untilSet, untilStatus, waiting, writeDue } from "./follow-ups.testing.ts";
import { isNightly } from "./follow-ups.words.ts";
import { planAfterDocuments } from "./plan.subscribers.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  at(house, "2026-10-29T15:00:00Z");
  ana = await house.owner({ timezone: "America/Chicago" });
  // Days go by here: without the night's rules, nothing comes in between.
  const { data: rules } = await ana.get("/follow-up-rules");
  for (const { id, trigger } of rules) if (isNightly(trigger)) await ana.delete(`/follow-up-rules/${id}`);
});
afterAll(() => house.close());

/** Somebody writes to the organization. */
const writes = async (from: string, text: string, isAutomatic = false) => {
  const words = { subject: "Your proposal", text, internetId: null, answers: [], handled: null, isAutomatic };
  await takeInMessage(await ctxOf(house, ana), { ...words, channel: "email", provider: "mailbox", from, to: "" });
};

/** A deal of somebody who can be written to, taken to where its proposal is out. */
async function proposalOut(who: Person) {
  const contact = await makeContact(who);
  const deal = (await who.post("/deals", { name: "New roof", contactId: contact.id, ownerId: who.memberId })).data;
  const moved = await who.patch(`/deals/${deal.id}/stage`, { stage: "proposal_sent" });
  expect(moved.status).toBe(200);
  return { dealId: deal.id as string, contact };
}

test("a proposal is followed up three days later at the same hour over the change of clocks, with a draft that waits", async () => {
  at(house, "2026-10-30T15:20:00Z");
  const { dealId, contact } = await proposalOut(ana);
  const set = await untilSet(ana, { dealId });
  // Twenty past ten in Chicago on both days; on the first of November the clocks went back.
  expect(set).toMatchObject({
    subject: "Follow up on the proposal",
    body: "Proposal sent: it went out on October 30.",
    followUpAt: "2026-11-02T16:20:00.000Z",
    followUpStatus: "pending",
    memberId: ana.memberId,
    aiSuggestedNextActions: null,
  });
  at(house, "2026-11-02T16:19:59Z");
  await writeDue(house, ana);
  expect(await waiting(ana)).toEqual([]);

  at(house, "2026-11-02T16:20:00Z");
  await writeDue(house, ana);
  await writeDue(house, ana);
  const [draft, ...others] = await waiting(ana);
  expect(others).toEqual([]);
  expect(draft).toMatchObject({ to: contact.email, dealId, why: expect.stringMatching(/^Proposal sent: it went out/) });
  const [shown] = await setOn(ana, { dealId });
  const { aiSuggestedNextActions } = shown ?? {};
  expect(aiSuggestedNextActions).toMatchObject([
    { kind: "suggestion", channel: "email", messageId: draft?.id, provider: "rules", callScript: expect.any(String) },
  ]);
  const { data: log } = await ana.get(`/ai/actions?dealId=${dealId}`);
  expect(log).toMatchObject([{ action: "generation", task: "suggest-follow-up", state: "done", messageId: draft?.id }]);
  expect(log[0].id).toBe(aiSuggestedNextActions?.[0]?.actionId);

  // Said yes to and sent: the follow-up is done by that.
  at(house, "2026-11-02T18:00:00Z");
  await ana.post(`/messages/${draft?.id}/approve`, {});
  await ana.post(`/messages/${draft?.id}/send`, {});
  await until(house, ana, String(draft?.id), "sent");
  await untilStatus(ana, set.id, "completed");
});

test("however often it is told, and whatever way the deal goes, one follow-up stands", async () => {
  at(house, "2026-11-02T20:00:00Z");
  const { dealId } = await proposalOut(ana);
  const { id } = await untilSet(ana, { dealId });
  for (const stage of ["estimating", "proposal_sent"]) await ana.patch(`/deals/${dealId}/stage`, { stage });
  await settle(house);
  expect(await setOn(ana, { dealId })).toHaveLength(1);

  await ana.patch(`/activities/${id}`, { followUpStatus: "completed" });
  const [first] = await asTheApp<{ event: string }>(
    house,
    ana.orgId,
    "select event_id as event from planned_follow_ups where activity_id = $1",
    [id],
  );
  const stageId = crypto.randomUUID();
  const moved = { from: "estimating", to: "proposal_sent", fromStageId: stageId, toStageId: stageId, reason: null };
  await planAfterDocuments.run(await ctxOf(house, ana), {
    id: String(first?.event),
    orgId: ana.orgId,
    seq: 0,
    version: 1,
    name: "deal.stage_changed",
    object: "deal",
    recordId: dealId,
    actor: {},
    at: house.clock.now ?? new Date(),
    payload: { ...moved, changedBy: null, dealId },
  });
  expect(await setOn(ana, { dealId })).toHaveLength(1);
});

test("an answer, a decision and the end of a deal each stop it, and take back what was written", async () => {
  at(house, "2026-11-03T15:00:00Z");
  const answered = await proposalOut(ana);
  const lost = await proposalOut(ana);
  const [first, second] = [await untilSet(ana, answered), await untilSet(ana, lost)];
  at(house, "2026-11-06T15:00:00Z");
  await writeDue(house, ana);
  expect((await waiting(ana)).map(({ dealId }) => dealId).sort()).toEqual([answered.dealId, lost.dealId].sort());

  await writes(lost.contact.email, "I am out of the office.", true);
  await settle(house);
  expect(await waiting(ana)).toHaveLength(2);
  await writes(answered.contact.email, "Give us until Friday, please.");
  await ana.patch(`/deals/${lost.dealId}/stage`, { stage: "lost", fields: { lossReason: "price" } });
  await untilStatus(ana, first.id, "canceled");
  await untilStatus(ana, second.id, "canceled");
  await expect.poll(() => waiting(ana)).toEqual([]);
});

test("sending an estimate from here sets one follow-up, whatever stage that leads to, until its reader accepts", async () => {
  at(house, "2026-11-09T15:00:00Z");
  const lead = await makeLead(ana);
  const sent = await sentEstimate(ana, lead.id);
  const set = await untilSet(ana, { leadId: lead.id });
  expect(set).toMatchObject({ subject: "Follow up on the estimate", followUpAt: "2026-11-12T15:00:00.000Z" });
  await settle(house);
  expect(await setOn(ana, { leadId: lead.id })).toHaveLength(1);
  const { key, contentHash } = sent;
  const accepted = { name: "Dana Roe", agrees: true, contentHash };
  expect((await house.visitor().post(`/public/documents/${key}/accept`, accepted)).status).toBeLessThan(300);
  await untilStatus(ana, set.id, "canceled");
});

test("an estimate meeting has its notes to fill in that evening, moves with it, and other meetings have none", async () => {
  at(house, "2026-11-10T15:00:00Z");
  const deal = (await ana.post("/deals", { name: "Boiler" })).data;
  const meet = async (subject: string, when: string) =>
    (await ana.post("/activities", { type: "meeting", subject, at: when, dealId: deal.id })).data;
  await meet("Lunch", "2026-11-12T18:00:00Z");
  await meet("Estimate of last year", "2025-11-12T18:00:00Z");
  const visit = await meet("Estimate at the barn", "2026-11-12T18:00:00Z");
  const note = await untilSet(ana, { dealId: deal.id });
  expect(note).toMatchObject({
    subject: "Write down what came of “Estimate at the barn”",
    followUpAt: "2026-11-13T00:00:00.000Z", // Six in the evening in Chicago.
    body: expect.stringContaining("What do they want?"),
  });
  await ana.patch(`/activities/${visit.id}`, { at: "2026-11-16T18:00:00Z" });
  const due = async () => new Date((await ana.get(`/activities/${note.id}`)).data.followUpAt).toISOString();
  await expect.poll(due).toBe("2026-11-17T00:00:00.000Z");
  await ana.delete(`/activities/${visit.id}`);
  await untilStatus(ana, note.id, "canceled");
  expect(await setOn(ana, { dealId: deal.id })).toHaveLength(1);
});

test("an inquiry by form is to be answered in business hours once its rule is on, and an answer of ours settles it", async () => {
  at(house, "2026-11-13T22:30:00Z"); // Friday, half past four; open until five.
  const { data: rules } = await ana.get("/follow-up-rules");
  const rule = rules.find(({ trigger }: { trigger: string }) => trigger === "inquiry");
  expect(rule).toMatchObject({ isActive: false, delay: 2, unit: "business_hours" });
  await ana.patch(`/follow-up-rules/${rule.id}`, { isActive: true });
  const { data: forms } = await ana.get("/forms");
  const asked = await house.visitor().post("/public/leads", {
    formKey: forms[0].key,
    name: "Kim Lee",
    email: "kim@example.com",
    description: "A leak in the kitchen",
  });
  expect(asked.status, JSON.stringify(asked.body)).toBe(201);
  const lead = (await ana.get(`/leads?filter=${encodeURIComponent("email:kim@example.com")}`)).data[0];
  const set = await untilSet(ana, { leadId: lead.id });
  expect(set).toMatchObject({ subject: "Answer the inquiry", followUpAt: "2026-11-16T15:30:00.000Z" });
  await ana.post("/activities", { type: "phone_call", direction: "outbound", outcome: "spoke", leadId: lead.id });
  await untilStatus(ana, set.id, "completed");

  const byHand = (await ana.post("/leads", { title: "Taken in by phone", email: "phone@example.com" })).data;
  await settle(house);
  expect(await setOn(ana, { leadId: byHand.id })).toEqual([]);
});

test("a follow-up put off is written then, one settled by hand is not, and a draft of one settled later is taken back", async () => {
  at(house, "2026-11-17T15:00:00Z");
  const [off, done, late] = [await proposalOut(ana), await proposalOut(ana), await proposalOut(ana)];
  const [putOff, settled, written] = [await untilSet(ana, off), await untilSet(ana, done), await untilSet(ana, late)];
  await ana.patch(`/activities/${putOff.id}`, { followUpAt: "2026-11-25T15:00:00Z" });
  await ana.patch(`/activities/${settled.id}`, { followUpStatus: "completed" });
  at(house, "2026-11-20T15:00:00Z");
  await writeDue(house, ana);
  expect((await waiting(ana)).map(({ dealId }) => dealId)).toEqual([late.dealId]);
  await ana.patch(`/activities/${written.id}`, { followUpStatus: "completed" });
  await expect.poll(() => waiting(ana)).toEqual([]);
  at(house, "2026-11-25T15:00:00Z");
  await writeDue(house, ana);
  expect((await waiting(ana)).map(({ dealId }) => dealId)).toEqual([off.dealId]);
});

test("with AI switched off the follow-up says so; it is there all the same, and nothing waits for a yes", async () => {
  at(house, "2026-11-26T15:00:00Z");
  const other = await house.owner();
  await other.patch("/ai/settings", { featuresOff: ["follow_ups"] });
  const { dealId } = await proposalOut(other);
  await untilSet(other, { dealId });
  at(house, "2026-11-29T15:00:00Z");
  await writeDue(house, other);
  const [set] = await setOn(other, { dealId });
  expect(set?.aiSuggestedNextActions).toEqual([
    { kind: "problem", detail: expect.stringMatching(/^AI is switched off for suggesting follow-ups/) },
  ]);
  expect(await waiting(other)).toEqual([]);
});

test("rules are a manager's: written, switched, undone; who may not change them may read them", async () => {
  const sam = await house.colleague(ana, "sales");
  const max = await house.colleague(ana, "manager");
  const rule = { name: "Sales proposals", trigger: "proposal_sent", delay: 5, makes: "follow_up" };
  expect((await sam.post("/follow-up-rules", rule)).status).toBe(403);
  expect((await sam.get("/follow-up-rules")).data).toHaveLength(4);
  const made = await max.post("/follow-up-rules", rule);
  expect(made).toMatchObject({ status: 201, data: { unit: "days", isActive: true } });
  const wrong = await max.patch(`/follow-up-rules/${made.data.id}`, { unit: "evening", time: "6 pm" });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: "/time" }] } });
  const off = await max.patch(`/follow-up-rules/${made.data.id}`, { isActive: false });
  await max.post(`/operations/${off.body.operation.id}/undo`);
  expect((await max.get(`/follow-up-rules/${made.data.id}`)).data.isActive).toBe(true);

  const { data: rules } = await max.get("/follow-up-rules");
  for (const { id } of rules) await max.delete(`/follow-up-rules/${id}`);
  expect((await max.post("/follow-up-rules/usual")).data).toHaveLength(6);
  expect((await max.post("/follow-up-rules/usual")).data).toEqual([]);
});
