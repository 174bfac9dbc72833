import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { asDatabaseOwner, invitationTo, signIn } from "./story.testing.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test("a new organization has a place, a currency and opening hours, and whoever made it owns it", async () => {
  const person = await house.stranger();
  await person.post("/api/auth/organization/create", {
    name: "Werkstatt",
    slug: "werkstatt",
    country: "DE",
    currency: "EUR",
    timezone: "Europe/Berlin",
  });

  const me = (await person.get("/me")).data;
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
  const person = await house.owner();
  expect((await person.post("/api/auth/organization/create", { name: "X", slug: "x", currency: "XYZ" })).status).toBe(
    400,
  );
  expect((await person.post("/api/auth/organization/update", { data: { timezone: "Nowhere" } })).status).toBe(400);
  expect((await person.post("/api/auth/organization/update", { data: { name: "x".repeat(101) } })).status).toBe(400);
  expect((await person.post("/api/auth/update-user", { name: "x".repeat(101) })).status).toBe(400);
  expect((await person.post("/api/auth/update-user", { timezone: "Nowhere" })).status).toBe(400);
  expect((await person.post("/api/auth/update-user", { timezone: "Europe/Paris" })).status).toBe(200);
  const answer = await person.patch("/organization", {
    country: "ZZZ",
    businessHours: { days: { monday: [["17:00", "08:00"]] } },
  });
  expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
    "/country",
    "/businessHours/days/monday/0",
  ]);
});

test("an organization that could not be filled does not stay behind", async () => {
  await asDatabaseOwner(
    house,
    `create function refuse_pipelines() returns trigger language plpgsql as $$ begin raise 'no pipelines'; end $$;
     create trigger refuse_pipelines before insert on pipelines execute function refuse_pipelines()`,
  );
  onTestFinished(() => asDatabaseOwner(house, "drop function refuse_pipelines cascade"));
  const log = vi.spyOn(house.house.log, "error").mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  const person = await house.stranger();

  expect((await person.post("/api/auth/organization/create", { name: "Half", slug: "half" })).status).toBe(500);
  expect((await person.get("/api/auth/organization/list")).body).toEqual([]);
  expect(log.mock.calls).toMatchObject([[{ err: { message: "no pipelines" } }, "Unexpected error"]]);
});

test("a changed role holds for the very next request", async () => {
  const owner = await house.owner();
  const person = await house.colleague(owner, "manager");

  for (const role of ["sales", "admin", "guest"]) {
    expect((await person.get("/me")).status).toBe(200);
    expect((await owner.patch(`/members/${person.memberId}`, { role })).data).toMatchObject({ role });
    expect((await person.get("/me")).data.role.key).toBe(role);
  }
  await owner.post("/api/auth/organization/update-member-role", { memberId: person.memberId, role: "technician" });
  expect((await person.get("/me")).data.role.key).toBe("technician");
});

test("a role changed by another process holds as soon as the database has said so", async () => {
  const owner = await house.owner();
  const person = await house.colleague(owner, "manager");
  await person.get("/me");

  await house.house.database.system.execute(`update auth.member set role = 'guest' where id = '${person.memberId}'`);

  await expect.poll(async () => (await person.get("/me")).data.role.key).toBe("guest");
});

test("removing a member ends access, sessions and keys at once; the journal says who did it", async () => {
  const owner = await house.owner();
  const person = await house.colleague(owner, "sales");
  const key = (await person.post("/api-keys", { name: "Import", scopes: ["read"] })).data.key;
  const asProgram = () => house.visitor().get("/members", { "x-api-key": key });
  expect((await asProgram()).status).toBe(200);

  expect((await owner.delete(`/members/${person.memberId}`)).status).toBe(204);

  expect((await person.get("/members")).status).toBe(401);
  expect((await asProgram()).status).toBe(401);
  const back = house.visitor();
  await signIn(back, person);
  expect((await back.get("/members")).status).toBe(403);
  const journal = await house.house.database
    .forOrg(owner.orgId)
    .execute("select summary, actor->>'name' as name from operations order by id desc limit 1");
  expect(journal.rows).toEqual([{ summary: `Removed ${person.name}`, name: owner.name }]);
});

test("what people do through Better-auth's paths is in the journal too", async () => {
  const owner = await house.owner({ name: "Riverside" });
  const person = await house.colleague(owner, "sales");
  await owner.post("/api/auth/organization/update-member-role", { memberId: person.memberId, role: "guest" });
  await person.post("/api/auth/organization/leave", { organizationId: owner.orgId });

  const journal = await house.house.database
    .forOrg(owner.orgId)
    .execute("select actor->>'name' as name, summary from operations where actor->>'type' = 'member' order by id");
  expect(journal.rows.map((row) => `${row.name}: ${row.summary}`)).toEqual([
    `${owner.name}: Opened the organization Riverside`,
    `${owner.name}: Invited ${person.email} as Sales`,
    `${person.name}: Joined as Sales`,
    `${owner.name}: Changed a member's role to Guest`,
    `${person.name}: Left the organization`,
  ]);
});

test("an id that cannot be one is a bad request, not a breakdown", async () => {
  const log = vi.spyOn(house.house.log, "error");
  const person = await house.owner();
  expect((await person.post("/api/auth/organization/accept-invitation", { invitationId: "abc" })).status).toBe(400);
  expect((await person.get("/api/auth/organization/get-invitation?id=abc")).status).toBe(400);
  expect((await person.post("/api/auth/organization/remove-member", { memberIdOrEmail: "abc" })).status).toBe(400);
  expect((await person.post("/api/auth/organization/set-active", { organizationId: "abc" })).status).toBe(400);
  expect(log).not.toHaveBeenCalled();
  log.mockRestore();
});

test("the last owner stays: through our door, through Better-auth's, and when two leave at once", async () => {
  const owner = await house.owner();
  const second = await house.colleague(owner, "admin");
  const leave = (person: Person) => person.post("/api/auth/organization/leave", { organizationId: owner.orgId });
  expect((await owner.patch(`/members/${owner.memberId}`, { role: "admin" })).status).toBe(409);
  expect((await owner.delete(`/members/${owner.memberId}`)).status).toBe(409);
  expect((await leave(owner)).status).toBe(400);

  expect((await owner.patch(`/members/${second.memberId}`, { role: "owner" })).status).toBe(200);
  const answers = await Promise.all([
    owner.patch(`/members/${owner.memberId}`, { role: "guest" }),
    second.patch(`/members/${second.memberId}`, { role: "guest" }),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
});

test("somebody in two organizations switches, or names one for a single request", async () => {
  const first = await house.owner({ name: "First" });
  const second = await house.owner({ name: "Second" });
  const person = await house.colleague(first, "sales");
  await second.post("/api/auth/organization/invite-member", { email: person.email, role: "guest" });
  await person.post("/api/auth/organization/accept-invitation", {
    invitationId: await invitationTo(house, person.email),
  });
  const here = async (headers?: Record<string, string>) => {
    const { organization, role } = (await person.get("/me", headers)).data;
    return `${organization?.name} ${role?.key}`;
  };

  expect(await here()).toBe("Second guest");
  expect(await here({ "x-organization-id": first.orgId })).toBe("First sales");
  await person.post("/api/auth/organization/set-active", { organizationId: first.orgId });
  expect(await here()).toBe("First sales");
  const again = house.visitor();
  await signIn(again, person);
  expect((await again.get("/me")).data.organization.name).toBe("First");
});

test("another organization's header, members, roles and teams are out of reach", async () => {
  const ours = await house.owner();
  const theirs = await house.owner();
  const team = (await theirs.post("/teams", { name: "Theirs" })).data;
  const role = (await theirs.post("/roles", { name: "Theirs", parent: "sales" })).data;
  const calls = [
    ours.get("/members", { "x-organization-id": theirs.orgId }),
    ours.patch(`/members/${theirs.memberId}`, { role: "guest" }),
    ours.delete(`/members/${theirs.memberId}`),
    ours.patch(`/roles/${role.id}`, { name: "Ours" }),
    ours.delete(`/teams/${team.id}`),
    ours.put(`/teams/${team.id}/members/${ours.memberId}`),
  ];
  expect((await Promise.all(calls)).map((answer) => answer.status)).toEqual([403, 404, 404, 404, 404, 404]);
  const asked = await ours.post("/api/auth/organization/invite-member", {
    email: "x@example.com",
    role: "guest",
    organizationId: theirs.orgId,
  });
  expect(asked.status).toBe(403);
});

test("people in one team are teammates, and stop being so with the next request", async () => {
  const owner = await house.owner();
  const [one, two] = [await house.colleague(owner, "sales"), await house.colleague(owner, "sales")];
  const team = (await owner.post("/teams", { name: "North" })).data;
  const teammates = async () => (await one.get("/me")).data.member.teammates.toSorted();
  expect(await teammates()).toEqual([one.memberId]);

  for (const { memberId } of [one, two, two]) await owner.put(`/teams/${team.id}/members/${memberId}`);
  expect(await teammates()).toEqual([one.memberId, two.memberId].sort());
  expect((await owner.get("/teams")).data).toEqual([
    { id: team.id, name: "North", memberIds: [one.memberId, two.memberId].sort() },
  ]);

  await owner.delete(`/teams/${team.id}/members/${two.memberId}`);
  expect(await teammates()).toEqual([one.memberId]);
  expect((await owner.delete(`/teams/${team.id}`)).status).toBe(204);
});
