import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

export { phoneDigits } from "./phone-digits.ts";

export interface Phone {
  /** `+13125550142`: what numbers are matched and dialled by. */
  e164: string;
  /** ISO 3166 code; undefined for numbers of no country (`+800 …`). */
  country?: string;
  /** What was entered, trimmed. */
  raw: string;
  extension?: string;
}

/**
 * Reads a phone number in any usual format; one without `+` is taken as a number of the default country.
 * Possible by length rather than known to be assigned, as numbering plans change faster than libraries.
 * @param defaultCountry ISO 3166 code, such as `US`
 * @returns null when it cannot be a phone number
 */
export function normalizePhone(raw: string, defaultCountry: string): Phone | null {
  const country = defaultCountry.toUpperCase();
  const parsed = parsePhoneNumberFromString(raw.normalize("NFKC"), isCountry(country) ? country : undefined);
  if (!parsed?.isPossible()) return null;
  return {
    e164: parsed.number,
    ...(parsed.country && { country: parsed.country }),
    raw: raw.trim(),
    ...(parsed.ext && { extension: parsed.ext }),
  };
}

const isCountry = (code: string): code is CountryCode => isSupportedCountry(code);
