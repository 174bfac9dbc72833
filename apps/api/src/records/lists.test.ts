import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../testing/house.ts";
import type { Person } from "../testing/person.ts";

const DEALS = 60;
let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
  await ana.post("/fields", { object: "deal", key: "roof", label: "Roof", type: "number" });
  const operations = Array.from({ length: DEALS }, (_, index) => ({
    op: "create",
    data: {
      name: `Deal ${"abcdef"[index % 6]}`,
      amount: index % 4 === 0 ? null : String((index * 37) % 11),
      closeDate: index % 3 === 0 ? null : `2026-0${1 + (index % 9)}-15`,
      nextStep: index % 5 === 0 ? null : ["call", "Visit", "émail"][index % 3],
      probability: index % 7,
      custom: index % 2 === 0 ? { roof: index % 5 } : {},
    },
  }));
  await ana.post("/deals/batch", { operations });
});
afterAll(() => house.close());

const list = (query: Record<string, string>) => ana.get(`/deals?${new URLSearchParams(query)}`);
const ids = (rows: { id: string }[]) => rows.map((row) => row.id);

test("both forms of a filter find the same", async () => {
  const text = await list({ filter: "amount>5 probability:1..3", limit: "200" });
  const tree = {
    and: [
      { field: "amount", op: "gt", value: 5 },
      { field: "probability", op: "between", value: [1, 3] },
    ],
  };
  expect(text.data.length).toBeGreaterThan(0);
  expect((await list({ filter: JSON.stringify(tree), limit: "200" })).data).toEqual(text.data);
});

test("members and stages can be named in a text filter", async () => {
  const named = await list({ filter: `owner:"${ana.name}" stage:Qualification`, total: "true" });
  expect(named.body.page.total).toBe(DEALS);
});

test("the organization's own fields can be filtered and sorted by", async () => {
  const { data } = await list({ filter: "custom.roof>2", sort: "-custom.roof", limit: "200" });
  const roofs = data.map((deal: { custom: { roof: string } }) => Number(deal.custom.roof));
  expect(roofs).toEqual(roofs.toSorted((a: number, b: number) => b - a));
  expect(Math.min(...roofs)).toBe(3);
});

test.each(["amount", "-amount", "closeDate", "-custom.roof"])("empty values come last by %s", async (sort) => {
  const { data } = await list({ sort, limit: "200" });
  const name = sort.replace("-", "");
  const empty = data.map(
    (deal: { custom: { roof?: string }; [name: string]: unknown }) =>
      (name === "custom.roof" ? deal.custom.roof : deal[name]) == null,
  );
  expect(empty).toEqual(empty.toSorted((a: boolean, b: boolean) => Number(a) - Number(b)));
});

test("pages in any order cover everything exactly once", async () => {
  const FIELDS = ["amount", "name", "closeDate", "nextStep", "probability", "custom.roof", "createdAt", "ownerId"];
  const sorts = fc.array(fc.tuple(fc.constantFrom("", "-"), fc.constantFrom(...FIELDS)), {
    minLength: 1,
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(sorts, fc.integer({ min: 7, max: 25 }), async (keys, limit) => {
      const sort = keys.map((key) => key.join("")).join();
      const seen: string[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const page = await list({ sort, limit: String(limit), ...(cursor && { cursor }) });
        expect(page.status).toBe(200);
        seen.push(...ids(page.data));
        cursor = page.body.page.next;
      }
      expect(seen).toEqual(ids((await list({ sort, limit: "200" })).data));
      expect(new Set(seen).size).toBe(DEALS);
    }),
    { numRuns: 12 },
  );
});

test("fields, expand and total give what they say", async () => {
  const { data, body } = await list({ fields: "name,ownerId", expand: "ownerId,stageId", total: "true", limit: "2" });
  expect(Object.keys(data[0]).sort()).toEqual(["id", "name", "owner", "ownerId", "stage"]);
  expect(data[0].owner).toEqual({ id: ana.memberId, title: ana.name });
  expect(data[0].stage.title).toBe("Qualification");
  expect(body.page.total).toBe(DEALS);
});

describe("what a list cannot do it says, with what was likely meant", () => {
  test.each<[query: Record<string, string>, status: number, pointer: string, hint: string]>([
    [{ filter: "amuont>5" }, 400, "?filter", "amount"],
    [{ filter: "status:wno" }, 400, "?filter", "won"],
    [{ filter: "{oops" }, 400, "?filter", "JSON"],
    [{ filter: '{"field":"amount","op":"like","value":1}' }, 400, "?filter", "op"],
    [{ sort: "amuont" }, 400, "?sort", "amount"],
    [{ sort: "metadata" }, 400, "?sort", "cannot be sorted"],
    [{ fields: "nmae" }, 400, "?fields", "name"],
    [{ expand: "amount" }, 400, "?expand", "ownerId"],
    [{ cursor: "abc" }, 400, "?cursor", "page.next"],
    [{ limit: "201" }, 422, "?limit", "200"],
    [{ limit: "0" }, 422, "?limit", ""],
  ])("%j", async (query, status, pointer, hint) => {
    const reply = await list(query);
    expect(reply.status).toBe(status);
    expect(reply.body.errors[0].pointer).toBe(pointer);
    expect(reply.body.errors[0].detail).toContain(hint);
  });

  test("a cursor of another order is refused", async () => {
    const { body } = await list({ sort: "amount", limit: "5" });
    expect((await list({ sort: "name", cursor: body.page.next })).status).toBe(400);
  });

  test("a number no column could hold finds nothing and breaks nothing", async () => {
    expect((await list({ filter: "probability>99999999999" })).data).toEqual([]);
    expect((await list({ filter: "probability:12.5" })).data).toEqual([]);
  });
});

test("search finds words by their beginning and phones by any part", async () => {
  const ben = await house.owner();
  const { id } = (
    await ben.post("/contacts", {
      firstName: "Łukasz",
      lastName: "O'Neil",
      emails: [{ email: "luk.oneil@example.com" }],
      phones: [{ number: "+1 312 555 0142" }],
    })
  ).data;
  const found = async (filter: string) => ids((await ben.get(`/contacts?${new URLSearchParams({ filter })}`)).data);
  for (const text of ["lukasz", "luk", "nei", '"luk oneil"', "example", "555-0142", "phone:555-01", 'phone:"(312)"']) {
    expect(await found(text), text).toEqual([id]);
  }
  for (const text of ["ukasz", '"oneil lukasz"', "smith"]) expect(await found(text), text).toEqual([]);
  const hits = async (q: string) => ids((await ben.get(`/search?${new URLSearchParams({ q })}`)).data);
  for (const q of ["Luk", "neil", "5550142", "+1 (312) 555-01", "luk.oneil@"]) expect(await hits(q), q).toEqual([id]);
  await ben.delete(`/contacts/${id}`);
  expect(await hits("luk")).toEqual([]);
});
