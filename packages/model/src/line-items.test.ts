import { array, assert, boolean, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { type PricedLine, totalsOf } from "./line-items.ts";
import { addAmounts } from "./money.ts";

const line = (more: Partial<PricedLine>): PricedLine => ({
  quantity: "1",
  unitPrice: "0",
  taxRate: "0",
  isOptional: false,
  isChosen: false,
  ...more,
});

test("a total is exact where binary fractions are not", () => {
  const lines = [line({ quantity: "3", unitPrice: "0.10", taxRate: "8.25" }), line({ unitPrice: "0.20" })];
  expect(totalsOf(lines, "USD")).toEqual({
    subtotal: "0.50",
    tax: "0.02",
    total: "0.52",
    taxes: [{ rate: "8.25", base: "0.30", tax: "0.02" }],
  });
});

test("lines are rounded as they are printed, half up, in the currency's own minor units", () => {
  const lines = [line({ quantity: "0.5", unitPrice: "1.01" }), line({ quantity: "0.5", unitPrice: "1.01" })];
  expect(totalsOf(lines, "USD").total).toBe("1.02");
  expect(totalsOf(lines, "JPY").total).toBe("2");
  expect(totalsOf([line({ quantity: "1.5", unitPrice: "0.335" })], "KWD").total).toBe("0.503");
});

test("an optional line counts when it is chosen, a discount is taken off, and no price is nothing", () => {
  const lines = [
    line({ unitPrice: "100", taxRate: "10" }),
    line({ unitPrice: "-20", taxRate: "10.0" }),
    line({ unitPrice: "50", isOptional: true }),
    line({ unitPrice: null }),
  ];
  expect(totalsOf(lines, "USD")).toMatchObject({ subtotal: "80.00", tax: "8.00", total: "88.00" });
  const chosen = lines.map((one) => ({ ...one, isChosen: one.isOptional }));
  expect(totalsOf(chosen, "USD").total).toBe("138.00");
});

test("the parts add up to the whole, whatever the lines", () => {
  const anyLine = record({
    quantity: integer({ min: 0, max: 1_000_000 }).map((n) => String(n / 10_000)),
    unitPrice: integer({ min: -100_000_000, max: 100_000_000 }).map((n) => String(n / 100)),
    taxRate: constantFrom("0", "7", "8.25", "8.250", "16"),
    isOptional: boolean(),
    isChosen: boolean(),
  });
  assert(
    property(array(anyLine, { maxLength: 20 }), constantFrom("USD", "JPY", "KWD"), (lines, currency) => {
      const { subtotal, tax, total, taxes } = totalsOf(lines, currency);
      expect(addAmounts(subtotal, tax)).toBe(addAmounts(total));
      expect(addAmounts(...taxes.map((one) => one.tax))).toBe(addAmounts(tax));
    }),
  );
});
