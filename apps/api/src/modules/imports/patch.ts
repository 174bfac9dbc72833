import type { AnyDoc, ObjectDefinition } from "../../records/object.ts";
import { isEmpty } from "../../records/same.ts";
import type { ImportMapping, RowValues } from "./imports.schemas.ts";

/** What a row changes in a record that is there, by each column's rule; empty cells change nothing. */
export function patchOf(object: ObjectDefinition, doc: AnyDoc, row: RowValues, mapping: ImportMapping): RowValues {
  const filling = new Set(
    mapping.columns.filter(({ rule, target }) => rule === "fill" && target).map(({ target }) => fieldOf(target ?? "")),
  );
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row.fields)) {
    if (name === "custom") fields.custom = customPatch(doc, value as Record<string, unknown>, filling);
    else fields[name] = merged(object, name, doc[name], value, filling.has(name));
  }
  const links = Object.entries(row.links).filter(([name]) => !filling.has(name) || isEmpty(doc[name]));
  return { fields, links: Object.fromEntries(links) };
}

/** `emails.work` is a part of `emails`; `custom.roof` is a field of its own. */
const fieldOf = (target: string) => (target.startsWith("custom.") ? target : (target.split(".")[0] ?? target));

function customPatch(doc: AnyDoc, given: Record<string, unknown>, filling: Set<string>) {
  const kept = Object.entries(given).filter(([key]) => !filling.has(`custom.${key}`) || isEmpty(doc.custom[key]));
  return Object.fromEntries(kept);
}

/** Filling a list adds to it what it does not have; filling anything else only touches what is empty. */
function merged(object: ObjectDefinition, name: string, current: unknown, value: unknown, fills: boolean): unknown {
  const type = object.meta.fields.find((field) => field.name === name)?.type;
  if (type === "address" && isObject(current) && isObject(value)) {
    return fills ? { ...value, ...withoutEmpty(current) } : { ...current, ...withoutEmpty(value) };
  }
  if (!fills) return value;
  if (!Array.isArray(current) || !Array.isArray(value)) return isEmpty(current) ? value : current;
  const known = new Set(current.map(identity));
  const added = value.filter((item) => !known.has(identity(item)));
  const asOthers = added.map((item) => (isObject(item) && current.length > 0 ? { ...item, primary: false } : item));
  return [...current, ...asOthers];
}

/** What makes an item of a list the same as another. */
function identity(item: unknown): string {
  if (!isObject(item)) return String(item).toLowerCase();
  return String(item.email ?? item.number ?? `${item.type} ${item.line1} ${item.postalCode}`);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const withoutEmpty = (value: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one != null && one !== ""));
