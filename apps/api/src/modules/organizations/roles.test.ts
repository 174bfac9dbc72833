import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test("a custom role changes its parent where it speaks, from the next request on", async () => {
  const owner = await house.owner();
  const changes = { objects: { deal: { delete: "none" } }, capabilities: { export: true } };
  const role = (await owner.post("/roles", { name: "Office manager", parent: "sales", changes })).data;
  expect(role).toMatchObject({ key: "office_manager", parent: "sales", version: 1 });
  const person = await house.colleague(owner, "sales", { customRoleId: role.id });

  const mine = async () => (await person.get("/me")).data.role;
  expect(await mine()).toMatchObject({
    key: "office_manager",
    objects: { deal: { read: "all", delete: "none" } },
    capabilities: ["export", "import", "approve_messages", "send_messages"],
  });

  await owner.patch(`/roles/${role.id}`, { changes: { capabilities: { import: false } }, version: 1 });
  expect(await mine()).toMatchObject({
    objects: { default: { delete: "own" } },
    capabilities: ["approve_messages", "send_messages"],
  });
  expect((await owner.patch(`/roles/${role.id}`, { name: "Old", version: 1 })).status).toBe(409);
  expect((await owner.delete(`/roles/${role.id}`)).status).toBe(409);

  await owner.patch(`/members/${person.memberId}`, { role: "guest" });
  expect((await owner.delete(`/roles/${role.id}`)).status).toBe(204);
  expect((await mine()).key).toBe("guest");
});

test("a custom role that takes member rights from an admin takes them on Better-auth's paths too", async () => {
  const owner = await house.owner();
  const role = (
    await owner.post("/roles", {
      name: "Half admin",
      parent: "admin",
      changes: { capabilities: { members: false } },
    })
  ).data;
  const person = await house.colleague(owner, "admin", { customRoleId: role.id });

  expect(
    (await person.post("/api/auth/organization/invite-member", { email: "x@example.com", role: "guest" })).status,
  ).toBe(403);
  expect(
    (await person.post("/api/auth/organization/update-member-role", { memberId: person.memberId, role: "admin" }))
      .status,
  ).toBe(403);
});

test("nobody gives away more than they may do themselves", async () => {
  const owner = await house.owner();
  const role = (
    await owner.post("/roles", {
      name: "Team lead",
      parent: "sales",
      changes: { capabilities: { members: true, roles: true } },
    })
  ).data;
  const lead = await house.colleague(owner, "sales", { customRoleId: role.id });
  const guest = await house.colleague(owner, "guest");

  expect((await lead.patch(`/members/${guest.memberId}`, { role: "sales" })).status).toBe(200);
  expect((await lead.patch(`/members/${guest.memberId}`, { role: "admin" })).status).toBe(403);
  expect((await lead.post("/roles", { name: "Mine", parent: "admin" })).status).toBe(403);
  expect((await lead.patch(`/roles/${role.id}`, { changes: { capabilities: { organization: true } } })).status).toBe(
    403,
  );
});

test("who may shape roles cannot give more rights on records than they have", async () => {
  const owner = await house.owner();
  const narrow = (
    await owner.post("/roles", {
      name: "Front desk",
      parent: "sales",
      changes: {
        objects: {
          default: { read: "own", edit: "own" },
          deal: { fields: { amount: { visible: false, editable: false } } },
        },
        capabilities: { members: true, roles: true },
      },
    })
  ).data;
  const desk = await house.colleague(owner, "sales", { customRoleId: narrow.id });
  const next = await house.colleague(owner, "sales", { customRoleId: narrow.id });
  const guest = await house.colleague(owner, "guest");
  const everything = { read: "all", create: true, edit: "all", delete: "all" };

  expect(
    (await desk.post("/roles", { name: "Wide", parent: "guest", changes: { objects: { default: everything } } }))
      .status,
  ).toBe(403);
  expect(
    (await desk.post("/roles", { name: "Deals", parent: "guest", changes: { objects: { deal: { read: "own" } } } }))
      .status,
  ).toBe(403);
  expect((await desk.patch(`/roles/${narrow.id}`, { changes: { objects: { default: everything } } })).status).toBe(403);
  expect((await desk.patch(`/members/${guest.memberId}`, { role: "sales" })).status).toBe(403);
  expect((await desk.patch(`/members/${desk.memberId}`, { role: "technician" })).status).toBe(403);
  expect(
    (await desk.post("/api/auth/organization/invite-member", { email: "x@example.com", role: "sales" })).status,
  ).toBe(403);

  expect((await desk.patch(`/members/${next.memberId}`, { role: narrow.id })).status).toBe(200);
});

test("who shapes roles can look as one of them, change nothing meanwhile, and never see more", async () => {
  const owner = await house.owner();
  const changes = { objects: { deal: { fields: { amount: { visible: false, editable: false } } } } };
  const role = (await owner.post("/roles", { name: "No amounts", parent: "sales", changes })).data;
  const { data: deal } = await owner.post("/deals", { name: "Roof", amount: "100" });
  const as = (ref: string) => ({ "x-mainstay-see-as": ref });

  expect((await owner.get(`/deals/${deal.id}`)).data.amount).toBe("100.00");
  expect((await owner.get(`/deals/${deal.id}`, as(role.id))).data).not.toHaveProperty("amount");
  expect((await owner.get("/me", as("guest"))).data.role).toMatchObject({ key: "guest", capabilities: [] });
  expect((await owner.patch(`/deals/${deal.id}`, { name: "Wall" }, as(role.id))).status).toBe(403);

  const sam = await house.colleague(owner, "sales", { customRoleId: role.id });
  expect((await sam.get(`/deals/${deal.id}`, as("owner"))).data).not.toHaveProperty("amount");
});
