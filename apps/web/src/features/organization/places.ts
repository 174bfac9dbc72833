import { language } from "../../lib/language.ts";

/** What the browser knows of zones, countries and locales, as choices of a select. */

export const TIME_ZONES = Intl.supportedValuesOf("timeZone").map((zone) => ({
  value: zone,
  label: zone.replaceAll("_", " "),
}));

/** Where the browser thinks it is. */
export const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

const COUNTRY_CODES = (
  "AD AE AR AT AU BA BE BG BH BO BR BY CA CH CL CN CO CR CY CZ DE DK DO EC EE EG ES FI FR GB GE GR GT HK HN HR HU ID IE IL " +
  "IN IS IT JM JO JP KE KR KW KZ LB LI LK LT LU LV MA MC MD ME MK MT MX MY NG NI NL NO NZ OM PA PE PH PK PL PR PT PY QA RO " +
  "RS SA SE SG SI SK SV TH TN TR TT TW UA US UY VE VN ZA"
).split(" ");

/** Countries by their names in the language on screen. */
export function countries(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language.get(), { type: "region" });
  return COUNTRY_CODES.map((code) => ({ value: code, label: names.of(code) ?? code })).toSorted((a, b) =>
    a.label.localeCompare(b.label),
  );
}

/** The region of the browser's locale; America's where it names none. */
export const browserCountry = () => new Intl.Locale(navigator.language).maximize().region ?? "US";

const LOCALE_CODES = [
  "en-US",
  "en-GB",
  "en-CA",
  "en-AU",
  "es-ES",
  "es-MX",
  "es-US",
  "de-DE",
  "fr-FR",
  "fr-CA",
  "it-IT",
  "nl-NL",
  "pt-BR",
  "pl-PL",
  "sv-SE",
  "da-DK",
];

/** @param kept the locale in use, offered too where it is none of the usual ones */
export function locales(kept = ""): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language.get(), { type: "language" });
  const codes = kept && !LOCALE_CODES.includes(kept) ? [kept, ...LOCALE_CODES] : LOCALE_CODES;
  return codes.map((code) => ({ value: code, label: names.of(code) ?? code }));
}

export const CURRENCIES = Intl.supportedValuesOf("currency").map((code) => ({ value: code, label: code }));
