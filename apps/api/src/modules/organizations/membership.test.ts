import { afterAll, beforeAll, expect, test } from "vitest";
import {
  Browser,
  openTestHouse,
  startOrganizationsCluster,
  type TestCluster,
  type TestHouse,
} from "./organizations.testing.ts";
import { invitationLinkTo, joinAs, openOrganization, PASSWORD, signUp } from "./story.testing.ts";

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

test("a new organization has a place, a currency and opening hours, and whoever made it owns it", async () => {
  const { browser } = await signUp(house);
  await browser.auth("/organization/create", {
    name: "Werkstatt",
    slug: "werkstatt",
    country: "DE",
    currency: "EUR",
    timezone: "Europe/Berlin",
  });

  const me = (await browser.api("GET", "/me")).body;
  expect(me.organization).toMatchObject({
    name: "Werkstatt",
    country: "DE",
    currency: "EUR",
    timezone: "Europe/Berlin",
    locale: "en-US",
  });
  expect(me.organization.businessHours.days.monday).toEqual([["08:00", "17:00"]]);
  expect(me.role.key).toBe("owner");
});

test("settings that cannot be are refused at creation and later", async () => {
  const { browser } = await openOrganization(house);
  expect((await browser.auth("/organization/create", { name: "X", slug: "x", currency: "XYZ" })).status).toBe(400);
  expect((await browser.auth("/organization/update", { data: { timezone: "Nowhere" } })).status).toBe(400);
  expect((await browser.auth("/organization/update", { data: { name: "x".repeat(101) } })).status).toBe(400);
  expect((await browser.auth("/update-user", { name: "x".repeat(101) })).status).toBe(400);
  expect((await browser.auth("/update-user", { timezone: "Nowhere" })).status).toBe(400);
  expect((await browser.auth("/update-user", { timezone: "Europe/Paris" })).status).toBe(200);
  const answer = await browser.api("PATCH", "/organization", {
    country: "ZZZ",
    businessHours: { days: { monday: [["17:00", "08:00"]] } },
  });
  expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
    "/country",
    "/businessHours/days/monday/0",
  ]);
});

test("an organization that could not be filled does not stay behind", async () => {
  const broken = await openTestHouse(
    cluster,
    {},
    { onOrganizationCreated: () => Promise.reject(new Error("no pipelines")) },
  );
  const { browser } = await signUp(broken);

  expect((await browser.auth("/organization/create", { name: "Half", slug: "half" })).status).toBe(500);
  expect((await browser.auth("/organization/list")).body).toEqual([]);
  expect(broken.reported).toMatchObject([{ message: "no pipelines" }]);
  await broken.close();
});

test("an invited person joins through the mailed link, with the role they were invited to", async () => {
  const owner = await openOrganization(house, "Tom & Sons");
  const sales = await joinAs(house, owner.browser, "sales");

  const mail = house.mails.findLast((one) => one.to === sales.email);
  expect(mail).toMatchObject({
    subject: "Olive Owner invites you to Tom & Sons",
    headers: { "X-Mainstay-Organization": owner.organizationId },
  });
  expect((await sales.browser.api("GET", "/me")).body).toMatchObject({
    organization: { id: owner.organizationId },
    role: { key: "sales" },
  });
  const members = (await sales.browser.api("GET", "/members")).body;
  expect(members.map((member: { role: string }) => member.role).sort()).toEqual(["owner", "sales"]);
});

test("an invitation is for one address, and works once", async () => {
  const owner = await openOrganization(house);
  const guest = await joinAs(house, owner.browser, "guest");
  const other = await signUp(house);
  const invitationId = invitationLinkTo(house, guest.email);

  expect((await other.browser.auth("/organization/accept-invitation", { invitationId })).status).toBe(400);
  await owner.browser.auth("/organization/invite-member", { email: "someone.else@example.com", role: "guest" });
  const theirs = invitationLinkTo(house, "someone.else@example.com");
  expect((await other.browser.auth("/organization/accept-invitation", { invitationId: theirs })).status).toBe(403);
});

test.each(["manager", "sales", "technician", "guest"] as const)(
  "a %s can neither invite nor see who is invited",
  async (role) => {
    const owner = await openOrganization(house);
    const { browser, memberId } = await joinAs(house, owner.browser, role);

    expect((await browser.auth("/organization/invite-member", { email: "x@example.com", role: "guest" })).status).toBe(
      403,
    );
    expect((await browser.auth("/organization/list-invitations")).status).toBe(403);
    expect((await browser.auth("/organization/get-full-organization")).body).not.toHaveProperty("invitations");
    expect((await browser.auth("/organization/update-member-role", { memberId, role: "admin" })).status).toBe(403);
    expect((await browser.auth("/organization/create-team", { name: "Us" })).status).toBe(403);
    expect((await browser.api("PATCH", `/members/${memberId}`, { role: "admin" })).status).toBe(403);
    expect((await browser.api("DELETE", `/members/${owner.memberId}`)).status).toBe(403);
  },
);

test("an admin cannot become, make, invite or remove an owner", async () => {
  const owner = await openOrganization(house);
  const { browser, memberId } = await joinAs(house, owner.browser, "admin");

  expect((await browser.api("PATCH", `/members/${memberId}`, { role: "owner" })).status).toBe(403);
  expect((await browser.api("PATCH", `/members/${owner.memberId}`, { role: "guest" })).status).toBe(403);
  expect((await browser.api("DELETE", `/members/${owner.memberId}`)).status).toBe(403);
  expect((await browser.auth("/organization/update-member-role", { memberId, role: "owner" })).status).toBe(403);
  expect((await browser.auth("/organization/invite-member", { email: "x@example.com", role: "owner" })).status).toBe(
    400,
  );
});

test("roles are ours alone: Better-auth's own and lists of roles are refused", async () => {
  const owner = await openOrganization(house);
  for (const role of ["member", "nonsense", "sales,admin2", ["guest", "member"]]) {
    expect((await owner.browser.auth("/organization/invite-member", { email: "x@example.com", role })).status).toBe(
      400,
    );
  }
  expect((await owner.browser.auth("/organization/create-role", { role: "hacker", permission: {} })).status).toBe(404);
});

test("a changed role holds for the very next request", async () => {
  const owner = await openOrganization(house);
  const person = await joinAs(house, owner.browser, "manager");

  for (const role of ["sales", "admin", "guest"]) {
    expect((await person.browser.api("GET", "/me")).status).toBe(200);
    expect((await owner.browser.api("PATCH", `/members/${person.memberId}`, { role })).body).toMatchObject({ role });
    expect((await person.browser.api("GET", "/me")).body.role.key).toBe(role);
  }
  await owner.browser.auth("/organization/update-member-role", { memberId: person.memberId, role: "technician" });
  expect((await person.browser.api("GET", "/me")).body.role.key).toBe("technician");
});

test("a role changed by another process holds as soon as the database has said so", async () => {
  const owner = await openOrganization(house);
  const person = await joinAs(house, owner.browser, "manager");
  await person.browser.api("GET", "/me");

  await house.database.system.execute(`update auth.member set role = 'guest' where id = '${person.memberId}'`);

  await expect.poll(async () => (await person.browser.api("GET", "/me")).body.role.key).toBe("guest");
});

test("removing a member ends access, sessions and keys at once; the journal says who did it", async () => {
  const owner = await openOrganization(house);
  const person = await joinAs(house, owner.browser, "sales");
  const key = (await person.browser.api("POST", "/api-keys", { name: "Import", scopes: ["read"] })).body.key;
  const asProgram = () => new Browser(house).api("GET", "/members", undefined, { "x-api-key": key });
  expect((await asProgram()).status).toBe(200);

  expect((await owner.browser.api("DELETE", `/members/${person.memberId}`)).status).toBe(204);

  expect((await person.browser.api("GET", "/members")).status).toBe(401);
  expect((await asProgram()).status).toBe(401);
  const back = new Browser(house);
  await back.auth("/sign-in/email", { email: person.email, password: PASSWORD });
  expect((await back.api("GET", "/members")).status).toBe(403);
  const journal = await house.database
    .forOrg(owner.organizationId)
    .execute("select summary, actor->>'name' as name from operations order by id desc limit 1");
  expect(journal.rows).toEqual([{ summary: "Removed sales person", name: "Olive Owner" }]);
});

test("what people do through Better-auth's paths is in the journal too", async () => {
  const owner = await openOrganization(house, "Riverside");
  const person = await joinAs(house, owner.browser, "sales");
  await owner.browser.auth("/organization/update-member-role", { memberId: person.memberId, role: "guest" });
  await person.browser.auth("/organization/leave", { organizationId: owner.organizationId });

  const journal = await house.database
    .forOrg(owner.organizationId)
    .execute("select actor->>'name' as name, summary from operations order by id");
  expect(journal.rows.map((row) => `${row.name}: ${row.summary}`)).toEqual([
    "Olive Owner: Opened the organization Riverside",
    `Olive Owner: Invited ${person.email} as Sales`,
    "sales person: Joined as Sales",
    "Olive Owner: Changed a member's role to Guest",
    "sales person: Left the organization",
  ]);
});

test("an id that cannot be one is a bad request, not a breakdown", async () => {
  const { browser } = await openOrganization(house);
  expect((await browser.auth("/organization/accept-invitation", { invitationId: "abc" })).status).toBe(400);
  expect((await browser.auth("/organization/get-invitation?id=abc")).status).toBe(400);
  expect((await browser.auth("/organization/remove-member", { memberIdOrEmail: "abc" })).status).toBe(400);
  expect((await browser.auth("/organization/set-active", { organizationId: "abc" })).status).toBe(400);
  expect(house.reported).toEqual([]);
});

test("the last owner stays: through our door, through Better-auth's, and when two leave at once", async () => {
  const owner = await openOrganization(house);
  const second = await joinAs(house, owner.browser, "admin");
  const leave = (person: { browser: Browser }) =>
    person.browser.auth("/organization/leave", { organizationId: owner.organizationId });
  expect((await owner.browser.api("PATCH", `/members/${owner.memberId}`, { role: "admin" })).status).toBe(409);
  expect((await owner.browser.api("DELETE", `/members/${owner.memberId}`)).status).toBe(409);
  expect((await leave(owner)).status).toBe(400);

  expect((await owner.browser.api("PATCH", `/members/${second.memberId}`, { role: "owner" })).status).toBe(200);
  const answers = await Promise.all([
    owner.browser.api("PATCH", `/members/${owner.memberId}`, { role: "guest" }),
    second.browser.api("PATCH", `/members/${second.memberId}`, { role: "guest" }),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
});

test("somebody in two organizations switches, or names one for a single request", async () => {
  const first = await openOrganization(house, "First");
  const second = await openOrganization(house, "Second");
  const person = await joinAs(house, first.browser, "sales");
  await second.browser.auth("/organization/invite-member", { email: person.email, role: "guest" });
  await person.browser.auth("/organization/accept-invitation", { invitationId: invitationLinkTo(house, person.email) });
  const here = async (headers?: Record<string, string>) => {
    const { organization, role } = (await person.browser.api("GET", "/me", undefined, headers)).body;
    return `${organization?.name} ${role?.key}`;
  };

  expect(await here()).toBe("Second guest");
  expect(await here({ "x-organization-id": first.organizationId })).toBe("First sales");
  await person.browser.auth("/organization/set-active", { organizationId: first.organizationId });
  expect(await here()).toBe("First sales");
  const again = new Browser(house);
  await again.auth("/sign-in/email", { email: person.email, password: PASSWORD });
  expect((await again.api("GET", "/me")).body.organization.name).toBe("First");
});

test("another organization's header, members, roles and teams are out of reach", async () => {
  const ours = await openOrganization(house);
  const theirs = await openOrganization(house);
  const team = (await theirs.browser.api("POST", "/teams", { name: "Theirs" })).body;
  const role = (await theirs.browser.api("POST", "/roles", { name: "Theirs", parent: "sales" })).body;
  const calls = [
    ours.browser.api("GET", "/members", undefined, { "x-organization-id": theirs.organizationId }),
    ours.browser.api("PATCH", `/members/${theirs.memberId}`, { role: "guest" }),
    ours.browser.api("DELETE", `/members/${theirs.memberId}`),
    ours.browser.api("PATCH", `/roles/${role.id}`, { name: "Ours" }),
    ours.browser.api("DELETE", `/teams/${team.id}`),
    ours.browser.api("PUT", `/teams/${team.id}/members/${ours.memberId}`),
  ];
  expect((await Promise.all(calls)).map((answer) => answer.status)).toEqual([403, 404, 404, 404, 404, 404]);
  const asked = await ours.browser.auth("/organization/invite-member", {
    email: "x@example.com",
    role: "guest",
    organizationId: theirs.organizationId,
  });
  expect(asked.status).toBe(403);
});

test("a custom role changes its parent where it speaks, from the next request on", async () => {
  const owner = await openOrganization(house);
  const changes = { objects: { deal: { delete: "none" } }, capabilities: { export: true } };
  const role = (await owner.browser.api("POST", "/roles", { name: "Office manager", parent: "sales", changes })).body;
  expect(role).toMatchObject({ key: "office_manager", parent: "sales", version: 1 });
  const person = await joinAs(house, owner.browser, "sales", { customRoleId: role.id });

  const mine = async () => (await person.browser.api("GET", "/me")).body.role;
  expect(await mine()).toMatchObject({
    key: "office_manager",
    objects: { deal: { read: "all", delete: "none" } },
    capabilities: ["export", "import"],
  });

  await owner.browser.api("PATCH", `/roles/${role.id}`, { changes: { capabilities: { import: false } }, version: 1 });
  expect(await mine()).toMatchObject({ objects: { default: { delete: "own" } }, capabilities: [] });
  expect((await owner.browser.api("PATCH", `/roles/${role.id}`, { name: "Old", version: 1 })).status).toBe(409);
  expect((await owner.browser.api("DELETE", `/roles/${role.id}`)).status).toBe(409);

  await owner.browser.api("PATCH", `/members/${person.memberId}`, { role: "guest" });
  expect((await owner.browser.api("DELETE", `/roles/${role.id}`)).status).toBe(204);
  expect((await mine()).key).toBe("guest");
});

test("a custom role that takes member rights from an admin takes them on Better-auth's paths too", async () => {
  const owner = await openOrganization(house);
  const role = (
    await owner.browser.api("POST", "/roles", {
      name: "Half admin",
      parent: "admin",
      changes: { capabilities: { members: false } },
    })
  ).body;
  const person = await joinAs(house, owner.browser, "admin", { customRoleId: role.id });

  expect(
    (await person.browser.auth("/organization/invite-member", { email: "x@example.com", role: "guest" })).status,
  ).toBe(403);
  expect(
    (await person.browser.auth("/organization/update-member-role", { memberId: person.memberId, role: "admin" }))
      .status,
  ).toBe(403);
});

test("nobody gives away more than they may do themselves", async () => {
  const owner = await openOrganization(house);
  const role = (
    await owner.browser.api("POST", "/roles", {
      name: "Team lead",
      parent: "sales",
      changes: { capabilities: { members: true, roles: true } },
    })
  ).body;
  const lead = await joinAs(house, owner.browser, "sales", { customRoleId: role.id });
  const guest = await joinAs(house, owner.browser, "guest");

  expect((await lead.browser.api("PATCH", `/members/${guest.memberId}`, { role: "sales" })).status).toBe(200);
  expect((await lead.browser.api("PATCH", `/members/${guest.memberId}`, { role: "admin" })).status).toBe(403);
  expect((await lead.browser.api("POST", "/roles", { name: "Mine", parent: "admin" })).status).toBe(403);
  expect(
    (await lead.browser.api("PATCH", `/roles/${role.id}`, { changes: { capabilities: { organization: true } } }))
      .status,
  ).toBe(403);
});

test("people in one team are teammates, and stop being so with the next request", async () => {
  const owner = await openOrganization(house);
  const [one, two] = [await joinAs(house, owner.browser, "sales"), await joinAs(house, owner.browser, "sales")];
  const team = (await owner.browser.api("POST", "/teams", { name: "North" })).body;
  const teammates = async () => (await one.browser.api("GET", "/me")).body.member.teammates.toSorted();
  expect(await teammates()).toEqual([one.memberId]);

  for (const { memberId } of [one, two, two]) await owner.browser.api("PUT", `/teams/${team.id}/members/${memberId}`);
  expect(await teammates()).toEqual([one.memberId, two.memberId].sort());
  expect((await owner.browser.api("GET", "/teams")).body).toEqual([
    { id: team.id, name: "North", memberIds: [one.memberId, two.memberId].sort() },
  ]);

  await owner.browser.api("DELETE", `/teams/${team.id}/members/${two.memberId}`);
  expect(await teammates()).toEqual([one.memberId]);
  expect((await owner.browser.api("DELETE", `/teams/${team.id}`)).status).toBe(204);
});
