/**
 * A decimal in its one spelling, so that amounts need neither floats nor a decimal library in the browser:
 * `007.50` is `7.5`.
 * @returns null when it is not a plain decimal of at most 30 digits
 */
export function canonicalDecimal(text: string): string | null {
  // Also keeps the expression below from trying the zeros of a very long text in every way.
  if (text.length > 40) return null;
  const match = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text.trim());
  const [, sign, whole = "", fraction = ""] = match ?? [];
  if (!match || !/\d/.test(text) || whole.length + fraction.length > 30) return null;
  const magnitude = (whole || "0") + (fraction && `.${fraction}`);
  return sign === "-" && magnitude !== "0" ? `-${magnitude}` : magnitude;
}

/** Negative, zero or positive as the canonical decimal `left` is less than, equal to or more than `right`. */
export function compareDecimals(left: string, right: string): number {
  const isNegative = left.startsWith("-");
  if (isNegative !== right.startsWith("-")) return isNegative ? -1 : 1;
  if (isNegative) return compareMagnitudes(right.slice(1), left.slice(1));
  return compareMagnitudes(left, right);
}

function compareMagnitudes(left: string, right: string): number {
  const [leftWhole = "", leftFraction = ""] = left.split(".");
  const [rightWhole = "", rightFraction = ""] = right.split(".");
  return (
    leftWhole.length - rightWhole.length ||
    compareText(leftWhole, rightWhole) ||
    compareText(leftFraction, rightFraction)
  );
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
