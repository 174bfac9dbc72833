import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import { invitationTo } from "./story.testing.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test("an invited person joins through the mailed link, with the role they were invited to", async () => {
  const owner = await house.owner({ name: "Tom & Sons" });
  const sales = await house.stranger();
  await owner.post("/api/auth/organization/invite-member", { email: sales.email, role: "sales" });
  const mail = await house.mailTo(sales.email);
  const invitationId = await invitationTo(house, sales.email);
  expect((await sales.post("/api/auth/organization/accept-invitation", { invitationId })).status).toBe(200);

  expect(mail).toMatchObject({
    subject: `${owner.name} invites you to Tom & Sons`,
    headers: { "X-Mainstay-Organization": owner.orgId },
  });
  expect((await sales.get("/me")).data).toMatchObject({
    organization: { id: owner.orgId },
    role: { key: "sales" },
  });
  const members = (await sales.get("/members")).data;
  expect(members.map((member: { role: string }) => member.role).sort()).toEqual(["owner", "sales"]);
});

test("an invitation is for one address, and works once", async () => {
  const owner = await house.owner();
  const guest = await house.colleague(owner, "guest");
  const other = await house.stranger();
  const invitationId = await invitationTo(house, guest.email);

  expect((await other.post("/api/auth/organization/accept-invitation", { invitationId })).status).toBe(400);
  await owner.post("/api/auth/organization/invite-member", { email: "someone.else@example.com", role: "guest" });
  const theirs = await invitationTo(house, "someone.else@example.com");
  expect((await other.post("/api/auth/organization/accept-invitation", { invitationId: theirs })).status).toBe(403);
});

test.each(["manager", "sales", "technician", "guest"] as const)(
  "a %s can neither invite nor see who is invited",
  async (role) => {
    const owner = await house.owner();
    const person = await house.colleague(owner, role);

    const { memberId } = person;

    expect(
      (await person.post("/api/auth/organization/invite-member", { email: "x@example.com", role: "guest" })).status,
    ).toBe(403);
    expect((await person.get("/api/auth/organization/list-invitations")).status).toBe(403);
    expect((await person.get("/api/auth/organization/get-full-organization")).body).not.toHaveProperty("invitations");
    expect((await person.post("/api/auth/organization/update-member-role", { memberId, role: "admin" })).status).toBe(
      403,
    );
    expect((await person.post("/api/auth/organization/create-team", { name: "Us" })).status).toBe(403);
    expect((await person.patch(`/members/${memberId}`, { role: "admin" })).status).toBe(403);
    expect((await person.delete(`/members/${owner.memberId}`)).status).toBe(403);
  },
);

test("an admin cannot become, make, invite or remove an owner", async () => {
  const owner = await house.owner();
  const person = await house.colleague(owner, "admin");

  const { memberId } = person;

  expect((await person.patch(`/members/${memberId}`, { role: "owner" })).status).toBe(403);
  expect((await person.patch(`/members/${owner.memberId}`, { role: "guest" })).status).toBe(403);
  expect((await person.delete(`/members/${owner.memberId}`)).status).toBe(403);
  expect((await person.post("/api/auth/organization/update-member-role", { memberId, role: "owner" })).status).toBe(
    403,
  );
  expect(
    (await person.post("/api/auth/organization/invite-member", { email: "x@example.com", role: "owner" })).status,
  ).toBe(400);
});

test("roles are ours alone: Better-auth's own and lists of roles are refused", async () => {
  const owner = await house.owner();
  for (const role of ["member", "nonsense", "sales,admin2", ["guest", "member"]]) {
    expect((await owner.post("/api/auth/organization/invite-member", { email: "x@example.com", role })).status).toBe(
      400,
    );
  }
  expect((await owner.post("/api/auth/organization/create-role", { role: "hacker", permission: {} })).status).toBe(404);
});
