import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { WALKED } from "./feed.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

interface Entry {
  kind: string;
  id: string;
  about: { object: string; id: string; title: string | null } | null;
  records?: number;
  activity?: { type: string };
  change?: { action: string; summary: string | null; after: object | null };
}

const read = async (person: Person, query = ""): Promise<Entry[]> => (await person.get(`/feed?${query}`)).data;
const told = (entries: Entry[]) =>
  entries.map(({ kind, about, change, activity }) => [
    activity?.type ?? change?.action ?? kind,
    about?.object,
    about?.title,
  ]);

/** All entries, page by page, and how many pages they came on. */
async function readAll(person: Person, query: string): Promise<{ entries: Entry[]; pages: number }> {
  const entries: Entry[] = [];
  let pages = 0;
  let cursor: string | null = "";
  while (cursor !== null) {
    const { body } = await person.get(`/feed?${query}${cursor && `&cursor=${cursor}`}`);
    entries.push(...body.data);
    cursor = body.page.next;
    pages += 1;
  }
  return { entries, pages };
}

test("the feed tells of activities, comments, changes, tasks and files of all records, newest first, each by its record", async () => {
  const ana = await house.owner();
  const acme = (await ana.post("/companies", { name: "Acme" })).data;
  const roof = (await ana.post("/deals", { name: "New roof", companyId: acme.id })).data;
  await ana.post("/activities", { type: "phone_call", dealId: roof.id, body: "Wants slate" });
  await ana.post("/comments", { object: "deal", recordId: roof.id, body: "Who measures?" });
  const task = (await ana.post("/tasks", { title: "Measure", dealId: roof.id })).data;
  await ana.patch(`/tasks/${task.id}`, { status: "completed" });
  await ana.patch(`/deals/${roof.id}`, { companyId: null });
  await ana.delete(`/companies/${acme.id}`);

  expect(told(await read(ana))).toEqual([
    ["delete", "company", "Acme"],
    ["update", "deal", "New roof"],
    ["update", "task", "Measure"],
    ["create", "task", "Measure"],
    ["comment", "deal", "New roof"],
    ["phone_call", "deal", "New roof"],
    ["create", "deal", "New roof"],
    ["create", "company", "Acme"],
  ]);
  expect(told(await read(ana, "types=task&limit=1"))).toEqual([["update", "task", "Measure"]]);
  expect(told(await read(ana, "types=change&object=company"))).toEqual([
    ["delete", "company", "Acme"],
    ["create", "company", "Acme"],
  ]);
  expect(told(await read(ana, "types=comment,phone_call"))).toHaveLength(2);
  expect(told(await read(ana, "q=slate"))).toEqual([["phone_call", "deal", "New roof"]]);
  expect(told(await read(ana, "q=measure"))).toHaveLength(3);
  expect(await read(ana, "q=%3F")).toEqual([]);
  expect((await ana.get("/feed?cursor=nonsense")).status).toBe(400);
});

test("what was done by one operation is one entry, and what moved through stages can be asked for", async () => {
  const ana = await house.owner();
  const deals: { id: string; pipelineId: string }[] = [];
  for (const name of ["One", "Two", "Three"]) deals.push((await ana.post("/deals", { name })).data);
  const ids = deals.map(({ id }) => id);
  const { data: pipelines } = await ana.get("/pipelines");
  const [, second] = pipelines.find(({ id }: { id: string }) => id === deals[0]?.pipelineId).stages;
  await ana.patch(`/deals/${ids[0]}/stage`, { stage: second.id });
  const operations = ids.map((id) => ({ op: "update", id, data: { source: "referral" } }));
  await ana.post("/deals/batch", { operations });

  const [bulk] = await read(ana);
  expect(bulk).toMatchObject({ records: 3, change: { action: "update", after: { source: "referral" } } });
  const [moved, ...others] = await read(ana, "types=stage");
  expect(others).toEqual([]);
  expect(moved).toMatchObject({ about: { title: "One" }, change: { after: { stageId: second.id } } });
});

test("the feed shows a member what they may see and names nothing else", async () => {
  const ana = await house.owner();
  const fields = { source: { visible: false, editable: false } };
  const changes = { objects: { deal: { read: "own", fields } } };
  const role = await ana.post("/roles", { name: "Own deals", parent: "sales", changes });
  const sam = await house.colleague(ana, "sales", { customRoleId: role.data.id });
  const mine = (await ana.post("/deals", { name: "Hers to see", ownerId: sam.memberId })).data;
  const secret = (await ana.post("/deals", { name: "Secret deal" })).data;
  await ana.post("/activities", { type: "note", dealId: secret.id, body: "Secret note" });
  await ana.post("/comments", { object: "deal", recordId: secret.id, body: "Secret words" });
  const operations = [mine, secret].map(({ id }) => ({ op: "update", id, data: { nextStep: "Call" } }));
  await ana.post("/deals/batch", { operations });
  await ana.patch(`/deals/${mine.id}`, { source: "referral" });

  const seen = await read(sam, "object=deal");
  expect(told(seen)).toEqual([
    ["update", "deal", "Hers to see"],
    ["create", "deal", "Hers to see"],
  ]);
  // The operation's own words may name what is not hers to see.
  expect(seen[0]).toMatchObject({ records: 1, change: { summary: null, after: { nextStep: "Call" } } });
  expect(JSON.stringify(await read(sam))).not.toContain("ecret");
  expect(await read(sam, "q=secret")).toEqual([]);
  expect(await read(await house.owner())).toEqual([]);
});

test("filters by day and member hold, and pages follow each other without a gap or a repetition", async () => {
  const ana = await house.owner();
  const ben = await house.colleague(ana, "admin");
  const { id } = (await ana.post("/companies", { name: "Acme" })).data;
  const at = (hour: number) => new Date(Date.UTC(2026, 0, 5, hour)).toISOString();
  for (let hour = 0; hour < 6; hour++) {
    await ana.post("/activities", { type: "note", companyId: id, body: `${hour}`, at: at(hour) });
    await ben.post("/comments", { object: "company", recordId: id, body: `${hour}` });
  }
  expect(await read(ana, `from=${at(2)}&until=${at(4)}`)).toHaveLength(2);
  expect((await read(ana, `memberId=${ben.memberId}`)).map(({ kind }) => kind)).toEqual(Array(6).fill("comment"));
  const { entries, pages } = await readAll(ana, "limit=4");
  expect([entries.length, new Set(entries.map((one) => one.id)).size, pages]).toEqual([13, 13, 4]);
});

test("what is rare is found page by page, however much lies between", async () => {
  const ana = await house.owner();
  await ana.post("/companies", { name: "Long ago" });
  const client = new pg.Client(house.connection);
  await client.connect();
  const many = WALKED + 100;
  // Written by the database: so many requests would take minutes.
  await client.query(
    `with o as (
      insert into operations (org_id, id, kind, summary, actor, source, at)
      select $1, gen_random_uuid(), 'create', 'Created', '{"type":"system","id":null,"name":"Mainstay"}', 'system', now() + n * interval '1 ms'
        from generate_series(1, $2::int) n returning org_id, id)
    insert into changes (org_id, operation_id, position, object, record_id, action, version)
      select org_id, id, 0, 'lead', $3::uuid, 'create', 1 from o`,
    [ana.orgId, many, randomUUID()],
  );
  await client.end();
  const { entries, pages } = await readAll(ana, "object=company");
  expect(told(entries)).toEqual([["create", "company", "Long ago"]]);
  expect(pages).toBe(2);
});
