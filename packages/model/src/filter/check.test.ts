import { expect, test } from "vitest";
import { checkFilter, Filter } from "./index.ts";
import { LEAD_FIELDS } from "./lead-fields.ts";

const problems = (tree: Filter) => {
  const checked = checkFilter(tree, LEAD_FIELDS);
  return checked.ok ? [] : checked.problems.map(({ pointer, code, suggestion }) => [pointer, code, suggestion]);
};

test("Everything wrong with a filter is told by its JSON pointer", () => {
  expect(
    problems({
      and: [
        { field: "satus", op: "eq", value: "new" },
        { or: [{ field: "status", op: "in", value: ["new", "wroking"] }] },
        { not: { field: "name", op: "gt", value: "a" } },
        { field: "secret", op: "eq", value: "x" },
        { field: "score", op: "eq", value: 1.5 },
        { field: "score", op: "between", value: [1] },
        { field: "score", op: "in", value: 1 },
        { field: "score", op: "isEmpty", value: 1 },
        { field: "name", op: "eq" },
        { field: "name", op: "eq", value: { me: true } },
        { field: "owner", op: "eq", value: "Anna" },
        { field: "closeDate", op: "lt", value: { ago: { hours: 3 } } },
      ],
    }),
  ).toEqual([
    ["/and/0/field", "unknown_field", "status"],
    ["/and/1/or/0/value/1", "wrong_value", "working"],
    ["/and/2/not/op", "wrong_operator", "contains"],
    ["/and/3/field", "not_filterable", undefined],
    ["/and/4/value", "wrong_value", undefined],
    ["/and/5/value", "wrong_value", undefined],
    ["/and/6/value", "wrong_value", undefined],
    ["/and/7/value", "wrong_value", undefined],
    ["/and/8/value", "wrong_value", undefined],
    ["/and/9/value", "wrong_value", undefined],
    ["/and/10/value", "wrong_value", "0193a0a0-0000-7000-8000-000000000001"],
    ["/and/11/value", "wrong_value", undefined],
  ]);
});

test.each<[Filter, unknown]>([
  [
    { field: "AMOUNT", op: "gt", value: 1200.5 },
    { field: "value", op: "gt", value: "1200.5" },
  ],
  [
    { field: "value", op: "eq", value: "0010.00" },
    { field: "value", op: "eq", value: "10" },
  ],
  [
    { field: "score", op: "eq", value: "7" },
    { field: "score", op: "eq", value: 7 },
  ],
  [
    { field: "email", op: "in", value: [" Bob <BOB@x.io> "] },
    { field: "email", op: "in", value: ["bob@x.io"] },
  ],
  [
    { field: "email", op: "contains", value: " @X.io" },
    { field: "email", op: "contains", value: "@X.io" },
  ],
  [
    { field: "createdAt", op: "lt", value: "2026-11-21T10:00:00+01:00" },
    { field: "createdAt", op: "lt", value: "2026-11-21T09:00:00.000Z" },
  ],
  [
    { field: "closeDate", op: "between", value: ["2026-12-01", "2026-11-01"] },
    { field: "closeDate", op: "between", value: ["2026-11-01", "2026-12-01"] },
  ],
  [
    { field: "roofType", op: "isEmpty" },
    { field: "custom.roofType", op: "isEmpty" },
  ],
])("%j is normalized", (given, tree) => {
  expect(checkFilter(given, LEAD_FIELDS)).toEqual({ ok: true, tree });
});

test.each<[string, unknown]>([
  ["an unknown operator", { field: "name", op: "like", value: "x" }],
  ["an unknown key", { field: "name", op: "eq", value: "x", sql: "1=1" }],
  ["a node of two kinds", { and: [], or: [] }],
  ["an empty or", { or: [] }],
  ["a span of two units", { field: "createdAt", op: "lt", value: { ago: { days: 1, hours: 2 } } }],
  ["an unknown period", { field: "createdAt", op: "eq", value: { period: "someday" } }],
  ["an empty list", { field: "status", op: "in", value: [] }],
  ["nine levels", Array.from({ length: 8 }).reduce<unknown>((inner) => ({ not: inner }), { search: "x" })],
  [
    "ten thousand levels",
    Array.from({ length: 10_000 }).reduce<unknown>((inner) => ({ and: [inner] }), { search: "x" }),
  ],
  ["a hundred and one conditions", { or: Array.from({ length: 101 }, () => ({ search: "x" })) }],
  ["no object", "status:new"],
])("The schema refuses %s", (_name, tree) => {
  expect(Filter.safeParse(tree).success).toBe(false);
});

test("The schema takes eight levels and a hundred conditions", () => {
  const deep = Array.from({ length: 7 }).reduce<unknown>((inner) => ({ not: inner }), { search: "x" });
  expect(Filter.safeParse(deep).success).toBe(true);
  expect(Filter.safeParse({ or: Array.from({ length: 100 }, () => ({ search: "x" })) }).success).toBe(true);
});

test("The schema says where a mistake is, however deep", () => {
  const read = Filter.safeParse({ and: [{ search: "x" }, { not: { field: "name", op: "like", value: "x" } }] });
  expect(read.error?.issues.map((issue) => issue.path)).toEqual([["and", 1, "not", "op"]]);
});
