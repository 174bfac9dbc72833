import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../testing/house.ts";
import type { Person } from "../testing/person.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
});
afterAll(() => house.close());

const ids = (rows: { id: string }[]) => rows.map((row) => row.id).sort();

/** A colleague in a role of the organization's own. */
async function inRole(changes: object, parent = "sales"): Promise<Person> {
  const role = (await ana.post("/roles", { name: crypto.randomUUID(), parent, changes })).data;
  const person = await house.colleague(ana, "sales");
  await ana.patch(`/members/${person.memberId}`, { role: role.id });
  return person;
}

describe("records", () => {
  const access = (read: string) => ({ objects: { deal: { read, edit: read, delete: read } } });

  test("own means owned, or made and owned by nobody; what is lent comes on top", async () => {
    const ben = await inRole(access("own"));
    const hers = (await ana.post("/deals", { name: "Hers" })).data;
    const his = (await ben.post("/deals", { name: "His" })).data;
    const given = (await ana.post("/deals", { name: "Given", ownerId: ben.memberId })).data;
    expect(ids((await ben.get("/deals")).data)).toEqual(ids([his, given]));
    expect((await ben.get(`/deals/${hers.id}`)).status).toBe(404);
    expect((await ben.patch(`/deals/${hers.id}`, { name: "Mine" })).status).toBe(404);
    expect((await ben.get("/search?q=hers")).data).toEqual([]);
    expect((await ben.get("/deals/board")).data[0].count).toBe(2);

    await ana.post(`/deals/${hers.id}/shares`, { memberId: ben.memberId, access: "read" });
    expect((await ben.get(`/deals/${hers.id}`)).data.can).toEqual({ edit: false, delete: false });
    expect((await ben.patch(`/deals/${hers.id}`, { name: "Mine" })).status).toBe(403);
    await ana.post(`/deals/${hers.id}/shares`, { memberId: ben.memberId, access: "edit" });
    expect((await ben.patch(`/deals/${hers.id}`, { nextStep: "Call" })).status).toBe(200);
    await ana.delete(`/deals/${hers.id}/shares/${ben.memberId}`);
    expect((await ben.get(`/deals/${hers.id}`)).status).toBe(404);
  });

  test("team reaches to the teammates' records", async () => {
    const [ben, cem] = [await inRole(access("team")), await house.colleague(ana, "sales")];
    const deal = (await cem.post("/deals", { name: "Teammate's" })).data;
    expect((await ben.get(`/deals/${deal.id}`)).status).toBe(404);
    const team = (await ana.post("/teams", { name: "North" })).data;
    for (const { memberId } of [ben, cem]) await ana.put(`/teams/${team.id}/members/${memberId}`, {});
    expect((await ben.get(`/deals/${deal.id}`)).status).toBe(200);
  });

  test("none is no list at all, and a role's change holds on the next request", async () => {
    const ben = await inRole(access("none"));
    expect((await ben.get("/deals")).status).toBe(403);
    await ana.patch(`/members/${ben.memberId}`, { role: "manager" });
    expect((await ben.get("/deals")).status).toBe(200);
  });

  test("a guest sees what is shared with its timeline, and cannot pass it on", async () => {
    const guest = await house.colleague(ana, "guest");
    const [lead, other] = [
      (await ana.post("/leads", { email: "shared@example.com" })).data,
      (await ana.post("/leads", { email: "kept@example.com" })).data,
    ];
    await ana.post("/activities", { type: "note", body: "Visible", leadId: lead.id });
    await ana.post("/activities", { type: "note", body: "Hidden", leadId: other.id });
    await ana.post(`/leads/${lead.id}/shares`, { memberId: guest.memberId, access: "edit" });
    expect(ids((await guest.get("/leads")).data)).toEqual([lead.id]);
    const { data } = await guest.get(`/leads/${lead.id}`);
    expect(data.contact).toBeNull();
    expect(JSON.stringify(data.timeline)).toContain("Visible");
    expect((await guest.get("/activities")).data.map((one: { body: string }) => one.body)).toEqual(["Visible"]);
    expect((await guest.patch(`/leads/${lead.id}`, { title: "Mine" })).status).toBe(403);
    expect((await guest.post(`/leads/${lead.id}/shares`, { memberId: ana.memberId })).status).toBe(403);
  });
});

describe("fields", () => {
  test("a hidden field shows on no surface", async () => {
    await ana.post("/fields", { object: "deal", key: "margin", label: "Margin", type: "number" });
    const hidden = { visible: false, editable: false };
    const ben = await inRole({
      objects: { deal: { fields: { amount: hidden, description: hidden, ownerId: hidden, "custom.margin": hidden } } },
      capabilities: { operations: true },
    });
    const deal = (
      await ana.post("/deals", {
        name: "Secret",
        amount: 918_273_645,
        description: "zebra",
        custom: { margin: 564_738_291 },
      })
    ).data;
    await ana.patch(`/deals/${deal.id}`, { amount: 192_837_465, custom: { margin: 546_372_819 } });
    const surfaces = [
      `/deals/${deal.id}`,
      `/deals/${deal.id}/timeline`,
      "/deals?fields=name,custom",
      "/deals?deleted=false",
      `/operations?recordId=${deal.id}`,
      "/objects",
      "/search?q=secret",
      "/deals/board",
    ];
    const operations = (await ben.get(`/operations?recordId=${deal.id}`)).data;
    for (const path of [...surfaces, ...ids(operations).map((id) => `/operations/${id}`)]) {
      const reply = await ben.get(path);
      expect(reply.status, path).toBe(200);
      for (const secret of ["918273645", "192837465", "564738291", "546372819", "zebra"])
        expect(JSON.stringify(reply.body), path).not.toContain(secret);
    }
    const fields = (await ben.get("/objects")).data.find((one: { name: string }) => one.name === "deal").fields;
    expect(fields.some((field: { name: string }) => ["amount", "margin"].includes(field.name))).toBe(false);
    for (const query of [
      "filter=amount>1",
      "filter=custom.margin>1",
      "sort=amount",
      "sort=custom.margin",
      "fields=amount",
      "expand=ownerId",
    ]) {
      expect((await ben.get(`/deals?${query}`)).status, query).toBe(400);
    }
    expect((await ben.get("/deals?filter=zebra")).data).toEqual([]);
    expect((await ben.get("/search?q=zebra")).data).toEqual([]);
    expect(ids((await ben.get("/search?q=secret")).data)).toEqual([deal.id]);
    for (const body of [{ amount: 1 }, { custom: { margin: 1 } }])
      expect((await ben.patch(`/deals/${deal.id}`, body)).status).toBe(422);
    const late = await ben.patch(`/deals/${deal.id}`, { name: "Late", version: 1 });
    expect(late.status).toBe(409);
    expect(JSON.stringify(late.body)).not.toContain("192837465");
  });

  test("a field that may only be looked at is refused by name", async () => {
    const locked = { visible: true, editable: false };
    const ben = await inRole({ objects: { deal: { fields: { amount: locked } } } });
    const deal = (await ana.post("/deals", { name: "Fixed", amount: 5 })).data;
    expect((await ben.get(`/deals/${deal.id}`)).data.amount).toBe("5.00");
    expect(await ben.patch(`/deals/${deal.id}`, { amount: 6 })).toMatchObject({
      status: 403,
      body: { errors: [{ pointer: "/amount" }] },
    });
  });
});

test("raw SQL under the app's role without an organization sees no row of any table", async () => {
  const { database } = house.house;
  const tables = await database.system.execute<{ name: string }>(
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  );
  expect(tables.rows.length).toBeGreaterThan(10);
  const nobody = database.forOrg("00000000-0000-0000-0000-000000000000");
  for (const { name } of tables.rows) {
    const unset = await nobody.execute(
      sql`select set_config('app.org', '', true), (select count(*) from ${sql.identifier(name)}) as rows`,
    );
    expect(unset.rows, name).toMatchObject([{ rows: 0 }]);
  }
});
