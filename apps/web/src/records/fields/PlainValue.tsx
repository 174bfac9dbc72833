import { m } from "../../messages/messages.js";
import { isBlank } from "../record.ts";

/** A value whose field is not at hand, such as one from the journal, in words. */
export const PlainValue = ({ value }: { value: unknown }) =>
  isBlank(value) ? <span className="text-ink-3">{m.record_empty()}</span> : <span>{inWords(value)}</span>;

/** One line of text for any JSON value. */
export function inWords(value: unknown): string {
  if (isBlank(value)) return m.record_empty();
  if (typeof value === "boolean") return value ? m.common_yes() : m.common_no();
  if (Array.isArray(value)) return value.map(inWords).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  // E-mails, phones and addresses: what they say, without their flags.
  return Object.entries(value)
    .filter(([name, part]) => !isBlank(part) && typeof part !== "boolean" && !["type", "raw", "id"].includes(name))
    .toSorted(([a], [b]) => ADDRESS_ORDER.indexOf(a) - ADDRESS_ORDER.indexOf(b))
    .map(([, part]) => inWords(part))
    .join(", ");
}

/** The database keeps an object's parts in an order of its own. */
const ADDRESS_ORDER = ["line1", "line2", "city", "state", "postalCode", "country"];
