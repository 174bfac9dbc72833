import { useFormats } from "../../lib/formats.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { asText, isBlank } from "../record.ts";
import { inWords } from "./PlainValue.tsx";

interface ChangedFieldsProps {
  object: DrawnObject | undefined;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** Which fields a change touched, each with its value before and after; fields Mainstay keeps for itself are left out. */
export function ChangedFields({ object, before, after }: ChangedFieldsProps) {
  const formats = useFormats();
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const drawn = names.flatMap((name) => object?.fields.find((field) => field.name === name && !isSilent(field)) ?? []);
  const differing = drawn.filter(({ name }) => inWords(before[name]) !== inWords(after[name]));
  const words = (type: string, value: unknown, options?: { value: string; label: string }[]) => {
    if (isBlank(value)) return "empty";
    if (type === "datetime") return formats.dateTime(asText(value));
    if (type === "date") return formats.date(asText(value));
    return options?.find((option) => option.value === value)?.label ?? inWords(value);
  };
  if (differing.length === 0) return null;
  return (
    <ul className="mt-0.5 text-ink-2">
      {differing.map(({ name, label, type, options }) => (
        <li key={name} className="break-words">
          {label}: {/* The journal keeps ids of links; what they stood for then may not be there any more. */}
          {type === "link" || type === "member" ? (
            "changed"
          ) : (
            <>
              <span className="text-ink-3">{words(type, before[name], options)}</span> →{" "}
              <span>{words(type, after[name], options)}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Saying that these changed says nothing. */
const SILENT = new Set(["version", "updatedAt", "createdAt", "id", "createdBy", "stageChangedAt", "lastActivityAt"]);

const isSilent = ({ name, internal, type }: { name: string; internal?: boolean; type: string }) =>
  internal === true || type === "json" || SILENT.has(name);
