import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
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

const keyOf = async (person: Person, scopes: string[]) => {
  const { key } = (await person.post("/api-keys", { name: "Program", scopes })).data;
  return { "x-api-key": String(key) };
};

test("a key for one object sees no other, on whatever path", async () => {
  const owner = await house.owner();
  const company = (await owner.post("/companies", { name: "Zanzibar Plumbing" })).data;
  const contact = (await owner.post("/contacts", { firstName: "Zanzi", lastName: "Bar", companyId: company.id })).data;
  const program = await keyOf(owner, ["contacts:read"]);
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
  const program = await keyOf(owner, ["read"]);
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
  const program = await keyOf(person, ["read"]);
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

test("a new password ends the wait after too many wrong ones", async () => {
  const person = await house.stranger();
  const guesser = house.visitor();
  for (let attempt = 0; attempt < 10; attempt++)
    await signIn(guesser, { ...person, password: `guess number ${attempt}` });
  expect((await signIn(house.visitor(), person)).status).toBe(429);

  await person.post("/api/auth/request-password-reset", { email: person.email });
  await expect.poll(async () => (await house.mailTo(person.email))?.subject).toBe("Choose a new password");
  const [, token] = (await house.mailTo(person.email))?.text.match(/token=(\S+)/) ?? [];
  const password = "seven green kettles";
  expect((await house.visitor().post("/api/auth/reset-password", { token, newPassword: password })).status).toBe(200);
  expect((await signIn(house.visitor(), { ...person, password })).status).toBe(200);
});
