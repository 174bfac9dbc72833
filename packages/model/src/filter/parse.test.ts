import { describe, expect, test } from "vitest";
import { parseFilter } from "./index.ts";
import { ANNA, LEAD_FIELDS } from "./lead-fields.ts";
import type { Filter } from "./tree.ts";

const parse = (text: string) => parseFilter(text, LEAD_FIELDS);
const condition = (field: string, op: string, value?: unknown) => ({
  field,
  op,
  ...(value !== undefined && { value }),
});

describe("A filter's text means", () => {
  const meanings: [string, unknown][] = [
    ["", { and: [] }],
    ["  ", { and: [] }],
    ["()", { and: [] }],
    ["heater", { search: "heater" }],
    ["water heater", { and: [{ search: "water" }, { search: "heater" }] }],
    ['"water heater"', { search: "water heater" }],
    ["Smith & Sons", { and: [{ search: "Smith" }, { search: "Sons" }] }],
    ["http://example.com/a?b=c", { search: "http://example.com/a?b=c" }],
    ["10:30", { search: "10:30" }],
    ["#1042", { search: "#1042" }],
    ["constructor", { search: "constructor" }],
    [
      'status:new value>500 created<7d "water heater"',
      {
        and: [
          condition("status", "eq", "new"),
          condition("value", "gt", "500"),
          condition("createdAt", "gt", { ago: { days: 7 } }),
          { search: "water heater" },
        ],
      },
    ],
    // Names
    ["STATUS:new", condition("status", "eq", "new")],
    ["amount:500", condition("value", "eq", "500")],
    ['"Estimated hours">2', condition("hours", "gt", 2)],
    ["estimatedHours>2", condition("hours", "gt", 2)],
    ["rooftype:tile", condition("custom.roofType", "contains", "tile")],
    ["custom.roofType:tile", condition("custom.roofType", "contains", "tile")],
    ["custom.status:x", condition("custom.status", "contains", "x")],
    // Text
    ["name:acme", condition("name", "contains", "acme")],
    ['name:="Acme Inc"', condition("name", "eq", "Acme Inc")],
    ['name="Acme Inc"', condition("name", "eq", "Acme Inc")],
    ["name=a,b", condition("name", "in", ["a", "b"])],
    ["name!=a", condition("name", "ne", "a")],
    ["name:acme*", condition("name", "startsWith", "acme")],
    ['name:*"acme inc"', condition("name", "endsWith", "acme inc")],
    ["name:*acme*", condition("name", "contains", "acme")],
    ['name:"a*"', condition("name", "contains", "a*")],
    ["name:a,b*", { or: [condition("name", "contains", "a"), condition("name", "startsWith", "b")] }],
    ["-name:acme", condition("name", "notContains", "acme")],
    ["email=Bob@Example.COM", condition("email", "eq", "bob@example.com")],
    ["website:https://example.com/a", condition("website", "contains", "https://example.com/a")],
    // Choices
    ["status:new, working", condition("status", "in", ["new", "working"])],
    ['status:"Nothing yet"', condition("status", "eq", "none")],
    ["-status:new", condition("status", "ne", "new")],
    ["NOT status:new,working", condition("status", "notIn", ["new", "working"])],
    ["status!=new", condition("status", "ne", "new")],
    ["status:none", condition("status", "isEmpty")],
    ['status:"none"', condition("status", "eq", "none")],
    ["status:*", condition("status", "isNotEmpty")],
    ["status!=none", condition("status", "isNotEmpty")],
    ["-status:*", condition("status", "isEmpty")],
    ["owner:me", condition("owner", "eq", { me: true })],
    ['owner:"anna ito"', condition("owner", "eq", ANNA)],
    ["currency:usd", condition("currency", "eq", "USD")],
    ["urgent:yes", condition("urgent", "eq", true)],
    // Lists
    ["tags:vip", condition("tags", "hasAny", ["vip"])],
    ["tags:vip,hot", condition("tags", "hasAny", ["vip", "hot"])],
    ["tags:vip&hot", condition("tags", "hasAll", ["vip", "hot"])],
    ["-tags:vip,hot", condition("tags", "hasNone", ["vip", "hot"])],
    // Numbers
    ["value > 500", condition("value", "gt", "500")],
    ["value:>=500", condition("value", "gte", "500")],
    ["value<10k", condition("value", "lt", "10000")],
    ["value:$1.5m", condition("value", "eq", "1500000")],
    ["probability:>50%", condition("probability", "gt", 50)],
    ["score:10..20", condition("score", "between", [10, 20])],
    ["score:20..10", condition("score", "between", [10, 20])],
    ["score:10..", condition("score", "gte", 10)],
    ["score:..20", condition("score", "lte", 20)],
    ["hours:1.5..2.5", condition("hours", "between", [1.5, 2.5])],
    ["score:-5", condition("score", "eq", -5)],
    // Dates
    ["created>30d", condition("createdAt", "lt", { ago: { days: 30 } })],
    ["created<=2w", condition("createdAt", "gte", { ago: { weeks: 2 } })],
    ["created<90min", condition("createdAt", "gt", { ago: { minutes: 90 } })],
    ["created:7d", condition("createdAt", "eq", { ago: { days: 7 } })],
    ["created:7d..30d", condition("createdAt", "between", [{ ago: { days: 30 } }, { ago: { days: 7 } }])],
    ["created<now", condition("createdAt", "lt", { ago: { minutes: 0 } })],
    ["due<now", condition("closeDate", "lt", { period: "today" })],
    ["due:today", condition("closeDate", "eq", { period: "today" })],
    ["due:next-week", condition("closeDate", "eq", { period: "nextWeek" })],
    ['due:"Next week"', condition("closeDate", "eq", { period: "nextWeek" })],
    ["due<today", condition("closeDate", "lt", { period: "today" })],
    ["due:in:7d", condition("closeDate", "eq", { ahead: { days: 7 } })],
    ["due<in-3mo", condition("closeDate", "lt", { ahead: { months: 3 } })],
    ["due<+7d", condition("closeDate", "lt", { ahead: { days: 7 } })],
    ["due:2026-11", condition("closeDate", "eq", "2026-11")],
    ["due:2026-11-21..2026-12-01", condition("closeDate", "between", ["2026-11-21", "2026-12-01"])],
    ["created>2026-11-21T10:00+01:00", condition("createdAt", "gt", "2026-11-21T09:00:00.000Z")],
    ["created>2026-11-21T10:00", condition("createdAt", "gt", "2026-11-21T10:00")],
    // Groups
    ["a OR b c", { or: [{ search: "a" }, { and: [{ search: "b" }, { search: "c" }] }] }],
    ["(a OR b) AND c", { and: [{ or: [{ search: "a" }, { search: "b" }] }, { search: "c" }] }],
    ["-(a b)", { not: { and: [{ search: "a" }, { search: "b" }] } }],
    ["NOT NOT a", { search: "a" }],
    ["-value>5", { not: condition("value", "gt", "5") }],
    ['"OR"', { search: "OR" }],
    ["or", { search: "or" }],
    ["#hot", { segment: "hot" }],
    ['-#"Hot leads"', { not: { segment: "Hot leads" } }],
  ];
  test.each(meanings)("%s", (text, tree) => {
    expect(parse(text)).toEqual({ ok: true, tree });
  });
});

describe("A mistake is pointed at:", () => {
  const mistakes: [string, string, string?][] = [
    ["satus:new", "satus", "status"],
    ["secret:x", "secret"],
    ["status:nwe", "nwe", "new"],
    ["status:new,wrking", "wrking", "working"],
    ["status:", "status:"],
    ["status:new,", "status:new,"],
    ["value>abc", "abc"],
    ["score:1.5", "1.5"],
    ["due:soon", "soon"],
    ["due:2026-02-30", "2026-02-30"],
    ["due<3h", "3h"],
    ["name>5", "name>5"],
    ["status:a&b", "status:a&b"],
    ["status:new*", "new*"],
    ["owner:bob", "bob"],
    ["urgent:maybe", "maybe"],
    ['"water', '"water', '"water"'],
    ["(a", "("],
    ["a)", ")"],
    ["a OR", "OR"],
    ["OR a", "OR"],
    ["a AND", "AND"],
    ["AND a", "AND"],
    ["NOT", "NOT"],
    [">500", ">500"],
    ["value:1..2..3", "..3"],
    ['name:a"b"', '"b"'],
    ['name:""', '""'],
  ];
  test.each(mistakes)("%s", (text, wrong, suggestion) => {
    const parsed = parse(text);
    if (parsed.ok) throw new Error(`read as ${JSON.stringify(parsed.tree)}`);
    const [error] = parsed.errors;
    expect(parsed.errors).toHaveLength(1);
    expect(text.slice(error?.position, (error?.position ?? 0) + (error?.length ?? 0))).toBe(wrong);
    expect(error?.message).toMatch(/\w+.*\.$/);
    expect(error?.suggestion).toBe(suggestion);
  });

  test("all mistakes are reported, in the order of the text", () => {
    const parsed = parse("satus:new (value>abc OR due:soon");
    expect(parsed.ok ? [] : parsed.errors.map((error) => error.position)).toEqual([0, 10, 17, 28]);
  });

  test("a text too deep, too long or with too many conditions is refused", () => {
    expect(parse("(".repeat(4_000)).ok).toBe(false);
    expect(parse(`${"-(a OR b ".repeat(20)}${")".repeat(20)}`).ok).toBe(false);
    expect(parse("a ".repeat(101)).ok).toBe(false);
    expect(parse("a".repeat(5_001)).ok).toBe(false);
    expect(parse("a ".repeat(100)).ok).toBe(true);
  });
});

test("A phone number is compared in the spelling the caller's hook gives it", () => {
  const hooks = { normalizePhone: (raw: string) => `+1${raw.replace(/\D/g, "")}` };
  const tree: Filter = { field: "phone", op: "eq", value: "+13125550142" };
  expect(parseFilter('phone="(312) 555-0142"', LEAD_FIELDS, hooks)).toEqual({ ok: true, tree });
});
