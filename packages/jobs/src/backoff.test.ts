import { expect, test } from "vitest";
import { backoffMs } from "./backoff.ts";

const backoff = { baseMs: 1_000, maxMs: 10_000 };
const [least, most] = [() => 0, () => 1];

test("each failure doubles the wait, up to the longest one", () => {
  expect([1, 2, 3, 4, 5, 60].map((failures) => backoffMs(backoff, failures, most))).toEqual([
    1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
  ]);
});

test("jitter takes away up to half of the wait", () => {
  expect(backoffMs(backoff, 3, least)).toBe(2_000);
});
