import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import { enableTwoFactor, invitationTo, signIn } from "./story.testing.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const FOREIGN_ID = "0190d3a0-0000-7000-8000-000000000000";

test("nobody writes the fields of their account that are not theirs to write", async () => {
  const account = { name: "Eve", email: "eve@example.com", password: "correct horse battery" };
  const eve = house.visitor();
  await eve.post("/api/auth/sign-up/email", {
    ...account,
    id: FOREIGN_ID,
    emailVerified: true,
    twoFactorEnabled: true,
    role: "admin",
  });
  await eve.post("/api/auth/update-user", { emailVerified: true });
  await eve.post("/api/auth/update-user", { twoFactorEnabled: true, name: "Eve" });
  await eve.post("/api/auth/update-user", { email: "owner@example.com" });
  await eve.post("/api/auth/update-session", { activeOrganizationId: FOREIGN_ID, userId: FOREIGN_ID });

  const { rows } = await house.house.database.system.execute(
    `select email_verified, two_factor_enabled, email, id::text from auth."user" where email like 'eve@%' or name = 'Eve'`,
  );
  expect(rows).toEqual([
    {
      email_verified: false,
      two_factor_enabled: false,
      email: account.email,
      id: expect.not.stringMatching(FOREIGN_ID),
    },
  ]);
});

test("the second factor cannot be written away, only turned off with the password", async () => {
  const person = await house.stranger();
  await enableTwoFactor(person);
  await person.post("/api/auth/update-user", { twoFactorEnabled: false });
  expect((await person.post("/api/auth/two-factor/disable", { password: "not the password" })).status).toBe(400);
  expect((await signIn(house.visitor(), person)).body).toMatchObject({ twoFactorRedirect: true });
});

test("an organization is made and changed by its own fields alone, for oneself", async () => {
  const owner = await house.owner();
  const other = await house.owner();
  const made = await owner.post("/api/auth/organization/create", {
    ...{ name: "Planted", slug: "planted", id: other.orgId, createdAt: "2001-01-01T00:00:00Z", userId: other.memberId },
  });
  if (made.status === 200) expect(made.body).toMatchObject({ id: expect.not.stringMatching(other.orgId) });
  expect((await other.get("/me")).data.organizations).toHaveLength(1);

  await owner.post("/api/auth/organization/update", {
    organizationId: owner.orgId,
    data: { id: other.orgId, createdAt: "2001-01-01T00:00:00Z" },
  });
  expect((await owner.patch("/organization", { id: other.orgId, slug: "mine", role: "owner" })).data).not.toMatchObject(
    { id: other.orgId },
  );
  expect((await owner.get("/organization", { "x-organization-id": owner.orgId })).data).toMatchObject({
    id: owner.orgId,
  });
  expect((await other.get("/organization")).data).toMatchObject({
    id: other.orgId,
    name: expect.not.stringMatching("Planted"),
  });
});

test("another organization cannot be read, changed or filled through sign-in's own paths", async () => {
  const ours = await house.owner();
  const theirs = await house.owner();
  const team = (await theirs.post("/teams", { name: "Theirs" })).data;
  const organizationId = theirs.orgId;
  const at = (path: string) => `/api/auth/organization/${path}`;
  const calls = {
    read: ours.get(at(`get-full-organization?organizationId=${organizationId}`)),
    members: ours.get(at(`list-members?organizationId=${organizationId}`)),
    invitations: ours.get(at(`list-invitations?organizationId=${organizationId}`)),
    teams: ours.get(at(`list-teams?organizationId=${organizationId}`)),
    "team members": ours.get(at(`list-team-members?teamId=${team.id}`)),
    activate: ours.post(at("set-active"), { organizationId }),
    change: ours.post(at("update"), { organizationId, data: { name: "Taken" } }),
    "change beside": ours.post(at("update"), { data: { name: "Taken", organizationId } }),
    remove: ours.post(at("remove-member"), { organizationId, memberIdOrEmail: theirs.email }),
    demote: ours.post(at("update-member-role"), { organizationId, memberId: theirs.memberId, role: "guest" }),
    "demote at home": ours.post(at("update-member-role"), { memberId: theirs.memberId, role: "guest" }),
    "make a team": ours.post(at("create-team"), { organizationId, name: "Ours" }),
    "rename a team": ours.post(at("update-team"), { teamId: team.id, data: { name: "Ours" } }),
    "join a team": ours.post(at("add-team-member"), { teamId: team.id, userId: (await ours.get("/me")).data.user.id }),
    "invite into a team": ours.post(at("invite-member"), { email: "x@example.com", role: "guest", teamId: team.id }),
  };
  for (const [what, call] of Object.entries(calls)) expect((await call).status, what).toBeGreaterThanOrEqual(400);
  expect((await theirs.get("/me")).data).toMatchObject({
    organization: { id: organizationId, name: expect.not.stringMatching("Taken") },
    role: { key: "owner" },
  });
  expect((await theirs.get("/teams")).data).toEqual([{ id: team.id, name: "Theirs", memberIds: [] }]);
});

test("whoever registers an invited address without owning it cannot find the invitation", async () => {
  const owner = await house.owner();
  const email = "invited@example.com";
  await owner.post("/api/auth/organization/invite-member", { email, role: "admin" });
  const squatter = house.visitor();
  await squatter.post("/api/auth/sign-up/email", { name: "Squatter", email, password: "correct horse battery" });

  expect((await squatter.get("/api/auth/organization/list-user-invitations")).status).toBe(403);
  expect((await squatter.get(`/api/auth/organization/list-user-invitations?email=${email}`)).status).toBe(400);
  expect((await squatter.get("/api/auth/organization/list-invitations")).status).toBeGreaterThanOrEqual(400);
});

test("an invitation is shown to and turned down by nobody but whom it is for", async () => {
  const owner = await house.owner();
  const guest = await house.colleague(owner, "guest");
  const other = await house.stranger();
  const email = "for.somebody@example.com";
  await owner.post("/api/auth/organization/invite-member", { email, role: "guest" });
  const invitationId = await invitationTo(house, email);

  for (const person of [guest, other]) {
    expect((await person.get(`/api/auth/organization/get-invitation?id=${invitationId}`)).status).toBe(403);
    expect((await person.post("/api/auth/organization/reject-invitation", { invitationId })).status).toBe(403);
    expect((await person.post("/api/auth/organization/cancel-invitation", { invitationId })).status).toBe(403);
  }
  expect((await house.visitor().get(`/api/auth/organization/get-invitation?id=${invitationId}`)).status).toBe(401);
});

test("an organization's name cannot write headers or markup into an invitation", async () => {
  const owner = await house.owner({ name: "A\r\nBcc: all@example.com <b>x</b>" });
  await owner.post("/api/auth/organization/invite-member", { email: "mail@example.com", role: "guest" });
  const mail = await house.mailTo("mail@example.com");
  expect(mail?.subject).not.toMatch(/[\r\n]/);
  expect(mail?.html).not.toContain("<b>");
});
