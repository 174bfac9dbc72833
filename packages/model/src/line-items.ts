import { type Amount, addAmounts, compareAmounts, multiplyAmount, roundAmount } from "./money.ts";

/** What something costs: so many of a unit at a price, taxed at a rate. Decimals are strings. */
export interface PricedLine {
  /** Up to four decimals: hours, square metres. */
  quantity: Amount;
  /** Of one unit, before tax; negative for a discount, null until somebody has set it. */
  unitPrice: Amount | null;
  /** Percent. */
  taxRate: Amount;
  /** Left to the customer, who takes it or not. */
  isOptional: boolean;
  /** Of an optional line: it counts. */
  isChosen: boolean;
}

export interface Totals {
  subtotal: Amount;
  tax: Amount;
  total: Amount;
  /** Each rate with what it is charged on, lowest rate first. */
  taxes: { rate: Amount; base: Amount; tax: Amount }[];
}

/** What a line comes to before tax, in the currency's minor units; null without a price. */
export const lineTotal = ({ quantity, unitPrice }: PricedLine, currency: string): Amount | null =>
  unitPrice === null ? null : roundAmount(multiplyAmount(unitPrice, quantity), currency, "halfUp");

/** Whether a line is part of the total. */
export const isCounted = ({ isOptional, isChosen }: PricedLine): boolean => !isOptional || isChosen;

/**
 * Adds lines up, exactly: each line is rounded to the currency's minor units as it is printed, and tax is charged on
 * the sum of the lines of each rate, so that the parts shown always add up to the whole. Lines without a price count
 * as nothing.
 */
export function totalsOf(lines: readonly PricedLine[], currency: string): Totals {
  const bases = new Map<Amount, Amount>();
  for (const line of lines.filter(isCounted)) {
    const rate = multiplyAmount(line.taxRate, 1);
    bases.set(rate, addAmounts(bases.get(rate) ?? "0", lineTotal(line, currency) ?? "0"));
  }
  const taxes = [...bases]
    .toSorted(([left], [right]) => compareAmounts(left, right))
    .map(([rate, base]) => ({
      rate,
      base: roundAmount(base, currency),
      tax: roundAmount(multiplyAmount(multiplyAmount(base, rate), "0.01"), currency, "halfUp"),
    }));
  const subtotal = addAmounts(...taxes.map(({ base }) => base));
  const tax = addAmounts(...taxes.map((one) => one.tax));
  return {
    subtotal: roundAmount(subtotal, currency),
    tax: roundAmount(tax, currency),
    total: roundAmount(addAmounts(subtotal, tax), currency),
    taxes: taxes.filter(({ rate }) => compareAmounts(rate, "0") !== 0),
  };
}
