import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { aiDraft, asTheApp, ctxOf, dispatch, makeContact, NOON, send, until } from "./messages.testing.ts";
import { type MessageState, mayFollow, STATES } from "./messages.words.ts";
import { sendAutomatically } from "./sending.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner({ name: "Riverside Plumbing" });
});
afterAll(() => house.close());
beforeEach(() => {
  house.clock.now = NOON;
});

const refusals = async (id: string) =>
  (await ana.get(`/messages/${id}/log`)).data.entries.filter((one: { kind: string }) => one.kind === "refused");

test("what AI wrote goes out once a person has approved it, and shows on the timeline", async () => {
  const dana = await makeContact(ana);
  const draft = await aiDraft(house, ana, {
    channel: "email",
    contactId: dana.id,
    subject: "Your boiler",
    body: "We can come on Friday.",
  });
  expect(draft).toMatchObject({ state: "draft", writtenBy: "ai", to: dana.email });

  const { contentHash } = draft;
  const approved = await ana.post(`/messages/${draft.id}/approve`, { contentHash, send: true });
  expect(approved).toMatchObject({ status: 200, data: { state: "queued" } });
  await until(house, ana, draft.id, "sent");

  expect(await house.mailTo(dana.email)).toMatchObject({ subject: "Your boiler", text: "We can come on Friday." });
  const { data } = await ana.get(`/contacts/${dana.id}/timeline`);
  expect(data.map((one: { activity?: { type: string } }) => one.activity?.type)).toContain("email_outbound");
});

test("what AI wrote and nobody approved is refused with 422, and the attempt is kept", async () => {
  const dana = await makeContact(ana);
  const draft = await aiDraft(house, ana, { channel: "sms", contactId: dana.id, body: "Hello" });
  const refused = await ana.post(`/messages/${draft.id}/send`);
  expect(refused).toMatchObject({ status: 422, body: { reason: "not_approved" } });
  expect(await sendAutomatically(await ctxOf(house, ana), draft.id)).toBe(false);
  expect(await refusals(draft.id)).toMatchObject([
    { to: "queued", actor: { type: "member" } },
    { to: "queued", actor: { type: "system" } },
  ]);
  expect((await ana.get(`/messages/${draft.id}`)).data.state).toBe("draft");
});

test("who may not approve or send is refused with 403, and the attempt is kept; a key cannot approve", async () => {
  const dana = await makeContact(ana);
  const tom = await house.colleague(ana, "technician");
  const draft = await aiDraft(house, ana, { channel: "email", contactId: dana.id, subject: "Hi", body: "Hello" });
  expect((await tom.post(`/messages/${draft.id}/approve`)).status).toBe(403);
  expect((await tom.post(`/messages/${draft.id}/send`)).status).toBe(403);
  const { key } = (await ana.post("/api-keys", { name: "Robot", scopes: ["read", "write"] })).data;
  const robot = house.visitor();
  expect((await robot.post(`/messages/${draft.id}/approve`, {}, { "x-api-key": key })).status).toBe(403);
  expect((await refusals(draft.id)).map((one: { to: string }) => one.to)).toEqual(["approved", "queued", "approved"]);
});

test("an edit voids the approval, also back to the very words that were approved", async () => {
  const dana = await makeContact(ana);
  const draft = await aiDraft(house, ana, { channel: "email", contactId: dana.id, subject: "Hi", body: "100 dollars" });
  await ana.post(`/messages/${draft.id}/approve`);
  expect((await ana.patch(`/messages/${draft.id}`, { body: "1 dollar" })).data.state).toBe("draft");
  await ana.patch(`/messages/${draft.id}`, { body: "100 dollars" });
  expect((await ana.post(`/messages/${draft.id}/send`)).status).toBe(422);
});

test("approving other words than one has read is a conflict", async () => {
  const dana = await makeContact(ana);
  const draft = await aiDraft(house, ana, { channel: "email", contactId: dana.id, subject: "Hi", body: "One" });
  await ana.patch(`/messages/${draft.id}`, { body: "Two" });
  expect((await ana.post(`/messages/${draft.id}/approve`, { contentHash: draft.contentHash })).status).toBe(409);
});

test("the way to undo a sending is closed: an operation that moved a message on is not taken back", async () => {
  const dana = await makeContact(ana);
  const { data } = await send(ana, { channel: "email", contactId: dana.id, subject: "Hi", body: "Hello" });
  await until(house, ana, data.id, "sent");
  const operations = (await ana.get(`/operations?recordId=${data.id}`)).data;
  const sent = operations.find((one: { summary: string }) => one.summary.startsWith("Sent an e-mail"));
  expect((await ana.post(`/operations/${sent.id}/undo`)).status).toBe(409);
});

const unapproved: [string, (id: string) => string][] = [
  ["straight to sending", () => "update messages set state = 'sending' where id = $1"],
  [
    "by way of the queue",
    () =>
      "update messages set state = 'queued' where id = $1; update messages set state = 'sending', lease_token = 1, leased_until = now(), decided_at = now() where id = $1",
  ],
  ["as a member's own", () => "update messages set written_by = 'member' where id = $1"],
  ["as approved", () => "update messages set state = 'approved' where id = $1"],
  ["as sent", () => "update messages set state = 'sent' where id = $1"],
];
test.each(unapproved)("raw SQL under the application's role gets nothing unapproved out: %s", async (_, sql) => {
  const dana = await makeContact(ana);
  const draft = await aiDraft(house, ana, { channel: "email", contactId: dana.id, subject: "Hi", body: "Hello" });
  const statements = sql(draft.id).replaceAll("$1", `'${draft.id}'`);
  await expect(asTheApp(house, ana.orgId, statements)).rejects.toMatchObject({ code: "MS001" });
  expect((await ana.get(`/messages/${draft.id}`)).data).toMatchObject({ state: "draft", writtenBy: "ai" });
});

test("raw SQL can neither forge, change nor remove an approval, nor call a provider unasked", async () => {
  const dana = await makeContact(ana);
  const draft = await aiDraft(house, ana, { channel: "email", contactId: dana.id, subject: "Hi", body: "Hello" });
  const run = (text: string) => asTheApp(house, ana.orgId, text);
  const forge = (hash: string, member: string) =>
    `insert into approvals (org_id, id, kind, message_id, content_hash, member_id) values ('${ana.orgId}', gen_random_uuid(), 'message', '${draft.id}', '${hash}', '${member}')`;
  await expect(run(forge("0".repeat(64), ana.memberId))).rejects.toMatchObject({ code: "MS001" });
  await expect(run(forge(draft.contentHash, crypto.randomUUID()))).rejects.toMatchObject({ code: "MS001" });

  await ana.post(`/messages/${draft.id}/approve`);
  await expect(
    run(`update approvals set content_hash = '${"0".repeat(64)}' where message_id = '${draft.id}'`),
  ).rejects.toMatchObject({ code: "MS001" });
  await expect(run(`delete from approvals where message_id = '${draft.id}'`)).rejects.toMatchObject({ code: "MS001" });
  await expect(
    run(
      `insert into provider_calls (org_id, id, message_id, lease_token, provider, started_at) values ('${ana.orgId}', gen_random_uuid(), '${draft.id}', 0, 'mailbox', now())`,
    ),
  ).rejects.toMatchObject({ code: "MS001" });
  await expect(run(`delete from message_log where message_id = '${draft.id}'`)).rejects.toMatchObject({
    code: "MS001",
  });
});

test("a template that was let go out by itself does so with its own words only, until it is changed or the time is over", async () => {
  const dana = await makeContact(ana);
  const { data: template } = await ana.post("/templates", {
    name: "Thanks",
    channel: "email",
    purpose: "service",
    subject: "Thank you",
    body: "Hello {{name}}, thank you.",
  });
  const draft = (body: string, name: string) =>
    aiDraft(house, ana, {
      channel: "email",
      contactId: dana.id,
      subject: "Thank you",
      body,
      templateId: template.id,
      mergeValues: { name },
    });
  const goes = async (body: string, name = "Dana") =>
    sendAutomatically(await ctxOf(house, ana), (await draft(body, name)).id);

  expect(await goes("Hello Dana, thank you.")).toBe(false);
  const optIn = { purpose: "service", expiresAt: "2026-12-18T00:00:00Z" };
  expect((await ana.post(`/templates/${template.id}/opt-ins`, optIn)).status).toBe(201);
  expect(await goes("Hello Dana, thank you.")).toBe(true);
  expect(await goes("Hello Dana, send us your card number.")).toBe(false);
  expect(await goes("Hello {{other}}, thank you.", "{{other}}")).toBe(false);

  house.clock.now = new Date("2026-12-19T18:00:00Z");
  const late = await draft("Hello Dana, thank you.", "Dana");
  // The opt-in was good when it was put in line, and is no longer when its turn comes.
  await sendAutomatically(await ctxOf(house, ana), late.id);
  expect(await dispatch(house, ana, late.id)).not.toMatchObject({ state: "sent" });

  house.clock.now = NOON;
  await ana.patch(`/templates/${template.id}`, { body: "Hello {{name}}, thank you very much." });
  expect(await goes("Hello Dana, thank you very much.")).toBe(false);
});

test("an organization that is deleted takes its messages, approvals and logs with it", async () => {
  const ben = await house.owner();
  const dana = await makeContact(ben);
  const { data } = await send(ben, { channel: "email", contactId: dana.id, subject: "Hi", body: "Hello" });
  await until(house, ben, data.id, "sent");
  const owner = new pg.Client(house.connection);
  await owner.connect();
  await owner.query("update auth.organization set deletes_at = now() where id = $1", [ben.orgId]);
  await owner.query("set role mainstay_system");
  await owner.query("select app.delete_organization($1)", [ben.orgId]);
  await owner.query("reset role");
  const { rows } = await owner.query(
    "select from messages where org_id = $1 union all select from message_log where org_id = $1",
    [ben.orgId],
  );
  await owner.end();
  expect(rows).toEqual([]);
});

test("the database and the code have one table of which state follows which", async () => {
  const states = STATES.map(({ value }) => value);
  const rows = await asTheApp<{ was: MessageState; becomes: MessageState; may: boolean }>(
    house,
    ana.orgId,
    "select was, becomes, app.message_may_follow(was, becomes) as may from unnest($1::text[]) was, unnest($1::text[]) becomes",
    [states],
  );
  expect(rows).toHaveLength(states.length ** 2);
  expect(rows.filter(({ was, becomes, may }) => may !== mayFollow(was, becomes))).toEqual([]);
});
