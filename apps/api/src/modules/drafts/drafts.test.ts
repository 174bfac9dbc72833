import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { asTheApp, NOON } from "../messages/messages.testing.ts";
import { line, makeLead, sentEstimate, untilState, written } from "./drafts.testing.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  house.clock.now = NOON;
  ana = await house.owner();
});
afterAll(() => house.close());

test("a proposal is answered with a placeholder and then written from what is known, each quote in its source", async () => {
  const lead = await makeLead(ana);
  const asked = await ana.post(`/leads/${lead.id}/proposal`, {});
  expect(asked).toMatchObject({ status: 202, data: { state: "generating", type: "proposal" } });

  const draft = await untilState(ana, asked.data.id, "draft");
  expect(draft).toMatchObject({ provider: "rules", title: "New roof for the barn", leadId: lead.id, url: null });
  const told = draft.content.sections.find(({ citations }: { citations: unknown[] }) => citations.length > 0);
  expect(told.body).toContain("Please use slate.");
  expect(told.citations[0]).toMatchObject({
    kind: "lead",
    recordId: lead.id,
    quote: "The roof leaks above the stairs.",
  });
  const { data: log } = await ana.get(`/ai/actions?draftId=${draft.id}`);
  expect(log).toMatchObject([{ action: "generation", task: "draft-document", provider: "rules", leadId: lead.id }]);
});

test("answers to discovery questions are told in a proposal, and open ones asked in a follow-up", async () => {
  const lead = await makeLead(ana);
  const ask = async (text: string) => (await ana.post(`/leads/${lead.id}/questions`, { text })).data.id;
  const answered = await ask("Which slate would you like?");
  await ask("Who has the key?");
  await ana.post(`/leads/${lead.id}/questions/${answered}/answer`, { answer: "Welsh, dark grey." });

  const { content } = await written(ana, `/leads/${lead.id}/proposal`);
  const citations = content.sections.flatMap((section: { citations: unknown[] }) => section.citations);
  expect(citations).toContainEqual(
    expect.objectContaining({ kind: "answer", recordId: answered, quote: "Welsh, dark grey." }),
  );
  const followUp = await written(ana, `/leads/${lead.id}/followups/draft`, { channel: "email", objective: "clarify" });
  expect(followUp.content.sections[0].body).toContain("– Who has the key?");
});

test("a draft says nothing that who asked for it may not read", async () => {
  const hidden = { fields: { description: { visible: false, editable: false } } };
  const unheard = { fields: { body: { visible: false, editable: false } } };
  const changes = { objects: { lead: hidden, activity: unheard } };
  const { data: role } = await ana.post("/roles", { name: "Without descriptions", parent: "sales", changes });
  const sam = await house.colleague(ana, "sales", { customRoleId: role.id });
  const lead = await makeLead(ana, { ownerId: sam.memberId });
  await ana.post("/activities", { type: "note", leadId: lead.id, body: "They told me about a rich uncle." });
  const [his, hers] = [await written(sam, `/leads/${lead.id}/scope`), await written(ana, `/leads/${lead.id}/scope`)];
  expect(JSON.stringify(hers.content)).toMatch(/leaks above the stairs[\s\S]*rich uncle/);
  expect(JSON.stringify(his.content)).not.toMatch(/leaks above the stairs|rich uncle/);
});

test("a sixth draft of a type in a day is refused, another type and tomorrow's are not", async () => {
  const lead = await makeLead(ana);
  for (let n = 0; n < 5; n += 1) expect((await ana.post(`/leads/${lead.id}/scope`, {})).status).toBe(202);
  const sixth = await ana.post(`/leads/${lead.id}/scope`, {});
  expect(sixth).toMatchObject({ status: 422, body: { reason: "too_many_drafts", limit: 5 } });
  expect((await ana.post(`/leads/${lead.id}/estimate`, {})).status).toBe(202);
  house.clock.now = new Date(NOON.getTime() + 86_400_000);
  expect((await ana.post(`/leads/${lead.id}/scope`, {})).status).toBe(202);
  house.clock.now = NOON;
});

test("what an estimate costs comes from its lines alone, and each edit is a version that the journal keeps", async () => {
  const lead = await makeLead(ana);
  const draft = await written(ana, `/leads/${lead.id}/estimate`);
  expect(draft).toMatchObject({ total: "0.00", content: { lines: [{ unitPrice: null, description: "roofing" }] } });
  const unpriced = await ana.post(`/drafts/${draft.id}/approve`);
  expect(unpriced).toMatchObject({ status: 422, body: { errors: [{ pointer: "/content/lines/0/unitPrice" }] } });

  const lines = [line({ quantity: "2.5", unitPrice: "0.10", taxRate: "8.25" }), line({ id: "b", unitPrice: "19.99" })];
  const content = { ...draft.content, lines };
  const edited = await ana.patch(`/drafts/${draft.id}`, { content, version: draft.version });
  expect(edited.data).toMatchObject({ subtotal: "20.24", tax: "0.02", total: "20.26" });
  expect((await ana.patch(`/drafts/${draft.id}`, { content, total: "1.00" })).status).toBe(422);

  const { data: versions } = await ana.get(`/drafts/${draft.id}/history?field=content`);
  expect(versions.map(({ value }: { value: { lines: unknown[] } }) => value.lines.length)).toEqual([2, 1, 0]);
  await ana.post(`/operations/${edited.body.operation.id}/undo`);
  expect((await ana.get(`/drafts/${draft.id}`)).data).toMatchObject({ total: "0.00", content: draft.content });
});

test("an approval is of exactly what was seen, and an edit voids it; nothing unapproved is sent", async () => {
  const lead = await makeLead(ana);
  const draft = await written(ana, `/leads/${lead.id}/scope`);
  expect((await ana.post(`/drafts/${draft.id}/send`)).body).toMatchObject({ status: 422, reason: "not_approved" });
  const edited = await ana.patch(`/drafts/${draft.id}`, { title: "Barn" });
  expect((await ana.post(`/drafts/${draft.id}/approve`, { contentHash: draft.contentHash })).status).toBe(409);
  const approved = await ana.post(`/drafts/${draft.id}/approve`, { contentHash: edited.data.contentHash });
  expect(approved.data).toMatchObject({ state: "approved", approvedById: ana.memberId });

  const { data: log } = await ana.get(`/ai/actions?draftId=${draft.id}`);
  expect(log.map(({ action }: { action: string }) => action)).toEqual(["approve", "edit", "generation"]);

  const again = await ana.patch(`/drafts/${draft.id}`, { title: "Barn roof" });
  expect(again.data).toMatchObject({ state: "draft", approvedById: null });
  expect((await ana.post(`/drafts/${draft.id}/send`)).status).toBe(422);
  for (const sql of [
    "update drafts set state = 'sent' where id = $1",
    "update drafts set state = 'approved' where id = $1",
    "update drafts set state = 'approved', approved_by_id = id, approved_hash = 'x' where id = $1",
  ]) {
    await expect(asTheApp(house, ana.orgId, sql, [draft.id])).rejects.toMatchObject({ code: "MS001" });
  }
});

test("only a person with the right approves, and only who may send sends", async () => {
  const lead = await makeLead(ana);
  const draft = await written(ana, `/leads/${lead.id}/scope`);
  const tech = await house.colleague(ana, "technician");
  expect((await tech.get(`/drafts/${draft.id}`)).data).toMatchObject({ state: "draft", url: null });
  expect((await tech.post(`/leads/${lead.id}/scope`, {})).status).toBe(403);
  expect((await tech.post(`/drafts/${draft.id}/approve`)).status).toBe(403);
  await ana.post(`/drafts/${draft.id}/approve`);
  expect((await tech.post(`/drafts/${draft.id}/send`)).status).toBe(403);
  const rejected = await ana.post(`/drafts/${draft.id}/reject`, { reason: "Too vague" });
  expect(rejected.data).toMatchObject({ state: "rejected", rejectionReason: "Too vague" });
  expect((await ana.post(`/drafts/${draft.id}/revise`)).data).toMatchObject({ state: "draft", revisesId: draft.id });
});

test("a newer draft takes the place of one not yet sent, and a newer one sent that of the one before", async () => {
  const lead = await makeLead(ana);
  const first = await written(ana, `/leads/${lead.id}/estimate`);
  const second = await sentEstimate(ana, lead.id);
  expect((await ana.get(`/drafts/${first.id}`)).data.state).toBe("superseded");
  const third = await sentEstimate(ana, lead.id);
  expect((await ana.get(`/drafts/${second.id}`)).data.state).toBe("superseded");
  expect(third.state).toBe("sent");
  // Prices of the organization's own last estimate for such work are known by now.
  const other = await makeLead(ana);
  const next = await written(ana, `/leads/${other.id}/proposal`);
  expect(next.content.lines).toMatchObject([{ unitPrice: "33.335", quantity: "3" }, { unitPrice: "250.00" }]);
});

test("a follow-up waits as a message for its approval, and goes where its message goes", async () => {
  const lead = await makeLead(ana);
  const draft = await written(ana, `/leads/${lead.id}/followups/draft`, { channel: "sms", objective: "schedule" });
  expect(draft).toMatchObject({ type: "followup_sms", total: null });
  const { data: message } = await ana.get(`/messages/${draft.messageId}`);
  expect(message).toMatchObject({ state: "draft", writtenBy: "ai", channel: "sms", to: lead.contact.phone });
  expect((await ana.post(`/drafts/${draft.id}/send`)).status).toBe(422);

  await ana.post(`/messages/${draft.messageId}/approve`, {});
  await untilState(ana, draft.id, "approved");
  expect((await ana.post(`/drafts/${draft.id}/send`)).data.state).toBe("sending");
  const sent = await untilState(ana, draft.id, "sent");
  expect(sent.sentAt).not.toBeNull();
});

test("a follow-up to who cannot be reached that way is refused at once", async () => {
  const lead = (await ana.post("/leads", { title: "No phone", email: "nophone@example.com" })).data;
  const asked = await ana.post(`/leads/${lead.id}/followups/draft`, { channel: "sms", objective: "nudge" });
  expect(asked).toMatchObject({ status: 422, body: { errors: [{ pointer: "/to" }] } });
});

test("drafts that are switched off are refused, saying who can switch them on", async () => {
  const lead = await makeLead(ana);
  await ana.patch("/ai/settings", { featuresOff: ["drafts"] });
  const asked = await ana.post(`/leads/${lead.id}/scope`, {});
  expect(asked).toMatchObject({ status: 403, body: { detail: expect.stringContaining("Settings, AI") } });
  await ana.patch("/ai/settings", { featuresOff: [] });
  expect((await ana.post(`/leads/${lead.id}/scope`, {})).status).toBe(202);
});

test("a draft that could not be written is written when it is tried again", async () => {
  const lead = await makeLead(ana);
  const other = await written(ana, `/leads/${lead.id}/scope`);
  const id = crypto.randomUUID();
  const copy = "jsonb_build_object('id', $2::uuid, 'state', 'generating', 'message_id', null)";
  const planted = `insert into drafts select (jsonb_populate_record(d, ${copy})).* from drafts d where id = $1`;
  await asTheApp(house, ana.orgId, planted, [other.id, id]);
  await asTheApp(house, ana.orgId, "update drafts set state = 'failed', failure = 'Unreachable' where id = $1", [id]);
  expect((await ana.post(`/drafts/${id}/retry`)).status).toBe(202);
  expect(await untilState(ana, id, "draft")).toMatchObject({ failure: null, provider: "rules" });
});
