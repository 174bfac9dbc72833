import { expect, test } from "vitest";
import { EVERYTHING_FOUND, isSelected, NOTHING, select, sizeOf } from "./selection.ts";

test("records are selected one by one", () => {
  const two = select(NOTHING, ["a", "b"], true);
  expect(sizeOf(two, 100)).toBe(2);
  expect(isSelected(select(two, ["a"], false), "a")).toBe(false);
});

test("of all that match, some can be left out again", () => {
  const most = select(EVERYTHING_FOUND, ["a"], false);
  expect(sizeOf(most, 100)).toBe(99);
  expect([isSelected(most, "a"), isSelected(most, "z")]).toEqual([false, true]);
  expect(sizeOf(select(most, ["a"], true), 100)).toBe(100);
});
