import { Decimal } from "decimal.js";

/** Money is a decimal string, never a float; its currency travels beside it. */
export type Amount = string;

export type Rounding = "halfEven" | "halfUp";

const MODES = { halfEven: Decimal.ROUND_HALF_EVEN, halfUp: Decimal.ROUND_HALF_UP } as const;

/** A constructor of our own: precise beyond any sum of money, and never in exponent notation. */
const Money = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60, rounding: Decimal.ROUND_HALF_EVEN });

/**
 * Reads an amount as people write it in a locale: `1,234.50`, `$ 1234.5`, `(20)` and `-20` in `en-US`, `1.234,50 €` in `de-DE`.
 * @returns null when it is not an amount
 */
export function parseAmount(raw: string, locale = "en-US"): Amount | null {
  const { group, decimal } = separators(locale);
  const bare = bareNumber(raw);
  const isNegative = /^\(.*\)$|^-/.test(bare);
  const digits = bare.replace(/^\((.*)\)$/, "$1").replace(/^[+-]/, "");
  const [whole = "", fraction, ...rest] = digits.split(decimal);
  const isWhole = /^\d*$/.test(whole) || GROUPED.test(whole.replaceAll(group, "_"));
  if (!isWhole || rest.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction))) return null;
  if (!whole && !fraction) return null;
  const value = new Money(`${whole.replaceAll(group, "") || "0"}.${fraction || "0"}`);
  return text(isNegative ? value.negated() : value);
}

/** Groups of three, or of two before the last as in India: "12,34" is more likely twelve and a third than 1234. */
const GROUPED = /^\d{1,3}(?:_\d{3})+$|^\d{1,2}(?:_\d{2})+_\d{3}$/;

/** Without white space and the currency before or behind: a sign, a code (`USD`) or a word (`kr`). */
const bareNumber = (raw: string): string =>
  raw
    .replace(/\p{Sc}|\s/gu, "")
    .replace("\u2212", "-")
    .replaceAll("\u2019", "'")
    .replace(/^([-(]?)\p{L}{2,4}/u, "$1")
    .replace(/\p{L}{2,4}(\)?)$/u, "$1");

/** The exact sum; `0` of nothing. */
export function addAmounts(...amounts: Amount[]): Amount {
  return text(amounts.reduce((sum, amount) => sum.plus(amount), new Money(0)));
}

/** The exact product, unrounded: round once, at the end of a calculation. */
export function multiplyAmount(amount: Amount, factor: Amount | number): Amount {
  return text(new Money(amount).times(factor));
}

/** Negative, zero or positive as `left` is less than, equal to or more than `right`. */
export function compareAmounts(left: Amount, right: Amount): number {
  return new Money(left).comparedTo(right);
}

/** Rounds to the minor units of the currency and writes them out: `2.5` is `2.50` in USD, `2` in JPY. */
export function roundAmount(amount: Amount, currency: string, rounding: Rounding = "halfEven"): Amount {
  return new Money(amount).toFixed(minorUnits(currency), MODES[rounding]);
}

/** Decimal places of a currency, as Intl (CLDR) knows them: USD 2, JPY 0, KWD 3. Throws RangeError on no currency code. */
export function minorUnits(currency: string): number {
  const known = MINOR_UNITS.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const units = format.resolvedOptions().maximumFractionDigits ?? 2;
  MINOR_UNITS.set(currency, units);
  return units;
}

/** Building an Intl formatter costs more than the rounding itself. */
const MINOR_UNITS = new Map<string, number>();

/** An amount as people of the locale read it, rounded to the currency's minor units: `$1,234.50`. */
export function formatMoney(amount: Amount, currency: string, locale = "en-US"): string {
  const rounded = roundAmount(amount, currency);
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return isNumeric(rounded) ? format.format(rounded) : rounded;
}

/** Intl takes decimal strings exactly, but TypeScript wants to be told that this is one. */
const isNumeric = (text: string): text is Intl.StringNumericLiteral => /^-?\d+(\.\d+)?$/.test(text);

function separators(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8);
  const find = (type: string, fallback: string) => parts.find((part) => part.type === type)?.value ?? fallback;
  // White space is dropped before, so a locale that groups by it has nothing left to find.
  return { group: find("group", ",").trim().replace("\u2019", "'") || "'", decimal: find("decimal", ".") };
}

/** Without a negative zero, which no ledger knows. */
const text = (value: Decimal): Amount => (value.isZero() ? "0" : value.toFixed());
