import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { NOON } from "../messages/messages.testing.ts";
import { makeLead, sentEstimate } from "./drafts.testing.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  house.clock.now = NOON;
});
afterAll(() => house.close());

interface Named {
  id: string;
  key: string;
  movedBy: string | null;
}

/** An organization whose leads go through stages with names of its own. */
async function begin() {
  const ana = await house.owner();
  const stages = [
    { name: "Looked at" },
    { name: "On their table", movedBy: "document_sent" },
    { name: "Asked again" },
    { name: "Theirs", movedBy: "document_accepted" },
  ];
  const { data } = await ana.post("/pipelines", { name: "Kitchens", object: "lead", stages });
  const [looked, table, again, theirs] = await stagesOf(ana, data.id);
  return { ana, pipelineId: data.id as string, looked, table, again, theirs };
}

async function stagesOf(who: Person, pipelineId: string): Promise<Named[]> {
  const { data } = await who.get("/pipelines");
  return data.find(({ id }: { id: string }) => id === pipelineId).stages;
}

/** What each stage of a pipeline says that takes records to it. */
const saidBy = async (who: Person, pipelineId: string) =>
  Object.fromEntries(
    (await stagesOf(who, pipelineId)).filter(({ movedBy }) => movedBy).map(({ key, movedBy }) => [movedBy, key]),
  );

const stageOf = async (who: Person, leadId: string) => (await who.get(`/leads/${leadId}`)).data.stage.key;
const say = (who: Person, stage: Named | undefined, movedBy: string | null) =>
  who.patch(`/stages/${stage?.id}`, { movedBy });
const accept = ({ key, contentHash }: { key: string; contentHash: string }) =>
  house.visitor().post(`/public/documents/${key}/accept`, { name: "Dana Fox", agrees: true, contentHash });

test("a document takes a lead where its pipeline says, whatever the stages are called, and never back", async () => {
  const { ana, pipelineId, theirs } = await begin();
  const lead = await makeLead(ana, { pipelineId });
  const draft = await sentEstimate(ana, lead.id);
  expect(await stageOf(ana, lead.id)).toBe("on_their_table");
  expect((await accept(draft)).status).toBe(200);
  expect(await stageOf(ana, lead.id)).toBe("theirs");
  await sentEstimate(ana, lead.id);
  expect(await stageOf(ana, lead.id)).toBe("theirs");

  const bare = await makeLead(ana, { pipelineId });
  const { key, contentHash } = await sentEstimate(ana, bare.id);
  await ana.patch(`/stages/${theirs?.id}`, { requiredFields: ["notes"] });
  expect(await accept({ key, contentHash })).toMatchObject({ status: 200, data: { state: "accepted" } });
  expect(await stageOf(ana, bare.id)).toBe("on_their_table");
});

test("what a stage says goes before the usual ones, which count where none says anything", async () => {
  const ana = await house.owner();
  const [jobs] = (await ana.get("/pipelines?object=deal")).data;
  await say(
    ana,
    jobs.stages.find(({ key }: Named) => key === "won"),
    "document_accepted",
  );
  const lead = await makeLead(ana);
  const { data: converted } = await ana.post(`/leads/${lead.id}/convert`, { deal: { name: "Barn" } });
  const deal = async () => (await ana.get(`/deals/${converted.deal.id}`)).data;
  const draft = await sentEstimate(ana, lead.id);
  expect(await deal()).toMatchObject({ status: "open", stage: { key: "proposal_sent" } });
  await accept(draft);
  expect(await deal()).toMatchObject({ status: "won", stage: { key: "won" } });
});

test("one stage of a pipeline says it: another gives it up, one undo gives it back, and none of the lost can", async () => {
  const { ana, pipelineId, looked, again } = await begin();
  const [sent, accepted] = [{ document_sent: "on_their_table" }, { document_accepted: "theirs" }];
  const changed = await say(ana, again, "document_sent");
  expect(await saidBy(ana, pipelineId)).toEqual({ document_sent: "asked_again", ...accepted });
  expect((await ana.post(`/operations/${changed.body.operation.id}/undo`)).status).toBe(200);
  expect(await saidBy(ana, pipelineId)).toEqual({ ...sent, ...accepted });

  const lost = await ana.patch(`/stages/${again?.id}`, { type: "lost", movedBy: "document_sent" });
  expect(lost).toMatchObject({ status: 422, body: { errors: [{ pointer: "/movedBy" }] } });
  expect((await say(ana, again, "phone_call")).status).toBe(422);
  await Promise.all([say(ana, looked, "document_sent"), say(ana, again, "document_sent")]);
  const saying = (await stagesOf(ana, pipelineId)).filter(({ movedBy }) => movedBy === "document_sent");
  expect(saying).toHaveLength(1);
});

test("a stage that was deleted says nothing any more, and comes back without what another has taken over", async () => {
  const { ana, pipelineId, table, again } = await begin();
  const deleted = await ana.delete(`/stages/${table?.id}`);
  expect(await saidBy(ana, pipelineId)).toEqual({ document_accepted: "theirs" });
  const lead = await makeLead(ana, { pipelineId });
  await sentEstimate(ana, lead.id);
  expect(await stageOf(ana, lead.id)).toBe("looked_at");
  await say(ana, again, "document_sent");
  expect((await ana.post(`/operations/${deleted.body.operation.id}/undo`)).status).toBe(200);
  expect(await saidBy(ana, pipelineId)).toEqual({ document_sent: "asked_again", document_accepted: "theirs" });
});
