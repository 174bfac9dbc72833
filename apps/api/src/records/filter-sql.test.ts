import { checkFilter, type Filter, matches, type Op, opsFor } from "@mainstay/model/filter";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../testing/house.ts";
import type { Person } from "../testing/person.ts";

/*
 * The filter language has two readers: SQL, and `matches` in memory. Random filters over the same records must find
 * the same ones.
 */

let house: TestHouse;
let ana: Person;
let records: Record<string, unknown>[];
const NOW = new Date("2026-06-15T12:00:00Z");
const WORDS = ["water", "Heater", "élan", "O'Neil", "100%", "a_b", "Straße"];
const TAGS = ["vip", "hot", "cold"];

beforeAll(async () => {
  house = await openTestHouse();
  house.clock.now = NOW;
  ana = await house.owner({ timezone: "America/Chicago" });
  for (const [key, type] of Object.entries({
    roof: "number",
    note: "text",
    since: "date",
    grade: "picklist",
    extras: "multiPicklist",
    ok: "boolean",
  })) {
    await ana.post("/fields", {
      object: "contact",
      key,
      label: `Own ${key}`,
      type,
      ...(/picklist/i.test(type) && { options: TAGS }),
    });
  }
  const operations = Array.from({ length: 50 }, (_, index) => ({ op: "create", data: contactNumber(index) }));
  const { data } = await ana.post("/contacts/batch", { operations });
  expect(data.every((row: { status: number }) => row.status === 201)).toBe(true);
  records = (await ana.get("/contacts?limit=200")).data;
});
afterAll(() => house.close());

function contactNumber(index: number) {
  const some = <T>(items: T[], step: number) => (index % step === 0 ? null : items[index % items.length]);
  return {
    firstName: some(WORDS, 4),
    lastName: `${WORDS[(index * 3) % WORDS.length]} ${WORDS[(index * 5) % WORDS.length]}`,
    jobTitle: some(["Plumber", "water heater fitter", ""], 5),
    emails: index % 3 === 0 ? [] : [{ email: `p${index}.water@example.com` }],
    phones: index % 4 === 0 ? [] : [{ number: `+1312555${String(1_000 + index).slice(0, 4)}` }],
    addresses: index % 5 === 0 ? [{ city: "Chicago", line1: "5 Water St", primary: true }] : [],
    lifecycleStage: ["prospect", "customer", "past_customer"][index % 3],
    preferredChannel: some(["phone", "email"], 3),
    tags: TAGS.filter((_, bit) => index & (1 << bit)),
    ownerId: index % 6 === 0 ? null : ana.memberId,
    custom: {
      roof: some(["0", "2.50", "10", "-3"], 3),
      note: some(WORDS, 3),
      since: some(["2026-06-14", "2026-06-15", "2026-01-31", "2025-12-31"], 4),
      grade: some(TAGS, 4),
      extras: TAGS.filter((_, bit) => (index >> 1) & (1 << bit)),
      ok: some([true, false], 3),
    },
  };
}

const FIELDS: Record<string, fc.Arbitrary<string | number | boolean | object>> = {
  firstName: fc.constantFrom(...WORDS, "WATER", "t"),
  lastName: fc.constantFrom(...WORDS, "water h", "%", "_"),
  jobTitle: fc.constantFrom("Plumber", "water", "FITTER"),
  emails: fc.constantFrom("P1", "work", ".water@", "p7.water@example.com", "example"),
  phones: fc.constantFrom("312", "(312) 555", "+13125551007", "555-10"),
  addresses: fc.constantFrom("chicago", "water", "5", "zip"),
  lifecycleStage: fc.constantFrom("prospect", "customer"),
  preferredChannel: fc.constantFrom("phone", "email"),
  tags: fc.constantFrom(...TAGS, "VIP"),
  ownerId: fc.constant({ me: true }),
  createdAt: fc.constantFrom<string | object>(
    "2026-06-15",
    { ago: { days: 1 } },
    { ahead: { days: 1 } },
    { period: "thisMonth" },
  ),
  version: fc.constantFrom(1, 2, 99_999_999_999),
  "custom.roof": fc.constantFrom("2.5", 0, 10, "-3.0", "2.51"),
  "custom.note": fc.constantFrom(...WORDS, "heat"),
  "custom.since": fc.constantFrom<string | object>("2026-06-15", "2026-06", { ago: { days: 1 } }, { period: "today" }),
  "custom.grade": fc.constantFrom(...TAGS),
  "custom.extras": fc.constantFrom(...TAGS),
  "custom.ok": fc.boolean(),
};

test("random filters find the same records in SQL as in memory", async () => {
  const fields = (await ana.get("/objects")).data.find((one: { name: string }) => one.name === "contact").fields;
  const condition = fc.constantFrom(...Object.keys(FIELDS)).chain((name) => {
    const field = fields.find(
      (one: { name: string; custom?: boolean }) => (one.custom ? `custom.${one.name}` : one.name) === name,
    );
    const value = FIELDS[name] ?? fc.constant("");
    return fc.constantFrom<Op>(...opsFor(field.type)).chain((op): fc.Arbitrary<Filter> => {
      if (op === "isEmpty" || op === "isNotEmpty") return fc.constant({ field: name, op });
      const isList = ["in", "notIn", "hasAny", "hasAll", "hasNone"].includes(op);
      const operand =
        op === "between" ? fc.tuple(value, value) : isList ? fc.array(value, { minLength: 1, maxLength: 3 }) : value;
      return operand.map((given) => ({ field: name, op, value: given }) as Filter);
    });
  });
  const search = fc
    .constantFrom("water", "heat", "water heater", "élan", "ELAN", "neil", "eater", "strasse")
    .map((search) => ({ search }));
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 6, arbitrary: condition },
      { weight: 1, arbitrary: search },
      { weight: 1, arbitrary: fc.record({ not: tie("filter") }) },
      { weight: 1, arbitrary: fc.record({ and: fc.array(tie("filter"), { maxLength: 3 }) }) },
      { weight: 1, arbitrary: fc.record({ or: fc.array(tie("filter"), { minLength: 1, maxLength: 3 }) }) },
    ),
  }));
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(filter, async (tree) => {
      const checked = checkFilter(tree, fields, { normalizePhone: (raw) => (raw.startsWith("+") ? raw : null) });
      if (!checked.ok) return;
      tried++;
      const moment = { now: NOW, zone: "America/Chicago", weekStartsOn: 1 as const };
      const inMemory = records.filter((record) =>
        matches(checked.tree, record, { ...moment, fields, me: ana.memberId }),
      );
      const query = new URLSearchParams({ filter: JSON.stringify(tree), limit: "200" });
      const reply = await ana.get(`/contacts?${query}`);
      expect(reply.status, JSON.stringify(reply.body)).toBe(200);
      const names = (rows: Record<string, unknown>[]) => rows.map((row) => row.id).sort();
      expect(names(reply.data)).toEqual(names(inMemory));
    }),
    { numRuns: 300 },
  );
  expect(tried).toBeGreaterThan(200);
}, 120_000);
