/**
 * A number as people write it, in decimal notation: `$1,234.50`, `1.234,50 €`, `(75)`, `12 %`. Where one separator
 * alone leaves doubt the locale decides. Null for what is no number.
 */
export function readDecimal(text: string, locale: string): string | null {
  const isNegative = /^\s*\(.*\)\s*$|^[^\d]*[-−]/.test(text);
  const bare = text.replace(/[^\d.,]/g, "");
  const hasLetters = /[\p{L}]{4,}/u.test(text);
  if (!/\d/.test(bare) || hasLetters) return null;
  const point = decimalPointOf(bare, locale);
  const parts = point ? bare.split(point) : [bare];
  if (parts.length > 2) return null;
  const [whole = "", fraction = ""] = parts.map((part) => part.replace(/[.,]/g, ""));
  const digits = `${whole.replace(/^0+(?=\d)/, "") || "0"}${fraction ? `.${fraction}` : ""}`;
  return isNegative ? `-${digits}` : digits;
}

/** Which of the two separators stands before the fraction; undefined when there is none. */
function decimalPointOf(bare: string, locale: string): "." | "," | undefined {
  const [dot, comma] = [bare.lastIndexOf("."), bare.lastIndexOf(",")];
  if (dot >= 0 && comma >= 0) return dot > comma ? "." : ",";
  const only = dot >= 0 ? "." : comma >= 0 ? "," : undefined;
  if (!only) return undefined;
  const usual = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value;
  const isGrouped = new RegExp(`^\\d{1,3}(\\${only}\\d{3})+$`).test(bare);
  return isGrouped && only !== usual ? undefined : only;
}
