import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../testing/house.ts";
import type { Person } from "../testing/person.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner({ country: "US" });
});
afterAll(() => house.close());

const pointers = (reply: { body: { errors?: { pointer: string }[] } }) => reply.body.errors?.map((one) => one.pointer);

test.each([
  ["companies", { name: "Acme" }, { industry: "Roofing" }],
  ["contacts", { firstName: "Ada" }, { lastName: "Byron" }],
  ["leads", { title: "Leak", email: "leak@example.com" }, { notes: "Under the sink" }],
  ["deals", { name: "Boiler" }, { nextStep: "Call" }],
])("%s can be created, read, changed, deleted, restored", async (plural, body, patch) => {
  const made = await ana.post(`/${plural}`, body);
  expect(made).toMatchObject({ status: 201, data: { ...body, version: 1 } });
  const path = `/${plural}/${made.data.id}`;
  expect((await ana.patch(path, patch)).data).toMatchObject({ ...patch, version: 2 });
  expect((await ana.get(path)).data).toMatchObject({ ...body, ...patch, can: { edit: true, delete: true } });
  expect((await ana.delete(path)).status).toBe(200);
  expect((await ana.get(path)).status).toBe(404);
  expect((await ana.get(`/${plural}?filter=id:${made.data.id}`)).data).toEqual([]);
  expect((await ana.get(`/${plural}?deleted=true`)).data.map((one: { id: string }) => one.id)).toContain(made.data.id);
  expect((await ana.post(`${path}/restore`)).body.operation).not.toBeNull();
  expect((await ana.get(path)).status).toBe(200);
});

test("an activity hangs on a record and belongs to its parents' timelines", async () => {
  const company = (await ana.post("/companies", { name: "Parent" })).data;
  const contact = (await ana.post("/contacts", { firstName: "Pat", companyId: company.id })).data;
  const deal = (await ana.post("/deals", { name: "Pipe", contactId: contact.id })).data;
  const note = await ana.post("/activities", { type: "note", body: "Called", dealId: deal.id });
  expect(note.data).toMatchObject({ contactId: contact.id, companyId: company.id, memberId: ana.memberId });
  expect(pointers(await ana.post("/activities", { type: "note" }))).toEqual(["/contactId"]);
  const { timeline } = (await ana.get(`/contacts/${contact.id}`)).data;
  expect(timeline.some((entry: { id: string }) => entry.id === note.data.id)).toBe(true);
});

describe("what does not fit is refused by name", () => {
  test.each([
    ["/companies", {}, "/name"],
    ["/companies", { name: "A", nmae: "B" }, "/nmae"],
    ["/companies", { name: "A", version: 3 }, "/version"],
    ["/companies", { name: "A", employeeCount: -1 }, "/employeeCount"],
    ["/companies", { name: "A", website: "javascript:alert(1)" }, "/website"],
    ["/companies", { name: "A", type: "alien" }, "/type"],
    ["/contacts", {}, "/firstName"],
    ["/contacts", { firstName: "A", emails: [{ email: "nope" }] }, "/emails/0/email"],
    ["/contacts", { firstName: "A", phones: [{ number: "12" }] }, "/phones/0/number"],
    ["/contacts", { firstName: "A", companyId: "018f0000-0000-7000-8000-000000000000" }, "/companyId"],
    ["/contacts", { firstName: "A", fullName: "B" }, "/fullName"],
    ["/deals", { name: "A", amount: "much" }, "/amount"],
    ["/deals", { name: "A", amount: -1 }, "/amount"],
    ["/deals", { name: "A", currency: "XYZW" }, "/currency"],
    ["/deals", { name: "A", closeDate: "2026-02-30" }, "/closeDate"],
    ["/deals", { name: "A", stageId: "018f0000-0000-7000-8000-000000000000" }, "/stageId"],
    ["/leads", { title: "A" }, "/email"],
    ["/leads", { title: "A", email: 5 }, "/email"],
    ["/leads", { title: "A", email: "a@example.com", status: "converted" }, "/status"],
    ["/leads", { contact: { email: "no" } }, "/contact/email"],
  ])("POST %s %j names %s", async (path, body, pointer) => {
    const reply = await ana.post(path, body);
    expect(reply).toMatchObject({ status: 422, body: { type: "/problems/invalid" } });
    expect(pointers(reply)).toContain(pointer);
  });

  test("what is not JSON is a bad request", async () => {
    expect((await ana.post("/companies", '{"name":')).status).toBe(400);
    expect((await ana.post("/companies", "[1]")).status).toBe(422);
  });

  test("null characters and ids that are none break nothing", async () => {
    expect((await ana.post("/companies", { name: "a\u0000b" })).status).toBe(422);
    expect((await ana.get("/companies/nobody")).status).toBe(404);
  });
});

test("emptying a field that always has a value gives its default, or is refused", async () => {
  const { id } = (await ana.post("/contacts", { firstName: "Eve", tags: ["a"], emails: null })).data;
  const emptied = await ana.patch(`/contacts/${id}`, { tags: null, lifecycleStage: null });
  expect(emptied.data).toMatchObject({ tags: [], lifecycleStage: "prospect", emails: [] });
  const deal = (await ana.post("/deals", { name: "D" })).data;
  expect(pointers(await ana.patch(`/deals/${deal.id}`, { pipelineId: null }))).toEqual(["/pipelineId"]);
});

test("e-mails and phones are normalised, and phones kept as typed", async () => {
  const { data } = await ana.post("/contacts", {
    firstName: "Nora",
    emails: [{ email: " Nora@Example.COM " }, { email: "nora@example.com" }],
    phones: [{ number: "(312) 555-0142", primary: true }],
  });
  expect(data.emails).toEqual([{ email: "nora@example.com", type: "other", primary: true }]);
  expect(data.phones).toEqual([{ number: "+13125550142", raw: "(312) 555-0142", type: "other", primary: true }]);
});

test("a writer who saw an older version is told both sides' values", async () => {
  const { id } = (await ana.post("/companies", { name: "Old" })).data;
  await ana.patch(`/companies/${id}`, { name: "Theirs" });
  const late = await ana.patch(`/companies/${id}`, { name: "Mine" }, { "if-match": '"1"' });
  expect(late).toMatchObject({
    status: 409,
    body: { current: { name: "Theirs", version: 2 }, fields: { name: { yours: "Mine", theirs: "Theirs" } } },
  });
  expect((await ana.patch(`/companies/${id}`, { name: "Mine", version: 1 })).status).toBe(409);
  expect((await ana.delete(`/companies/${id}`, { "if-match": '"1"' })).status).toBe(409);
  expect((await ana.patch(`/companies/${id}`, { name: "Mine" }, { "if-match": "x" })).status).toBe(400);
  const current = await ana.get(`/companies/${id}`);
  expect(
    (await ana.patch(`/companies/${id}`, { name: "Mine" }, { "if-match": current.headers.get("etag") ?? "" })).status,
  ).toBe(200);
});

test("a patch that changes nothing is no operation", async () => {
  const { id } = (await ana.post("/companies", { name: "Same" })).data;
  const again = await ana.patch(`/companies/${id}`, { name: " Same " });
  expect(again).toMatchObject({ status: 200, data: { version: 1 }, body: { operation: null } });
});
