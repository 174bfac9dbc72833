import { useFormats } from "../../lib/formats.ts";
import type { DrawnField } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { asText, isBlank } from "../record.ts";
import { inWords } from "./PlainValue.tsx";

type WordedField = Pick<DrawnField, "type" | "options">;

/**
 * Says any value of a field in one line, as for a change or a choice between two. `titles` names linked records and
 * members by their ids; what is not among them was deleted since, or is not the reader's to see.
 */
export function useValueWords() {
  const formats = useFormats();
  return (field: WordedField, value: unknown, titles: Record<string, string> = {}): string => {
    if (isBlank(value)) return m.record_empty();
    switch (field.type) {
      case "link":
      case "member":
        return titles[asText(value)] ?? m.record_not_visible();
      case "members":
        return [value]
          .flat()
          .map((id) => titles[asText(id)] ?? m.record_not_visible())
          .join(", ");
      case "date":
        return formats.date(asText(value));
      case "datetime":
        return formats.dateTime(asText(value));
      case "integer":
      case "number":
      case "money":
        return formats.number(Number(value));
      case "percent":
        return formats.percent(Number(value));
      case "multiPicklist":
        return Array.isArray(value) ? value.map((one) => labelOf(field, one)).join(", ") : labelOf(field, value);
      default:
        return labelOf(field, value);
    }
  };
}

const labelOf = ({ options }: WordedField, value: unknown): string =>
  options?.find((option) => option.value === value)?.label ?? inWords(value);
