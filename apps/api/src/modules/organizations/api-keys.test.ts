import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

async function makeKey(person: Person, input: Record<string, unknown>) {
  const answer = await person.post("/api-keys", { name: "Program", ...input });
  expect(answer.status).toBe(201);
  return { id: String(answer.data.id), key: String(answer.data.key) };
}

const identityOf = (key: string) => house.house.auth.identify(new Headers({ authorization: `Bearer ${key}` }));

test("a key acts for its member in its organization, by either header, and is kept as a hash only", async () => {
  const owner = await house.owner();
  const { key } = await makeKey(owner, { scopes: ["write"] });

  expect(key).toMatch(/^msk_[\w-]{43}$/);
  expect(await identityOf(key)).toMatchObject({
    via: "apiKey",
    org: { id: owner.orgId },
    member: { id: owner.memberId },
  });
  expect(await house.house.auth.identify(new Headers({ "x-api-key": key }))).toMatchObject({ via: "apiKey" });
  const stored = await house.house.database.system.execute("select * from auth.api_key");
  expect(JSON.stringify(stored.rows)).not.toContain(key);
  expect(JSON.stringify((await owner.get("/api-keys")).data)).not.toContain(key);
});

test("scopes cut the member's role down, and never add to it", async () => {
  const owner = await house.owner();
  const guest = await house.colleague(owner, "guest");
  const roleWith = async (person: Person, scopes: string[]) =>
    (await identityOf((await makeKey(person, { scopes })).key))?.role;

  expect(await roleWith(owner, ["read"])).toMatchObject({
    objects: { default: { read: "all", create: false, edit: "none" } },
    capabilities: [],
  });
  expect(await roleWith(owner, ["leads:write", "deals:read"])).toMatchObject({
    objects: {
      default: { read: "none", create: false },
      lead: { read: "all", create: true },
      deal: { read: "all", create: false },
    },
  });
  expect((await roleWith(owner, ["write", "admin"]))?.capabilities).toContain("members");
  expect(await roleWith(guest, ["write", "admin"])).toMatchObject({
    objects: { default: { read: "shared", create: false } },
    capabilities: [],
  });
  expect((await owner.post("/api-keys", { name: "Odd", scopes: ["everything"] })).status).toBe(422);
});

test("a deleted key, one past its end, and one nobody made are refused", async () => {
  const owner = await house.owner();
  const deleted = await makeKey(owner, { scopes: ["read"] });
  const expiring = await makeKey(owner, {
    scopes: ["read"],
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
  });
  expect(await identityOf(deleted.key)).not.toBeNull();
  expect(await identityOf(expiring.key)).not.toBeNull();

  expect((await owner.delete(`/api-keys/${deleted.id}`)).status).toBe(204);
  house.clock.now = new Date(Date.now() + 61_000);

  expect(await identityOf(deleted.key)).toBeNull();
  expect(await identityOf(expiring.key)).toBeNull();
  expect(await identityOf("msk_never")).toBeNull();
  house.clock.now = undefined;
});

test("a key that asks too often waits, and says how long", async () => {
  const owner = await house.owner();
  const { key } = await makeKey(owner, { scopes: ["read"], requestsPerHour: 3 });
  for (let request = 0; request < 3; request++) await identityOf(key);

  const answer = await house.visitor().get("/members", { authorization: `Bearer ${key}` });

  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(3_000);
});

test("a key can neither make keys nor touch its member's account; members see their own keys alone", async () => {
  const owner = await house.owner();
  const sales = await house.colleague(owner, "sales");
  const { key, id } = await makeKey(owner, { scopes: ["read", "write", "admin"] });
  const program = { "x-api-key": key };

  expect((await house.visitor().post("/api-keys", { name: "Child", scopes: ["read"] }, program)).status).toBe(403);
  expect((await house.visitor().patch("/me", { name: "Robot" }, program)).status).toBe(403);
  expect((await sales.get("/api-keys")).data).toEqual([]);
  expect((await sales.delete(`/api-keys/${id}`)).status).toBe(404);
});

test("a key for one object sees no other, on whatever path", async () => {
  const owner = await house.owner();
  const company = (await owner.post("/companies", { name: "Zanzibar Plumbing" })).data;
  const contact = (await owner.post("/contacts", { firstName: "Zanzi", lastName: "Bar", companyId: company.id })).data;
  const program = { "x-api-key": (await makeKey(owner, { scopes: ["contacts:read"] })).key };
  const visitor = house.visitor();

  expect((await visitor.get(`/contacts/${contact.id}`, program)).status).toBe(200);
  expect((await visitor.get(`/companies/${company.id}`, program)).status).toBeGreaterThanOrEqual(403);
  expect((await visitor.get("/companies", program)).data ?? []).toEqual([]);
  const hits = (await visitor.get("/search?q=zanzi", program)).data.map((hit: { object: string }) => hit.object);
  expect(new Set(hits)).toEqual(new Set(["contact"]));
  expect((await visitor.get(`/companies/${company.id}/timeline`, program)).status).toBeGreaterThanOrEqual(403);
});

test("a key that may only read changes nothing, undo and shares included", async () => {
  const owner = await house.owner();
  const created = await owner.post("/companies", { name: "Before" });
  const { id } = created.data;
  const program = { "x-api-key": (await makeKey(owner, { scopes: ["read"] })).key };
  const visitor = house.visitor();
  const calls = {
    create: visitor.post("/companies", { name: "After" }, program),
    change: visitor.patch(`/companies/${id}`, { name: "After" }, program),
    delete: visitor.delete(`/companies/${id}`, program),
    undo: visitor.post(`/operations/${created.body.operation.id}/undo`, {}, program),
    invite: visitor.post("/api/auth/organization/invite-member", { email: "x@example.com", role: "admin" }, program),
    "a team": visitor.post("/teams", { name: "Ours" }, program),
    settings: visitor.patch("/organization", { name: "Ours" }, program),
    "my name": visitor.patch("/me", { name: "Robot" }, program),
  };
  for (const [what, call] of Object.entries(calls)) expect((await call).status, what).toBeGreaterThanOrEqual(400);
  expect((await owner.get(`/companies/${id}`)).data).toMatchObject({ name: "Before", version: 1 });
});

test("a key belongs to its organization, whatever else it asks for or its member belongs to", async () => {
  const owner = await house.owner();
  const elsewhere = await house.owner();
  const person = await house.colleague(owner, "sales");
  const program = { "x-api-key": (await makeKey(person, { scopes: ["read"] })).key };
  await person.join(elsewhere, "sales");

  const { data } = await house.visitor().get("/me", { ...program, "x-organization-id": elsewhere.orgId });
  expect(data.organization.id).toBe(owner.orgId);
  expect(data.organizations.map((one: { id: string }) => one.id)).toEqual([owner.orgId]);
});

test("a secret shown once is not kept for an Idempotency-Key", async () => {
  const owner = await house.owner();
  const make = () => owner.post("/api-keys", { name: "Once", scopes: ["read"] }, { "idempotency-key": "make-a-key" });
  const [first, second] = [await make(), await make()];

  expect(first.status).toBe(201);
  expect(second.headers.get("idempotency-replayed")).toBeNull();
  expect(second.data.key).not.toBe(first.data.key);
  const kept = await house.house.database.system.execute("select * from idempotency_keys");
  expect(JSON.stringify(kept.rows)).not.toContain("msk_");
});
