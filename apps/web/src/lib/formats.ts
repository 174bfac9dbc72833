import { createContext, use } from "react";

export interface FormatSettings {
  locale: string;
  zone: string;
  /** What an amount without a currency of its own is in. */
  currency: string;
  /** Where the organization is; numbers from there are shown without its code. */
  country?: string;
}

export type Formats = ReturnType<typeof createFormats>;

/** Numbers, money and times as the member writes them: every screen formats through here and nowhere else. */
export function createFormats({ locale, zone, currency, country }: FormatSettings) {
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: zone });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: zone });
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  const distances = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const numbersLike = keptFormats(locale);

  return {
    locale,
    zone,
    currency,
    /** `2026-11-21`, a day without a time, the same in every zone. */
    date: (iso: string) => dates.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)),
    /** The day a moment falls on where the member is. */
    day: (iso: string) => days.format(new Date(iso)),
    /** A moment, in the member's zone. */
    dateTime: (iso: string) => moments.format(new Date(iso)),
    /** How far a moment is from now: `3 days ago`, `in 2 hours`. */
    relative(iso: string, now: Date) {
      const { count, unit } = largestUnit(new Date(iso).getTime() - now.getTime());
      return distances.format(count, unit);
    },
    /** How long something has lasted: `3 days`. */
    duration(from: string, until: Date) {
      const { count, unit } = largestUnit(until.getTime() - new Date(from).getTime());
      return numbersLike({ style: "unit", unit, unitDisplay: "long" }).format(count);
    },
    number: (value: number) => numbers.format(value),
    /** The size of a file: `312 kB`. */
    bytes(count: number) {
      const step = count < 1_000 ? 0 : count < 1_000_000 ? 1 : 2;
      const unit = ["byte", "kilobyte", "megabyte"][step];
      const digits = { maximumFractionDigits: step === 2 ? 1 : 0 };
      return numbersLike({ style: "unit", unit, unitDisplay: "short", ...digits }).format(count / 1_000 ** step);
    },
    /** A stored `+13125550142` as it is written in North America; numbers from elsewhere stay as they are. */
    phone: (number: string) => number.replace(NORTH_AMERICAN, isNorthAmerican(country) ? "($1) $2-$3" : "+1 $1 $2 $3"),
    percent: (value: number) => `${numbers.format(value)}%`,
    /** A decimal string or number; whole amounts are shown without cents. */
    money(value: string | number, code?: string | null) {
      const amount = Number(value);
      const cents = Number.isInteger(amount) ? { minimumFractionDigits: 0 } : {};
      return numbersLike({ style: "currency", currency: code ?? currency, ...cents }).format(amount);
    },
    /** The same in little space, as `$12K`. */
    shortMoney: (value: string | number, code?: string | null) =>
      numbersLike({
        style: "currency",
        currency: code ?? currency,
        notation: "compact",
        maximumFractionDigits: 1,
      }).format(Number(value)),
  };
}

const NORTH_AMERICAN = /^\+1(\d{3})(\d{3})(\d{4})$/;
const isNorthAmerican = (country: string | undefined) => country === "US" || country === "CA" || country === "PR";

/** Number formats by their options, each made once: making one costs a hundred times what using it does. */
function keptFormats(locale: string) {
  const made = new Map<string, Intl.NumberFormat>();
  return (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options);
    const format = made.get(key) ?? new Intl.NumberFormat(locale, options);
    made.set(key, format);
    return format;
  };
}

const UNITS = [
  ["year", 31_557_600_000],
  ["month", 2_629_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

/** A span in the largest unit that it fills at least once. */
function largestUnit(spanMs: number): { count: number; unit: (typeof UNITS)[number][0] } {
  for (const [unit, lengthMs] of UNITS) {
    if (Math.abs(spanMs) >= lengthMs) return { count: Math.trunc(spanMs / lengthMs), unit };
  }
  return { count: 0, unit: "second" };
}

const FormatsContext = createContext<Formats>(
  createFormats({
    locale: navigator.language,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    currency: "USD",
  }),
);

export const FormatsProvider = FormatsContext.Provider;

/** The signed-in member's formats. */
export const useFormats = () => use(FormatsContext);
