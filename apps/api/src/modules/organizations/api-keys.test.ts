import { afterAll, beforeAll, expect, test } from "vitest";
import {
  Browser,
  openTestHouse,
  startOrganizationsCluster,
  type TestCluster,
  type TestHouse,
} from "./organizations.testing.ts";
import { joinAs, openOrganization } from "./story.testing.ts";

let cluster: TestCluster;
let house: TestHouse;

beforeAll(async () => {
  cluster = await startOrganizationsCluster();
  house = await openTestHouse(cluster);
}, 60_000);
afterAll(async () => {
  await house?.close();
  await cluster?.stop();
});

async function makeKey(browser: Browser, input: Record<string, unknown>) {
  const answer = await browser.api("POST", "/api-keys", { name: "Program", ...input });
  expect(answer.status).toBe(201);
  return { id: String(answer.body.id), key: String(answer.body.key) };
}

const identityOf = (key: string) => house.auth.identify(new Headers({ authorization: `Bearer ${key}` }));

test("a key acts for its member in its organization, by either header, and is kept as a hash only", async () => {
  const owner = await openOrganization(house);
  const { key } = await makeKey(owner.browser, { scopes: ["write"] });

  expect(key).toMatch(/^msk_[\w-]{43}$/);
  expect(await identityOf(key)).toMatchObject({
    via: "apiKey",
    org: { id: owner.organizationId },
    member: { id: owner.memberId },
  });
  expect(await house.auth.identify(new Headers({ "x-api-key": key }))).toMatchObject({ via: "apiKey" });
  const stored = await house.database.system.execute("select * from auth.api_key");
  expect(JSON.stringify(stored.rows)).not.toContain(key);
  expect(JSON.stringify((await owner.browser.api("GET", "/api-keys")).body)).not.toContain(key);
});

test("scopes cut the member's role down, and never add to it", async () => {
  const owner = await openOrganization(house);
  const guest = await joinAs(house, owner.browser, "guest");
  const roleWith = async (browser: Browser, scopes: string[]) =>
    (await identityOf((await makeKey(browser, { scopes })).key))?.role;

  expect(await roleWith(owner.browser, ["read"])).toMatchObject({
    objects: { default: { read: "all", create: false, edit: "none" } },
    capabilities: [],
  });
  expect(await roleWith(owner.browser, ["leads:write", "deals:read"])).toMatchObject({
    objects: {
      default: { read: "none", create: false },
      lead: { read: "all", create: true },
      deal: { read: "all", create: false },
    },
  });
  expect((await roleWith(owner.browser, ["write", "admin"]))?.capabilities).toContain("members");
  expect(await roleWith(guest.browser, ["write", "admin"])).toMatchObject({
    objects: { default: { read: "shared", create: false } },
    capabilities: [],
  });
  expect((await owner.browser.api("POST", "/api-keys", { name: "Odd", scopes: ["everything"] })).status).toBe(422);
});

test("a deleted key, one past its end, and one nobody made are refused", async () => {
  const owner = await openOrganization(house);
  const deleted = await makeKey(owner.browser, { scopes: ["read"] });
  const expiring = await makeKey(owner.browser, {
    scopes: ["read"],
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
  });
  expect(await identityOf(deleted.key)).not.toBeNull();
  expect(await identityOf(expiring.key)).not.toBeNull();

  expect((await owner.browser.api("DELETE", `/api-keys/${deleted.id}`)).status).toBe(204);
  house.clock.now = new Date(Date.now() + 61_000);

  expect(await identityOf(deleted.key)).toBeNull();
  expect(await identityOf(expiring.key)).toBeNull();
  expect(await identityOf("msk_never")).toBeNull();
  house.clock.now = new Date();
});

test("a key that asks too often waits, and says how long", async () => {
  const owner = await openOrganization(house);
  const { key } = await makeKey(owner.browser, { scopes: ["read"], requestsPerHour: 3 });
  for (let request = 0; request < 3; request++) await identityOf(key);

  const answer = await new Browser(house).api("GET", "/members", undefined, { authorization: `Bearer ${key}` });

  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(3_000);
});

test("a key can neither make keys nor touch its member's account; members see their own keys alone", async () => {
  const owner = await openOrganization(house);
  const sales = await joinAs(house, owner.browser, "sales");
  const { key, id } = await makeKey(owner.browser, { scopes: ["read", "write", "admin"] });
  const program = { "x-api-key": key };

  expect((await new Browser(house).api("POST", "/api-keys", { name: "Child", scopes: ["read"] }, program)).status).toBe(
    403,
  );
  expect((await new Browser(house).api("PATCH", "/me", { name: "Robot" }, program)).status).toBe(403);
  expect((await sales.browser.api("GET", "/api-keys")).body).toEqual([]);
  expect((await sales.browser.api("DELETE", `/api-keys/${id}`)).status).toBe(404);
});
