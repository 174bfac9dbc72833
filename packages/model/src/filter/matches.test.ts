import { describe, expect, test } from "vitest";
import { type Filter, matches, parseFilter, resolveDates, resolveMe } from "./index.ts";
import { ANNA, LEAD_FIELDS } from "./lead-fields.ts";

/** Saturday evening in New York, when it is already Sunday in UTC. */
const NOW = new Date("2026-11-22T01:30:00Z");
const NEW_YORK = { now: NOW, zone: "America/New_York" };

const LEAD = {
  id: "0193a0a0-0000-7000-8000-0000000000aa",
  name: "Acme Heating Inc",
  description: "Water heater leaks since Friday",
  email: "bob@acme.example",
  phone: "+13125550142",
  emails: [{ email: "Bob@Acme.example", type: "work", primary: true }],
  score: 15,
  hours: 2.5,
  value: "1200.50",
  closeDate: "2026-11-21",
  createdAt: "2026-11-20T12:00:00.000Z",
  urgent: false,
  status: "new",
  services: ["repair", "water_heater"],
  tags: [],
  owner: ANNA,
  company: null,
  address: { street: "12 Elm Street", city: "Springfield" },
  custom: { roofType: "Tile", status: "" },
};

const passes = (text: string, record: Record<string, unknown> = LEAD) => {
  const parsed = parseFilter(text, LEAD_FIELDS);
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
  return matches(parsed.tree, record, { ...NEW_YORK, fields: LEAD_FIELDS, me: ANNA });
};

describe("The lead passes", () => {
  test.each([
    "",
    "status:new",
    "status:new,working",
    "-status:working",
    "name:ACME",
    'name="acme heating inc"',
    "name:acme*",
    "name:*inc",
    "value>1200",
    "value<1200.51",
    "value:1200.5",
    "value:1000..2000",
    "score>=15",
    "hours:2.5",
    "urgent:no",
    "owner:me",
    "services:repair,install",
    "services:repair&water_heater",
    "-services:install",
    "tags:none",
    "-tags:vip",
    "company:none",
    "company!=0193a0a0-0000-7000-8000-000000000002",
    "address:springfield",
    "rooftype:tile",
    "custom.status:none",
    "emails:bob@acme",
    "emails=bob@acme.example",
    'phone:"(312) 555"',
    "phone:5550142",
    '"water heater"',
    "heat leaks",
    "wat",
    "due:today",
    "due:2026-11",
    "due<=today",
    "due:1d",
    "due:in-7d",
    "due<tomorrow",
    "due:2026-11-20..2026-11-21",
    "created:yesterday",
    "created<7d",
    "created>1d",
    "created:7d",
    "created:2026-11-20",
    "created>=2026-11-20T07:00",
    "created<2026-11-20T07:00:00.001",
    "-(value>5000) (status:lost OR status:new)".replace("lost", "working"),
  ])("%s", (text) => expect(passes(text)).toBe(true));
});

describe("The lead does not pass", () => {
  test.each([
    "-()",
    "status:working",
    "-status:new",
    "status!=new,working",
    "status:none",
    "name:=acme",
    "name:heating*",
    "-name:acme",
    "value>1200.5",
    "value:2000..3000",
    "score<15",
    "urgent:yes",
    "-owner:me",
    "services:repair&install",
    "tags:*",
    "tags:vip",
    "rooftype:slate",
    '"heater water"',
    "eater",
    "due:tomorrow",
    "due<today",
    "due>today",
    "created:today",
    "created>7d",
    "created<1d",
    "created:2026-11-21",
    "website:a",
    "company:0193a0a0-0000-7000-8000-000000000002",
    "phone:999",
  ])("%s", (text) => expect(passes(text)).toBe(false));
});

test("A comparison with an empty field is false, and its negation true", () => {
  for (const text of [
    "value>5",
    "value<5",
    "name:a",
    "status:new",
    "due<today",
    "created:7d",
    "urgent:no",
    "tags:a",
    "owner:me",
  ]) {
    expect(passes(text, {}), text).toBe(false);
    expect(passes(`-${text}`, {}), `-${text}`).toBe(true);
  }
});

describe("Dates resolve to absolute bounds", () => {
  const resolved = (text: string, moment = NEW_YORK) => {
    const parsed = parseFilter(text, LEAD_FIELDS);
    return parsed.ok ? resolveDates(parsed.tree, LEAD_FIELDS, moment) : parsed.errors;
  };
  const created = (op: string, value: string) => ({ field: "createdAt", op, value });
  const due = (op: string, value: string) => ({ field: "closeDate", op, value });

  test.each<[string, unknown]>([
    ["created:today", { and: [created("gte", "2026-11-21T05:00:00.000Z"), created("lt", "2026-11-22T05:00:00.000Z")] }],
    ["created>today", created("gte", "2026-11-22T05:00:00.000Z")],
    ["created>=today", created("gte", "2026-11-21T05:00:00.000Z")],
    ["created<today", created("lt", "2026-11-21T05:00:00.000Z")],
    ["created<=today", created("lt", "2026-11-22T05:00:00.000Z")],
    ["created<24h", created("gt", "2026-11-21T01:30:00.000Z")],
    // The clocks went back on 1 November: 30 days ago 20:30 in New York was an hour earlier in UTC.
    ["created<30d", created("gt", "2026-10-23T00:30:00.000Z")],
    ["created:7d", { and: [created("gte", "2026-11-15T01:30:00.000Z"), created("lte", "2026-11-22T01:30:00.000Z")] }],
    [
      "created:2026-11-01",
      { and: [created("gte", "2026-11-01T04:00:00.000Z"), created("lt", "2026-11-02T05:00:00.000Z")] },
    ],
    ["created<2026-11-20T07:00", created("lt", "2026-11-20T12:00:00.000Z")],
    [
      "created!=today",
      { not: { and: [created("gte", "2026-11-21T05:00:00.000Z"), created("lt", "2026-11-22T05:00:00.000Z")] } },
    ],
    ["due:today", { and: [due("gte", "2026-11-21"), due("lt", "2026-11-22")] }],
    ["due:this-week", { and: [due("gte", "2026-11-16"), due("lt", "2026-11-23")] }],
    ["due:2026", { and: [due("gte", "2026-01-01"), due("lt", "2027-01-01")] }],
    ["due<in-7d", due("lt", "2026-11-28")],
    ["due:in-7d", { and: [due("gte", "2026-11-21"), due("lte", "2026-11-28")] }],
    ["due:2026-11..2026-12", { and: [due("gte", "2026-11-01"), due("lt", "2027-01-01")] }],
    ["due:none", { field: "closeDate", op: "isEmpty" }],
  ])("%s", (text, tree) => expect(resolved(text)).toEqual(tree));

  test("a day on which the clocks change has 23 or 25 hours, or with half an hour's change 23.5 or 24.5", () => {
    const hoursOf = (day: string, zone: string) => {
      const tree = resolved(`created:${day}`, { now: NOW, zone });
      const [start, end] = "and" in tree ? tree.and.map((bound) => String("value" in bound ? bound.value : "")) : [];
      return (Date.parse(end ?? "") - Date.parse(start ?? "")) / 3_600_000;
    };
    expect(hoursOf("2026-03-08", "America/New_York")).toBe(23);
    expect(hoursOf("2026-11-01", "America/New_York")).toBe(25);
    expect(hoursOf("2026-10-04", "Australia/Lord_Howe")).toBe(23.5);
    expect(hoursOf("2026-04-05", "Australia/Lord_Howe")).toBe(24.5);
    expect(hoursOf("2026-09-06", "America/Santiago")).toBe(23);
  });
});

test("Where nobody looks, nothing is mine and everything is not mine", () => {
  const mine: Filter = { field: "owner", op: "eq", value: { me: true } };
  const context = { ...NEW_YORK, fields: LEAD_FIELDS };
  expect(resolveMe(mine, ANNA)).toEqual({ field: "owner", op: "eq", value: ANNA });
  expect(matches(mine, LEAD, context)).toBe(false);
  expect(matches({ ...mine, op: "ne" }, LEAD, context)).toBe(true);
});

test("A segment that was not replaced is an error, not an empty result", () => {
  expect(() => matches({ segment: "hot" }, LEAD, { ...NEW_YORK, fields: LEAD_FIELDS })).toThrow(/hot/);
});
