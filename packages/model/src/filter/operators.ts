import type { FieldType } from "../fields.ts";
import type { Op } from "./tree.ts";

/** What a type's values are to the filter language: types of one family share operators and syntax. */
export type Family = "text" | "choice" | "number" | "date" | "list" | "boolean" | "blob";

const FAMILIES: Record<FieldType, Family> = {
  id: "choice",
  text: "text",
  longText: "text",
  email: "text",
  phone: "text",
  url: "text",
  integer: "number",
  number: "number",
  percent: "number",
  money: "number",
  currency: "choice",
  date: "date",
  datetime: "date",
  boolean: "boolean",
  picklist: "choice",
  multiPicklist: "list",
  tags: "list",
  link: "choice",
  member: "choice",
  members: "list",
  address: "blob",
  emails: "text",
  phones: "text",
  addresses: "blob",
  json: "blob",
};

const EMPTINESS: Op[] = ["isEmpty", "isNotEmpty"];
const EQUALITY: Op[] = ["eq", "ne", "in", "notIn"];
const ORDER: Op[] = ["gt", "gte", "lt", "lte", "between"];

const FAMILY_OPS: Record<Family, Op[]> = {
  text: ["contains", "notContains", ...EQUALITY, "startsWith", "endsWith", ...EMPTINESS],
  choice: [...EQUALITY, ...EMPTINESS],
  number: [...EQUALITY, ...ORDER, ...EMPTINESS],
  date: [...EQUALITY, ...ORDER, ...EMPTINESS],
  list: ["hasAny", "hasAll", "hasNone", ...EMPTINESS],
  boolean: ["eq", "ne", ...EMPTINESS],
  blob: ["contains", "notContains", ...EMPTINESS],
};

/** The family of a field's type. */
export function familyOf(type: FieldType): Family {
  return FAMILIES[type];
}

/** The operators a field of this type can be filtered by, the usual one first. */
export function opsFor(type: FieldType): readonly Op[] {
  return FAMILY_OPS[FAMILIES[type]];
}

/** Operators that take a list; between takes a pair. */
export const takesList = (op: Op): boolean => ["in", "notIn", "hasAny", "hasAll", "hasNone"].includes(op);
export const takesNothing = (op: Op): boolean => op === "isEmpty" || op === "isNotEmpty";

/** The operator that finds exactly what this one does not, where the language has one. */
export function complementOf(op: Op): Op | undefined {
  return COMPLEMENTS[op];
}

const COMPLEMENTS: Partial<Record<Op, Op>> = {
  eq: "ne",
  ne: "eq",
  in: "notIn",
  notIn: "in",
  contains: "notContains",
  notContains: "contains",
  hasAny: "hasNone",
  hasNone: "hasAny",
  isEmpty: "isNotEmpty",
  isNotEmpty: "isEmpty",
};
