import { findPhoneNumbersInText, isSupportedCountry } from "libphonenumber-js/min";

const EMAIL = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u;
const PLACE =
  /\b(?:in|at|near|located in|en|cerca de|ubicad[oa]s? en)\s+(?<it>(?:downtown\s+)?[\p{Lu}][\p{L}'’.-]+(?:\s+[\p{Lu}][\p{L}'’.-]+){0,3}(?:,\s*[\p{Lu}]{2}\b)?)/u;
const STREET =
  /\b\d{1,6}\s+(?:[\p{Lu}\d][\p{L}\d'.-]*\s+){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Terrace|Circle|Highway|Hwy|Parkway|Way)\b\.?(?:,\s*[\p{Lu}][\p{L} .'-]{1,30}(?:,\s*[A-Z]{2})?(?:\s+\d{5})?)?/u;
const MONTHS = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/;

/** The first e-mail address in a text, in lower case. */
export const findEmail = (text: string): string | null => EMAIL.exec(text)?.[0].toLowerCase() ?? null;

/** The first phone in a text, in E.164. */
export function findPhone(text: string, country: string): string | null {
  const [found] = findPhoneNumbersInText(text, isSupportedCountry(country) ? country : "US");
  return found?.number.number ?? null;
}

/** A street address, or else the place that a text says the work is in. */
export function findLocation(text: string): string | null {
  const street = STREET.exec(text)?.[0];
  if (street) return street.trim();
  const place = PLACE.exec(text)?.groups?.it;
  return place && !MONTHS.test(place) ? place : null;
}
