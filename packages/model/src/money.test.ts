import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addAmounts,
  compareAmounts,
  formatMoney,
  minorUnits,
  multiplyAmount,
  parseAmount,
  roundAmount,
} from "./money.ts";

describe("An amount reads", () => {
  test.each([
    ["1,234.50", "en-US", "1234.5"],
    ["$1,234.5", "en-US", "1234.5"],
    ["USD 1,234,567", "en-US", "1234567"],
    ["-20", "en-US", "-20"],
    ["(20.00)", "en-US", "-20"],
    ["$-20", "en-US", "-20"],
    [".5", "en-US", "0.5"],
    ["-0.00", "en-US", "0"],
    ["1 234,50 kr", "sv-SE", "1234.5"],
    ["0.1234567890123456789012345", "en-US", "0.1234567890123456789012345"],
    ["1.234,50 €", "de-DE", "1234.5"],
    ["1 234,50 €", "fr-FR", "1234.5"],
    ["12,34,567", "en-IN", "1234567"],
    ["1’234.50", "de-CH", "1234.5"],
  ])("%s in %s as %s", (raw, locale, amount) => expect(parseAmount(raw, locale)).toBe(amount));

  test.each(["", "abc", "1.2.3", "1,2", "12,34", "1e5", "5k", "$", "--5", "NaN", "."])("%j not at all", (raw) => {
    expect(parseAmount(raw)).toBeNull();
  });
});

test("Sums and products are exact", () => {
  expect(addAmounts("0.1", "0.2")).toBe("0.3");
  expect(addAmounts()).toBe("0");
  expect(multiplyAmount("19.99", "3")).toBe("59.97");
  expect(multiplyAmount("100", "0.0825")).toBe("8.25");
  expect(compareAmounts("10", "9.99")).toBeGreaterThan(0);
  expect(compareAmounts("10", "10.00")).toBe(0);
});

test.each([
  ["2.345", "USD", "halfEven", "2.34"],
  ["2.355", "USD", "halfEven", "2.36"],
  ["2.345", "USD", "halfUp", "2.35"],
  ["-2.345", "USD", "halfUp", "-2.35"],
  ["2.5", "JPY", "halfEven", "2"],
  ["2.5", "JPY", "halfUp", "3"],
  ["1.23456", "KWD", "halfEven", "1.235"],
] as const)("%s %s rounded %s is %s", (amount, currency, rounding, rounded) => {
  expect(roundAmount(amount, currency, rounding)).toBe(rounded);
});

test("Minor units follow the currency", () => {
  expect(["USD", "JPY", "KWD"].map(minorUnits)).toEqual([2, 0, 3]);
  expect(() => minorUnits("dollars")).toThrow(RangeError);
});

test("Money is written as the locale does, exactly", () => {
  expect(formatMoney("1234.5", "USD")).toBe("$1,234.50");
  expect(formatMoney("1234.5", "EUR", "de-DE")).toBe("1.234,50\u00a0€");
  expect(formatMoney("90071992547409931.25", "USD")).toBe("$90,071,992,547,409,931.25");
});

test("A formatted amount reads back, and addition does not care about order", () => {
  const anyAmount = fc
    .bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
    .map((cents) => multiplyAmount(String(cents), "0.01"));
  fc.assert(
    fc.property(anyAmount, anyAmount, fc.constantFrom("en-US", "de-DE", "fr-FR", "en-IN"), (one, other, locale) => {
      expect(parseAmount(formatMoney(one, "USD", locale), locale)).toBe(one);
      expect(addAmounts(one, other)).toBe(addAmounts(other, one));
      expect(addAmounts(addAmounts(one, other), multiplyAmount(other, -1))).toBe(one);
    }),
  );
});
