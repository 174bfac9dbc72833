import { tz } from "@date-fns/tz";
import { format, formatDistanceStrict, isValid, parseISO } from "date-fns";
import { createContext, use } from "react";

export interface FormatSettings {
  locale: string;
  zone: string;
  /** What an amount without a currency of its own is in. */
  currency: string;
}

export type Formats = ReturnType<typeof createFormats>;

/** Numbers, money and times as the member writes them: every screen formats through here and nowhere else. */
export function createFormats({ locale, zone, currency }: FormatSettings) {
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: zone });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: zone });
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  const inZone = tz(zone);

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
    relative: (iso: string, now: Date) => formatDistanceStrict(new Date(iso), now, { addSuffix: true }),
    /** How long something has lasted: `3 days`. */
    duration: (from: string, until: Date) => formatDistanceStrict(new Date(from), until),
    number: (value: number) => numbers.format(value),
    percent: (value: number) => `${numbers.format(value)}%`,
    /** A decimal string or number; whole amounts are shown without cents. */
    money: (value: string | number, code?: string | null) => formatMoney(locale, value, code ?? currency),
    /** The same in little space, as `$12K`. */
    shortMoney: (value: string | number, code?: string | null) =>
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency: code ?? currency,
        notation: "compact",
        maximumFractionDigits: 1,
      }).format(Number(value)),
    /** The value of an `<input type="datetime-local">` for a moment. */
    toLocalInput: (iso: string) => format(new Date(iso), "yyyy-MM-dd'T'HH:mm", { in: inZone }),
    /** The moment such an input means where the member is, or null when it is empty. */
    fromLocalInput(text: string): string | null {
      const moment = parseISO(text, { in: inZone });
      return isValid(moment) ? new Date(moment.getTime()).toISOString() : null;
    },
  };
}

function formatMoney(locale: string, value: string | number, currency: string): string {
  const amount = Number(value);
  const isWhole = Number.isInteger(amount);
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    ...(isWhole ? { minimumFractionDigits: 0 } : {}),
  }).format(amount);
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
