/**
 * The digits of a number, or of a part of one, as they stand in its E.164 form, for finding `(0)30 12 34` in
 * `+49301234`. Signs and an international (`00`) or national (`0`) prefix fall away; no country is assumed.
 */
export function phoneDigits(raw: string): string {
  const digits = raw
    .normalize("NFKC")
    .replace(/^\s*(\+\s*\d+)?\s*\(0\)/, "$1")
    .replace(/\D/g, "");
  return digits.replace(/^0+/, "");
}
