import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { makeLead, sentEstimate } from "../drafts/drafts.testing.ts";
import { ctxOf } from "../messages/messages.testing.ts";
import { at, night, organizationsDue, setOn, settle, untilSet } from "./follow-ups.testing.ts";
import { giveRulesToOlder } from "./usual-rules.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  at(house, "2026-06-01T15:00:00Z");
});
afterAll(() => house.close());

/** An organization that goes its own way from a first look to an offer on the table. */
async function begin() {
  const ana = await house.owner({ timezone: "America/Chicago" });
  const stages = [{ name: "Looked at" }, { name: "On their table" }, { name: "Theirs" }];
  const pipeline = (await ana.post("/pipelines", { name: "Kitchens", object: "deal", stages })).data;
  const { data: pipelines } = await ana.get("/pipelines?object=deal");
  const [looked, table, theirs] = pipelines.find(({ id }: { id: string }) => id === pipeline.id).stages;
  return { ana, pipelineId: pipeline.id as string, looked, table, theirs };
}

const ruleFor = async (who: Person, trigger: string) =>
  (await who.get("/follow-up-rules")).data.find((rule: { trigger: string }) => rule.trigger === trigger);

test("a rule goes by the stages that it was given, whatever they are called, and no longer by the usual ones", async () => {
  const { ana, pipelineId, looked, table } = await begin();
  const rule = await ruleFor(ana, "proposal_sent");
  expect(rule.stageIds).toBeNull();
  const changed = await ana.patch(`/follow-up-rules/${rule.id}`, { stageIds: [table.id] });
  expect(changed).toMatchObject({ status: 200, data: { stageIds: [table.id] } });
  await ana.patch(`/stages/${table.id}`, { name: "Read by them" });

  const kitchen = (await ana.post("/deals", { name: "Kitchen", pipelineId })).data;
  await ana.patch(`/deals/${kitchen.id}/stage`, { stage: table.id });
  expect(await untilSet(ana, { dealId: kitchen.id })).toMatchObject({ subject: "Follow up on the proposal" });
  const roof = (await ana.post("/deals", { name: "Roof" })).data;
  await ana.patch(`/deals/${roof.id}/stage`, { stage: "proposal_sent" });
  await settle(house);
  expect(await setOn(ana, { dealId: roof.id })).toEqual([]);

  // Gone with its records to another stage, it stays named on the rule until somebody chooses anew.
  expect((await ana.post(`/stages/${table.id}/replace`, { with: looked.id })).status).toBe(200);
  const { id, stageIds } = await ruleFor(ana, "proposal_sent");
  expect(stageIds).toEqual([table.id]);
  expect((await ana.patch(`/follow-up-rules/${id}`, { stageIds, delay: 4 })).status).toBe(200);
  const wrong = await ana.patch(`/follow-up-rules/${id}`, { stageIds: [crypto.randomUUID()] });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: "/stageIds" }] } });
  const other = await ana.patch(`/follow-up-rules/${id}`, { trigger: "meeting", stageIds });
  expect(other.data).toMatchObject({ trigger: "meeting", stageIds: null });
});

test("at night a proposal is found by its rule's stage, and one that was sent from here in whatever stage", async () => {
  const { ana, pipelineId, table } = await begin();
  const sent = await ruleFor(ana, "proposal_sent");
  const estimate = await ruleFor(ana, "estimate_sent");
  for (const { id } of [sent, estimate]) await ana.patch(`/follow-up-rules/${id}`, { isActive: false });
  const quiet = await ruleFor(ana, "proposal_quiet");
  await ana.patch(`/follow-up-rules/${quiet.id}`, { stageIds: [table.id] });
  const deals: string[] = [];
  for (const name of ["By stage", "By document", "Neither"]) {
    deals.push((await ana.post("/deals", { name, pipelineId })).data.id);
  }
  const [byStage = "", byDocument = "", neither = ""] = deals;
  await ana.patch(`/deals/${byStage}/stage`, { stage: table.id });
  const lead = await makeLead(ana);
  const { data: converted } = await ana.post(`/leads/${lead.id}/convert`, { dealId: byDocument });
  expect(converted.deal.id).toBe(byDocument);
  await sentEstimate(ana, lead.id);
  await settle(house);

  at(house, "2026-06-05T08:00:00Z");
  await night(house, ana);
  const found = async (dealId: string) => (await setOn(ana, { dealId })).map(({ subject }) => subject);
  expect(await found(byStage)).toEqual(["Follow up on the proposal"]);
  expect(await found(byDocument)).toEqual(["Follow up on the proposal"]);
  expect(await found(neither)).toEqual([]);
  at(house, "2026-06-01T15:00:00Z");
});

test("an organization that is older than rules gets the usual ones once, switched off; who deleted theirs gets none", async () => {
  const ana = await house.owner();
  const owner = new pg.Client(house.connection);
  await owner.connect();
  for (const table of ["follow_up_rules", "follow_up_nights"]) {
    await owner.query(`delete from ${table} where org_id = $1`, [ana.orgId]);
  }
  await owner.query("update auth.organization set created_at = '2026-05-01' where id = $1", [ana.orgId]);
  await owner.end();
  const isDue = async () => (await organizationsDue(house, "2026-06-01T15:00:00Z")).includes(ana.orgId);
  expect(await isDue()).toBe(true);
  const ctx = await ctxOf(house, ana);
  await Promise.all([giveRulesToOlder(ctx), giveRulesToOlder(await ctxOf(house, ana))]);
  const { data: rules } = await ana.get("/follow-up-rules");
  expect(rules).toHaveLength(6);
  expect(rules.filter(({ isActive }: { isActive: boolean }) => isActive)).toEqual([]);
  expect(await isDue()).toBe(false);

  for (const { id } of rules) await ana.delete(`/follow-up-rules/${id}`);
  expect(await isDue()).toBe(false);
  await giveRulesToOlder(await ctxOf(house, ana));
  expect((await ana.get("/follow-up-rules")).data).toEqual([]);
});
