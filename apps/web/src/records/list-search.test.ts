import { expect, test } from "vitest";
import { parseListSearch, parsePairs, parseSort, printPairs, sortWith, toggleSort } from "./list-search.ts";

test("a column sorts up, then down, then not at all", () => {
  expect(toggleSort("-createdAt", "name", false)).toBe("name");
  expect(toggleSort("name", "name", false)).toBe("-name");
  expect(toggleSort("-name", "name", false)).toBeUndefined();
});

test("a second column is added behind the first", () => {
  expect(toggleSort("name", "amount", true)).toBe("name,amount");
  expect(toggleSort("name,amount", "name", true)).toBe("amount,-name");
  expect(sortWith("name,-amount", { field: "name", descending: true }, true)).toBe("-amount,-name");
  expect(sortWith("name,-amount", { field: "status", descending: false }, false)).toBe("status");
  expect(parseSort("-amount,name")).toEqual([
    { field: "amount", descending: true },
    { field: "name", descending: false },
  ]);
});

test("an address with things a list does not know is read without them", () => {
  expect(parseListSearch({ filter: 312, layout: "spiral", density: "huge", sort: "", evil: "x" })).toEqual({
    filter: "312",
  });
});

test("widths and totals read back as they were written", () => {
  expect(printPairs(parsePairs("title:320,status:140"))).toBe("title:320,status:140");
  expect(printPairs(parsePairs("title:,:3,nonsense"))).toBeUndefined();
});
