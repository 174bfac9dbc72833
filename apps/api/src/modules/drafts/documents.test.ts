import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { asTheApp, NOON } from "../messages/messages.testing.ts";
import { makeLead, pageOf, sentEstimate, untilState, written } from "./drafts.testing.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  house.clock.now = NOON;
  ana = await house.owner();
});
afterAll(() => house.close());

const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? "";

test("a customer reads an estimate, tries an option, asks, and accepts with their name; the deal moves on", async () => {
  const lead = await makeLead(ana);
  const { data: converted } = await ana.post(`/leads/${lead.id}/convert`, { deal: { name: "Barn" } });
  const draft = await sentEstimate(ana, lead.id);
  const page = await pageOf(house, `/p/${draft.key}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('<meta name="referrer" content="no-referrer">');
  expect(page.text).toContain("$108.26");
  const tried = await pageOf(house, `/p/${draft.key}?trying=1&option=b`);
  expect(tried.text).toContain("$358.26");

  await pageOf(house, `/p/${draft.key}/question`, { question: "Is the old roof taken away?", name: "Dana" });
  const unsigned = await pageOf(house, `/p/${draft.key}/accept`, { name: "", contentHash: draft.contentHash });
  expect(unsigned).toMatchObject({ status: 422, text: expect.stringContaining("Type your full name to sign.") });
  const form = { name: "Dana Fox", agrees: "true", chosen: "b", contentHash: hidden(tried.text, "contentHash") };
  const accepted = await pageOf(house, `/p/${draft.key}/accept`, form);
  expect([accepted.status, accepted.headers.get("location")]).toEqual([303, `/p/${draft.key}?done=accept`]);
  expect((await pageOf(house, `/p/${draft.key}`)).text).toContain("Accepted by Dana Fox");

  const kept = (await ana.get(`/drafts/${draft.id}`)).data;
  expect(kept).toMatchObject({
    state: "accepted",
    total: "358.26",
    questions: 1,
    decision: { outcome: "accepted", name: "Dana Fox", chosen: ["b"], contentHash: draft.contentHash },
  });
  const { data: deal } = await ana.get(`/deals/${converted.deal.id}`);
  expect(deal).toMatchObject({ stage: { key: "scheduled" } });
  const { data: activities } = await ana.get(
    `/activities?filter=${encodeURIComponent(`deal:${deal.id} direction:inbound`)}`,
  );
  expect(activities).toMatchObject([
    { subject: "Accepted: New roof for the barn", outcome: "accepted_proposal", leadId: lead.id },
    { subject: "Question: New roof for the barn", followUpStatus: "pending" },
  ]);
  const events = await asTheApp<{ name: string }>(
    house,
    ana.orgId,
    "select name from outbox where record_id = $1 and name like 'draft.%' and name <> 'draft.updated' order by seq",
    [draft.id],
  );
  expect(events.map(({ name }) => name)).toEqual([
    "draft.created",
    "draft.written",
    "draft.sent",
    "draft.questioned",
    "draft.accepted",
  ]);
});

test("whoever owns the deal and whoever wrote the document hear what its reader says; nobody's is told to who runs things", async () => {
  const [ben, cem] = [await house.colleague(ana, "sales"), await house.colleague(ana, "sales")];
  const heard = async (who: Person, recordId: string) => {
    const { data } = await who.get("/notifications?limit=100");
    const own = data.filter((one: { recordId: string }) => one.recordId === recordId);
    return own.map(({ type, answer, actor }: { type: string; answer: string | null; actor: { name: string } }) =>
      type === "document" ? `${actor.name} ${answer}` : type,
    );
  };
  const lead = await makeLead(ana, { ownerId: ben.memberId });
  const { data: converted } = await ana.post(`/leads/${lead.id}/convert`, { deal: { name: "Barn" } });
  const { key, contentHash } = await sentEstimate(cem, lead.id);
  const visitor = house.visitor();
  await visitor.post(`/public/documents/${key}/question`, { question: "Is the old roof taken away?", name: "Dana" });
  await visitor.post(`/public/documents/${key}/accept`, { name: "Dana Fox", agrees: true, contentHash });
  const told = ["Dana Fox accepted", "Dana questioned"];
  await expect.poll(() => heard(ben, converted.deal.id)).toEqual(expect.arrayContaining(told));
  await expect.poll(() => heard(cem, converted.deal.id)).toEqual(told);
  // Where the answer took the deal is not told a second time.
  expect((await heard(ben, converted.deal.id)).filter((one: string) => one === "stage")).toHaveLength(1);
  expect(await heard(ana, converted.deal.id)).toEqual([]);

  const nobodys = await makeLead(ana);
  const { key: other } = await sentEstimate(cem, nobodys.id);
  await ana.patch(`/leads/${nobodys.id}`, { ownerId: null });
  await ana.delete(`/members/${cem.memberId}`);
  expect((await visitor.post(`/public/documents/${other}/decline`, { reason: "Too dear" })).status).toBe(200);
  await expect.poll(() => heard(ana, nobodys.id)).toContain("Customer declined");
});

test("what was sent and what was signed are kept as PDFs, for the customer and the member alike", async () => {
  const lead = await makeLead(ana);
  const draft = await sentEstimate(ana, lead.id);
  await expect
    .poll(async () => (await ana.get(`/drafts/${draft.id}`)).data.artifact, { timeout: 15_000 })
    .not.toBeNull();
  const visitor = house.visitor();
  const accept = { name: "Łukasz Ñandú", agrees: true, contentHash: draft.contentHash };
  expect((await visitor.post(`/public/documents/${draft.key}/accept`, accept)).status).toBe(200);
  const signed = () => ana.get(`/drafts/${draft.id}`).then(({ data }) => data.signedArtifact);
  await expect.poll(signed, { timeout: 15_000 }).not.toBeNull();
  for (const [path, cookie] of [
    [`/api/v1/public/documents/${draft.key}/file`, ""],
    [`/api/v1/drafts/${draft.id}/file`, ana.cookie],
  ]) {
    const response = await house.fetch(
      new Request(`http://mainstay.test${path}`, { headers: { cookie: cookie ?? "" } }),
    );
    expect(response.headers.get("content-type")).toBe("application/pdf");
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await response.arrayBuffer())));
    expect(text.join("\n")).toContain("Łukasz Ñandú");
    expect(text.join("\n")).toContain("$108.26");
  }
});

test("an answer is given once: a second yes changes nothing, a no after it is refused, and no SQL takes it back", async () => {
  const lead = await makeLead(ana);
  const draft = await sentEstimate(ana, lead.id);
  const visitor = house.visitor();
  const accept = { name: "Dana Fox", agrees: true, contentHash: draft.contentHash };
  expect((await visitor.post(`/public/documents/${draft.key}/accept`, accept)).data.state).toBe("accepted");
  const again = await visitor.post(`/public/documents/${draft.key}/accept`, { ...accept, name: "Somebody Else" });
  expect(again).toMatchObject({ status: 200, data: { state: "accepted" } });
  expect((await visitor.post(`/public/documents/${draft.key}/decline`, {})).status).toBe(409);
  expect((await ana.get(`/drafts/${draft.id}`)).data.decision.name).toBe("Dana Fox");
  expect((await ana.patch(`/drafts/${draft.id}`, { title: "Other" })).status).toBe(409);
  for (const sql of [
    "update drafts set decision = null where id = $1",
    "update drafts set state = 'sent' where id = $1",
    "update drafts set title = 'Other' where id = $1",
  ]) {
    await expect(asTheApp(house, ana.orgId, sql, [draft.id])).rejects.toMatchObject({ code: "MS001" });
  }
});

test("a yes to a document whose deal was deleted meanwhile is kept, and somebody is told", async () => {
  const lead = await makeLead(ana);
  const { data: converted } = await ana.post(`/leads/${lead.id}/convert`, { deal: { name: "Shed" } });
  const draft = await sentEstimate(ana, lead.id);
  await ana.delete(`/deals/${converted.deal.id}`);
  await ana.delete(`/leads/${lead.id}`);
  const visitor = house.visitor();
  const asked = await visitor.post(`/public/documents/${draft.key}/question`, { question: "May I pay by card?" });
  expect(asked.status).toBe(200);
  const accept = { name: "Dana Fox", agrees: true, contentHash: draft.contentHash };
  expect((await visitor.post(`/public/documents/${draft.key}/accept`, accept)).status).toBe(200);
  expect((await ana.get(`/drafts/${draft.id}`)).data).toMatchObject({
    state: "accepted",
    decision: { name: "Dana Fox" },
  });
  const { data: tasks } = await ana.get("/tasks?sort=title");
  expect(tasks).toMatchObject([
    { title: "Accepted: New roof for the barn", assigneeIds: [ana.memberId], priority: "high" },
    { title: "Question: New roof for the barn", assigneeIds: [ana.memberId] },
  ]);
  expect(tasks[0].description).toContain("was deleted");
  const { data: activities } = await ana.get(`/activities?filter=${encodeURIComponent(`contact:${lead.contact.id}`)}`);
  expect(activities.map(({ subject }: { subject: string }) => subject)).toContain("Accepted: New roof for the barn");
});

test("while a document is printed it is nobody's to wait for", async () => {
  const { storage } = house.house;
  const write = storage.write.bind(storage);
  const waited: string[] = [];
  vi.spyOn(storage, "write").mockImplementation(async (key, body) => {
    const id = key.name.split(".")[0] ?? "";
    await asTheApp(house, ana.orgId, "select from drafts where id = $1 for update nowait", [id]).catch(() =>
      waited.push(id),
    );
    return write(key, body);
  });
  const draft = await sentEstimate(ana, (await makeLead(ana)).id);
  await expect
    .poll(async () => (await ana.get(`/drafts/${draft.id}`)).data.artifact, { timeout: 15_000 })
    .not.toBeNull();
  vi.restoreAllMocks();
  expect(waited).toEqual([]);
});

test("what has run out, was replaced or changed cannot be accepted, and a wrong key finds nothing", async () => {
  const visitor = house.visitor();
  const accept = (draft: { key: string; contentHash: string }) =>
    visitor.post(`/public/documents/${draft.key}/accept`, {
      name: "Dana Fox",
      agrees: true,
      contentHash: draft.contentHash,
    });
  const replaced = await sentEstimate(ana, (await makeLead(ana)).id);
  await sentEstimate(ana, replaced.leadId);
  expect((await accept(replaced)).status).toBe(409);
  expect((await pageOf(house, `/p/${replaced.key}`)).text).toContain("There is a newer version");

  const draft = await sentEstimate(ana, (await makeLead(ana)).id);
  expect((await accept({ ...draft, contentHash: "0".repeat(64) })).status).toBe(409);
  expect((await accept({ ...draft, key: "x".repeat(32) })).status).toBe(404);
  expect((await pageOf(house, `/p/${"x".repeat(32)}`)).status).toBe(404);

  const old = await written(ana, `/leads/${(await makeLead(ana)).id}/scope`);
  await ana.patch(`/drafts/${old.id}`, { validUntil: "2026-11-01" });
  await ana.post(`/drafts/${old.id}/approve`);
  await ana.post(`/drafts/${old.id}/send`, { channel: "link" });
  const { data } = await ana.get(`/drafts/${old.id}`);
  expect((await accept({ key: data.url.split("/p/")[1], contentHash: data.contentHash })).body.detail).toContain(
    "run out",
  );
});

test("the message that leads to a document goes through dispatch: sent when it is, held back with the reason when not", async () => {
  const lead = await makeLead(ana);
  const draft = await written(ana, `/leads/${lead.id}/scope`);
  await ana.post(`/drafts/${draft.id}/approve`);
  const noLink = await ana.post(`/drafts/${draft.id}/send`, { channel: "email", body: "Look at it." });
  expect(noLink).toMatchObject({ status: 422, body: { errors: [{ pointer: "/body" }] } });
  expect((await ana.post(`/drafts/${draft.id}/send`, { channel: "email" })).data.state).toBe("sending");
  const sent = await untilState(ana, draft.id, "sent");
  const mail = await house.mailTo(lead.contact.email);
  expect(mail?.text).toContain(sent.url);

  const other = await makeLead(ana);
  const second = await written(ana, `/leads/${other.id}/scope`);
  await ana.post(`/drafts/${second.id}/approve`);
  await ana.post("/suppressions", { address: other.contact.email, channels: ["email"] });
  await ana.post(`/drafts/${second.id}/send`, { channel: "email" });
  const held = await untilState(ana, second.id, "approved");
  expect(held.sendingProblem).toBe("This address must not be contacted.");
});

test("a document takes so many answers a minute and no more", async () => {
  const strict = await openTestHouse({ PUBLIC_RATE_LIMIT_PER_MINUTE: "4" });
  try {
    const bea = await strict.owner();
    const draft = await sentEstimate(bea, (await makeLead(bea)).id);
    const ask = () => strict.visitor().post(`/public/documents/${draft.key}/question`, { question: "Still there?" });
    const statuses = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await ask()).status);
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
  } finally {
    await strict.close();
  }
});
