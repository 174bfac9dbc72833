import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import { deleteDue } from "./deletion.service.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

test("a member can be shut out and let in again; what they own stays until it is handed over", async () => {
  const ana = await house.owner();
  const sam = await house.colleague(ana, "sales");
  const { data: key } = await sam.post("/api-keys", { name: "Script", scopes: ["read"] });
  const { data: lead } = await sam.post("/leads", { title: "Roof", email: "roof@example.com" });

  expect((await ana.patch(`/members/${sam.memberId}`, { isActive: false })).data).toMatchObject({ isActive: false });
  expect((await sam.get("/leads")).status).toBe(401);
  expect((await house.visitor().get("/leads", { authorization: `Bearer ${key.key}` })).status).toBe(401);
  expect((await ana.get(`/leads/${lead.id}`)).data.ownerId).toBe(sam.memberId);

  await ana.patch(`/members/${sam.memberId}`, { isActive: true });
  await sam.post("/api/auth/sign-in/email", { email: sam.email, password: sam.password });
  expect((await sam.get("/leads")).status).toBe(200);
  expect((await house.visitor().get("/leads", { authorization: `Bearer ${key.key}` })).status).toBe(200);
});

test("what a member owns is handed over as one operation and comes back with one undo", async () => {
  const ana = await house.owner();
  const [sam, tim] = [await house.colleague(ana, "sales"), await house.colleague(ana, "sales")];
  const { data: lead } = await sam.post("/leads", { title: "Roof", email: "roof@example.com" });
  const { data: deal } = await sam.post("/deals", { name: "Roof" });
  const holdings = (await ana.get(`/members/${sam.memberId}/holdings`)).data;
  expect(holdings).toEqual(
    expect.arrayContaining([
      { object: "lead", count: 1 },
      { object: "deal", count: 1 },
    ]),
  );

  const given = await ana.post(`/members/${sam.memberId}/hand-over`, { to: tim.memberId });
  expect(given.data).toEqual(holdings);
  const owners = async () => [
    (await ana.get(`/leads/${lead.id}`)).data.ownerId,
    (await ana.get(`/deals/${deal.id}`)).data.ownerId,
  ];
  expect(await owners()).toEqual([tim.memberId, tim.memberId]);
  expect((await ana.get(`/members/${sam.memberId}/holdings`)).data).toEqual([]);
  await ana.post(`/operations/${given.body.operation.id}/undo`);
  expect(await owners()).toEqual([sam.memberId, sam.memberId]);

  expect((await ana.post(`/members/${sam.memberId}/hand-over`, { to: sam.memberId })).status).toBe(422);
  expect((await sam.post(`/members/${tim.memberId}/hand-over`, { to: sam.memberId })).status).toBe(403);
});

test("the last active owner stays, and nobody deactivates themselves", async () => {
  const ana = await house.owner();
  const ben = await house.colleague(ana, "admin");
  expect((await ana.patch(`/members/${ana.memberId}`, { isActive: false })).status).toBe(403);
  expect((await ben.patch(`/members/${ana.memberId}`, { isActive: false })).status).toBe(403);
  await ana.patch(`/members/${ben.memberId}`, { role: "owner" });
  expect((await ben.patch(`/members/${ana.memberId}`, { isActive: false })).status).toBe(200);
  expect((await ben.patch(`/members/${ben.memberId}`, { role: "sales" })).status).toBe(409);
});

test("an organization has a colour and a picture of its own, and takes no other file for one", async () => {
  const ana = await house.owner();
  expect((await ana.patch("/organization", { brandColor: "#AA3300" })).data.brandColor).toBe("#aa3300");
  expect((await ana.patch("/organization", { brandColor: "red" })).status).toBe(422);
  const { data } = await ana.put("/organization/logo", { data: PIXEL });
  expect(
    (await house.fetch(new Request(`http://mainstay.test/logos/${data.logoId}`))).headers.get("content-type"),
  ).toBe("image/png");
  const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>").toString("base64");
  expect((await ana.put("/organization/logo", { data: svg })).status).toBe(422);
  const { data: forms } = await ana.get("/forms");
  const page = await (await house.fetch(new Request(`http://mainstay.test/f/${forms[0].key}`))).text();
  expect(page).toContain(`/logos/${data.logoId}`);
  expect((await ana.delete("/organization/logo")).data.logoId).toBeNull();
});

test("an organization is deleted thirty days after its owner asked for it, unless they change their mind", async () => {
  const ana = await house.owner({ name: "Rohr" });
  const other = await house.owner();
  const sam = await house.colleague(ana, "admin");
  await ana.post("/leads", { title: "Roof", email: "roof@example.com" });
  await other.post("/leads", { title: "Stays", email: "stays@example.com" });

  expect((await sam.post("/organization/deletion", { name: "Rohr" })).status).toBe(403);
  expect((await ana.post("/organization/deletion", { name: "rohr" })).status).toBe(422);
  house.clock.now = new Date();
  const in30Days = new Date(house.clock.now.getTime() + 30 * 86_400_000).toISOString();
  expect((await ana.post("/organization/deletion", { name: "Rohr" })).data.deletesAt).toBe(in30Days);
  house.clock.now = undefined;
  expect((await sam.get("/leads")).body).toMatchObject({ refused: "leaving" });
  expect((await ana.get("/leads")).status).toBe(200);
  await ana.delete("/organization/deletion");
  expect((await sam.get("/leads")).status).toBe(200);

  await ana.post("/organization/deletion", { name: "Rohr" });
  const ctx = { house: house.house, now: () => new Date(Date.now() + 29 * 86_400_000) };
  await deleteDue(ctx);
  expect((await ana.get("/leads")).data).toHaveLength(1);
  await deleteDue({ ...ctx, now: () => new Date(Date.now() + 31 * 86_400_000) });
  expect((await ana.get("/me")).data).toMatchObject({ organization: null, organizations: [] });
  expect((await other.get("/leads")).data).toHaveLength(1);
});
