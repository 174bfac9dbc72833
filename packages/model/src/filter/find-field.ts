import type { Field } from "../fields.ts";
import { closest } from "../similarity.ts";

/** How filters name a field: `status`, or `custom.roofType` for a field of the organization's own. */
export function fieldPath(field: Field): string {
  return field.custom ? `custom.${field.name}` : field.name;
}

/** Reads a record's value of a field. */
export function readField(record: Readonly<Record<string, unknown>>, field: Field): unknown {
  if (!field.custom) return record[field.name];
  const { custom } = record;
  return isRecord(custom) ? custom[field.name] : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/**
 * Finds fields by what people call them: path, name, alias or label, in this order of precedence, without regard to
 * case. A name that two fields of the same precedence share finds neither.
 */
export interface FieldFinder {
  find(name: string): Field | undefined;
  /** The path of the field somebody most likely meant. */
  suggest(name: string): string | undefined;
}

/** The finder of a list of fields, made once: an object's fields are not changed in place. */
export function fieldFinder(fields: readonly Field[]): FieldFinder {
  const known = FINDERS.get(fields);
  if (known) return known;
  const finder = makeFinder(fields);
  FINDERS.set(fields, finder);
  return finder;
}

const FINDERS = new WeakMap<readonly Field[], FieldFinder>();

function makeFinder(fields: readonly Field[]): FieldFinder {
  const ranks = [
    indexBy(fields, (field) => [fieldPath(field)]),
    indexBy(fields, (field) => [field.name]),
    indexBy(fields, (field) => field.aliases ?? []),
    indexBy(fields, (field) => [field.label, field.label.replaceAll(" ", "")]),
  ];
  return {
    find(name) {
      for (const rank of ranks) {
        const found = rank.get(name.toLowerCase());
        if (found !== undefined) return found ?? undefined;
      }
    },
    suggest(name) {
      const names = ranks.flatMap((rank) => [...rank].filter(([, field]) => field?.filter).map(([key]) => key));
      const near = closest(name, names);
      const field = near && this.find(near);
      return field ? fieldPath(field) : undefined;
    },
  };
}

/** By lower-case name; null marks a name that is ambiguous. */
function indexBy(fields: readonly Field[], namesOf: (field: Field) => string[]): Map<string, Field | null> {
  const index = new Map<string, Field | null>();
  for (const field of fields)
    for (const name of new Set(namesOf(field).map((one) => one.toLowerCase())))
      index.set(name, index.has(name) ? null : field);
  return index;
}
