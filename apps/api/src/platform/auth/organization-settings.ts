import { BusinessHours } from "@mainstay/model/business-hours";
import { z } from "zod";

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));
const REGIONS = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

export const Timezone = z.string().refine(isTimezone, "must be an IANA time zone such as America/New_York");
export const Locale = z.string().refine(isLocale, "must be a locale such as en-US");
const Country = z.string().refine(isCountry, "must be an ISO 3166 country such as US");
const Currency = z.string().refine((code) => CURRENCIES.has(code), "must be an ISO 4217 currency such as USD");

/** A name people read: of a person, an organization, a role. */
export const Name = z.string().trim().min(1).max(100);

/** Where and when an organization works; everything local starts from it. */
export const OrganizationSettings = z
  .object({ timezone: Timezone, country: Country, currency: Currency, locale: Locale, businessHours: BusinessHours })
  .meta({ id: "OrganizationSettings" });
export type OrganizationSettings = z.infer<typeof OrganizationSettings>;

const OFFICE_DAY: [string, string][] = [["08:00", "17:00"]];

/** For who says nothing at sign-up; the settings page asks later. */
export const DEFAULT_SETTINGS: OrganizationSettings = {
  timezone: "America/New_York",
  country: "US",
  currency: "USD",
  locale: "en-US",
  businessHours: {
    days: { monday: OFFICE_DAY, tuesday: OFFICE_DAY, wednesday: OFFICE_DAY, thursday: OFFICE_DAY, friday: OFFICE_DAY },
    holidays: [],
  },
};

function isTimezone(zone: string): boolean {
  try {
    // Intl takes bare offsets too, which know no daylight saving.
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone })) && /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && REGIONS.of(code) !== undefined;
}
