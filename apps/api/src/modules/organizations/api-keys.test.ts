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
