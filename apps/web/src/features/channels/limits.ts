import type { MessagingSettings } from "./channels.api.ts";

const NAMES = [
  "postalAddress",
  "textsFrom",
  "textsUntil",
  "capMessages",
  "capHours",
  "smsPerSecond",
  "pricePerSegment",
  "dailySpend",
] as const;

/** What is said about sending, as the form's controls hold it. */
export type Limits = Record<(typeof NAMES)[number], string>;

export const limitsOf = (settings: MessagingSettings): Limits =>
  Object.fromEntries(NAMES.map((name) => [name, String(settings[name] ?? "")])) as Limits;

/** The form's words as the server takes them: an empty one is no limit. */
export function readLimits(limits: Limits): Partial<MessagingSettings> {
  const text = (value: string) => value.trim() || null;
  const number = (value: string) => (value.trim() ? Number(value) : null);
  return {
    postalAddress: text(limits.postalAddress),
    textsFrom: text(limits.textsFrom),
    textsUntil: text(limits.textsUntil),
    capMessages: number(limits.capMessages),
    capHours: number(limits.capHours),
    dailySpend: text(limits.dailySpend),
    // These two always have a value; emptied, they stay as they were.
    ...(limits.smsPerSecond.trim() && { smsPerSecond: Number(limits.smsPerSecond) }),
    ...(limits.pricePerSegment.trim() && { pricePerSegment: limits.pricePerSegment.trim() }),
  };
}
