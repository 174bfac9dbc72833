import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalDecimal, compareDecimals } from "./decimals.ts";

test.each([
  ["007.50", "7.5"],
  ["-0.00", "0"],
  ["+.5", "0.5"],
  ["5.", "5"],
  ["-12", "-12"],
  ["0.10000000000000000001", "0.10000000000000000001"],
])("%s is %s", (text, canonical) => expect(canonicalDecimal(text)).toBe(canonical));

test.each(["", ".", "-", "1e5", "1,000", "NaN", "--1", "9".repeat(31), "0".repeat(5_000)])(
  "%j is no decimal",
  (text) => {
    expect(canonicalDecimal(text)).toBeNull();
  },
);

test("Decimals compare as the numbers they are", () => {
  const anyCents = fc.integer({ min: -1_000_000, max: 1_000_000 });
  fc.assert(
    fc.property(anyCents, anyCents, (left, right) => {
      const [one = "", other = ""] = [left, right].map((cents) => canonicalDecimal(String(cents / 100)) ?? "");
      expect(Math.sign(compareDecimals(one, other))).toBe(Math.sign(left - right));
    }),
  );
});
