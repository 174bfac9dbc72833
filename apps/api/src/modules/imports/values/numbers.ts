/** `5.7E-14`, as spreadsheets write what is very small or large. */
const SCIENTIFIC = /^\s*[+-]?\d+(?:[.,]\d+)?e[+-]?\d{1,3}\s*$/i;
/** A field holds no more; a third of a hundred has more. */
const MOST_DECIMALS = 6;

/**
 * Reads a number with currency signs, thousands and either decimal mark: `$1,250.50`, `1.250,50 €`, `(12)`.
 * @param decimal the mark that the column uses, for numbers such as `1.250` that could be read both ways
 * @returns a plain decimal, or null when it is no number
 */
export function readNumber(text: string, decimal: "." | ","): string | null {
  if (SCIENTIFIC.test(text)) return rounded(Number(text.replace(",", ".")));
  const isNegative = /^\s*\(.*\)\s*$/.test(text) || /^\s*[^\d]*-/.test(text);
  const digits = text.replace(/[^\d.,]/g, "");
  if (!/\d/.test(digits) || /[a-z]{4,}/i.test(text)) return null;
  const mark = decimalMark(digits, decimal);
  const [whole = "", ...rest] = mark ? digits.split(mark) : [digits];
  if (rest.length > 1) return null;
  const number = `${whole.replace(/[.,]/g, "").replace(/^0+(?=\d)/, "") || "0"}${rest[0] ? `.${rest[0]}` : ""}`;
  if (!/^\d+(\.\d+)?$/.test(number)) return null;
  const signed = isNegative && Number(number) !== 0 ? `-${number}` : number;
  return (rest[0] ?? "").length > MOST_DECIMALS ? rounded(Number(signed)) : signed;
}

function rounded(value: number): string | null {
  // From here on `toFixed` writes exponents.
  if (Math.abs(value) >= 1e21) return null;
  const text = value.toFixed(MOST_DECIMALS).replace(/\.?0+$/, "");
  return text === "-0" ? "0" : text;
}

/** Of two marks the last is the decimal one; of one, that which is not followed by groups of three. */
function decimalMark(digits: string, usual: "." | ","): "." | "," | null {
  const [dot, comma] = [digits.lastIndexOf("."), digits.lastIndexOf(",")];
  if (dot >= 0 && comma >= 0) return dot > comma ? "." : ",";
  const mark = dot >= 0 ? "." : comma >= 0 ? "," : null;
  if (!mark || digits.indexOf(mark) !== digits.lastIndexOf(mark)) return null;
  const isGrouped = new RegExp(`^\\d{1,3}(\\${mark}\\d{3})+$`).test(digits);
  return isGrouped && mark !== usual ? null : mark;
}

/** The decimal mark of a column: what only one reading allows decides, else the point. */
export function decimalOf(samples: string[]): "." | "," {
  const isComma = samples.some((sample) => /\d,\d{1,2}\D*$/.test(sample) || /\d\.\d{3},/.test(sample));
  const isPoint = samples.some((sample) => /\d\.\d{1,2}\D*$/.test(sample) || /\d,\d{3}\./.test(sample));
  return isComma && !isPoint ? "," : ".";
}
