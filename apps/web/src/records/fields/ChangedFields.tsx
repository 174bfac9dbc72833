import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { isSame } from "../conflict.ts";
import { useValueWords } from "./value-words.ts";

interface ChangedFieldsProps {
  object: DrawnObject | undefined;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  /** What linked records and members are called, by id. */
  titles?: Record<string, string>;
}

/** Which fields a change touched, each with its value before and after; fields Mainstay keeps for itself are left out. */
export function ChangedFields({ object, before, after, titles }: ChangedFieldsProps) {
  const words = useValueWords();
  const differing = changedFields(object, before, after);
  if (differing.length === 0) return null;
  return (
    <ul className="mt-0.5 text-ink-2">
      {differing.map((field) => (
        <li key={field.name} className="break-words">
          {field.label}: <span className="text-ink-3">{words(field, valueIn(before, field), titles)}</span> →{" "}
          <span className="text-ink">{words(field, valueIn(after, field), titles)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The fields worth telling of that a change made different. */
export const changedFields = (
  object: DrawnObject | undefined,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): DrawnField[] =>
  (object?.fields ?? []).filter((field) => !isSilent(field) && !isSame(valueIn(before, field), valueIn(after, field)));

/** The organization's own fields have a drawer of their own in the journal, too. */
function valueIn(side: Record<string, unknown>, { name, custom }: DrawnField): unknown {
  if (!custom) return side[name];
  return typeof side.custom === "object" && side.custom !== null
    ? Object.entries(side.custom).find(([key]) => key === name)?.[1]
    : undefined;
}

/** Saying that these changed says nothing. */
const SILENT = new Set(["version", "updatedAt", "createdAt", "id", "createdBy", "stageChangedAt", "lastActivityAt"]);

const isSilent = ({ name, internal, type }: DrawnField) => internal === true || type === "json" || SILENT.has(name);
