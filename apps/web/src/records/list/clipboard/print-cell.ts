import type { DrawnField } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { emailsIn, phonesIn } from "../../fields/contact-points.ts";
import { inWords } from "../../fields/PlainValue.tsx";
import { asText, isBlank, linkedListOf, linkedOf, type RecordData, readField } from "../../record.ts";

/** A field's value as the text that is copied, and that is typed over: names for ids, numbers and dates unformatted. */
export function printCellText(record: RecordData, field: DrawnField): string {
  const value = readField(record, field);
  if (isBlank(value)) return "";
  const labelOf = (one: unknown) => field.options?.find((option) => option.value === one)?.label ?? asText(one);
  switch (field.type) {
    case "boolean":
      return value === true ? m.common_yes() : m.common_no();
    case "picklist":
      return labelOf(value);
    case "multiPicklist":
      return Array.isArray(value) ? value.map(labelOf).join(", ") : labelOf(value);
    case "tags":
      return Array.isArray(value) ? value.join(", ") : asText(value);
    case "member":
    case "link":
      return linkedOf(record, field.name)?.title ?? "";
    case "members":
      return linkedListOf(record, field.name)
        .map(({ title }) => title)
        .join(", ");
    case "emails":
      return emailsIn(value)
        .map(({ email }) => email)
        .join(", ");
    case "phones":
      return phonesIn(value)
        .map(({ number }) => number)
        .join(", ");
    case "address":
    case "addresses":
      return inWords(value);
    default:
      return asText(value);
  }
}
