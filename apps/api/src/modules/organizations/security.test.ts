import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import { enableTwoFactor, signIn } from "./story.testing.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const HOME = "198.51.100.0/24";

test("an address list lets in who comes from it, and tells the others why, whichever door they take", async () => {
  const ana = await house.owner();
  const sam = await house.colleague(ana, "sales");
  const { data: key } = await sam.post("/api-keys", { name: "Script", scopes: ["read"] });
  expect(await ana.patch("/organization/security", { allowedAddresses: ["10.0.0.0/8"] })).toMatchObject({
    status: 200,
  });
  expect((await sam.get("/leads")).status).toBe(200);

  const abroad = { "x-forwarded-for": "203.0.113.7" };
  expect(await sam.get("/leads", abroad)).toMatchObject({ status: 403, body: { refused: "address" } });
  const program = house.visitor();
  const byKey = { authorization: `Bearer ${key.key}`, ...abroad };
  expect((await program.get("/leads", byKey)).body).toMatchObject({ refused: "address" });
  expect((await program.get("/leads", { ...byKey, "x-forwarded-for": "10.1.2.3" })).status).toBe(200);
  expect((await sam.get("/api/auth/organization/get-full-organization", abroad)).status).toBe(403);
  expect((await sam.get("/me", abroad)).data).toMatchObject({
    organization: null,
    role: null,
    refused: { why: "address" },
  });
});

test("nobody shuts themselves out unseen", async () => {
  const ana = await house.owner();
  const refused = await ana.patch("/organization/security", { allowedAddresses: [HOME], requireTwoFactor: true });
  expect(refused.status).toBe(422);
  expect(refused.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([
    "/allowedAddresses",
    "/requireTwoFactor",
  ]);
  expect((await ana.get("/organization/security")).data).toMatchObject({
    requireTwoFactor: false,
    allowedAddresses: [],
    address: ana.address,
  });
  for (const allowedAddresses of [["home"], ["10.0.0.0/33"], ["::1/129"], ["10.0.0.1/8/8"]]) {
    expect((await ana.patch("/organization/security", { allowedAddresses })).status).toBe(422);
  }
  expect((await ana.patch("/organization/security", {})).status).toBe(422);
});

test("where two-factor is asked for, a member without it keeps their account and nothing of the organization", async () => {
  const ana = await house.owner();
  const sam = await house.colleague(ana, "sales");
  await enableTwoFactor(ana);
  expect((await ana.patch("/organization/security", { requireTwoFactor: true })).status).toBe(200);

  expect((await sam.get("/leads")).body).toMatchObject({ refused: "two_factor" });
  expect((await sam.get("/api/auth/organization/list-members")).status).toBe(403);
  await enableTwoFactor(sam);
  expect((await sam.get("/leads")).status).toBe(200);
});

test("a session ends for good when it has lived as long as the organization lets it", async () => {
  const ana = await house.owner();
  await ana.patch("/organization/security", { sessionHours: 8 });
  expect((await ana.get("/leads")).status).toBe(200);
  const hour = 3_600_000;
  house.clock.now = new Date(Date.now() + 9 * hour);
  expect((await ana.get("/leads")).status).toBe(401);
  house.clock.now = undefined;
  await expect.poll(async () => (await ana.get("/leads")).status).toBe(401);
  expect((await signIn(ana, ana)).status).toBe(200);
  expect((await ana.get("/leads")).status).toBe(200);
});

test("only who runs the organization sees and changes its rules", async () => {
  const ana = await house.owner();
  const mia = await house.colleague(ana, "manager");
  expect((await mia.get("/organization/security")).status).toBe(403);
  expect((await mia.patch("/organization/security", { sessionHours: 1 })).status).toBe(403);
});

test("an empty change is told apart from a broken server", async () => {
  const ana = await house.owner();
  const data = { data: {}, organizationId: ana.orgId };
  expect((await ana.post("/api/auth/organization/update", data)).status).toBe(422);
  expect((await ana.post("/api/auth/update-user", {})).status).toBe(422);
  expect((await ana.patch("/organization", {})).status).toBe(422);
  expect((await ana.patch("/me", {})).status).toBe(422);
});
