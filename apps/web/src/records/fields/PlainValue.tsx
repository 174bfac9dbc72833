import { isBlank } from "../record.ts";

/** A value whose field is not at hand, such as one from the journal, in words. */
export const PlainValue = ({ value }: { value: unknown }) =>
  isBlank(value) ? <span className="text-ink-3">Empty</span> : <span>{inWords(value)}</span>;

/** One line of text for any JSON value. */
export function inWords(value: unknown): string {
  if (isBlank(value)) return "empty";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map(inWords).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  // E-mails, phones and addresses: what they say, without their flags.
  return Object.entries(value)
    .filter(([name, part]) => !isBlank(part) && typeof part !== "boolean" && !["type", "raw", "id"].includes(name))
    .map(([, part]) => inWords(part))
    .join(", ");
}
