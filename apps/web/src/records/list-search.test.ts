import { expect, test } from "vitest";
import { parseListSearch, parseSort, toggleSort } from "./list-search.ts";

test("a column sorts up, then down, then not at all", () => {
  expect(toggleSort("-createdAt", "name", false)).toBe("name");
  expect(toggleSort("name", "name", false)).toBe("-name");
  expect(toggleSort("-name", "name", false)).toBeUndefined();
});

test("a second column is added behind the first", () => {
  expect(toggleSort("name", "amount", true)).toBe("name,amount");
  expect(toggleSort("name,amount", "name", true)).toBe("amount,-name");
  expect(parseSort("-amount,name")).toEqual([
    { field: "amount", descending: true },
    { field: "name", descending: false },
  ]);
});

test("an address with things a list does not know is read without them", () => {
  expect(parseListSearch({ filter: 312, layout: "calendar", sort: "", evil: "x" })).toEqual({
    filter: "312",
    layout: undefined,
    sort: undefined,
    columns: undefined,
    pipeline: undefined,
    view: undefined,
  });
});
