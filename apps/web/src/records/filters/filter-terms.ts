import type { DrawnField } from "../../lib/session.ts";

/**
 * The small part of the filter grammar the builder writes and the chips take apart. The grammar itself is parsed by the
 * server; anything here that does not understand a text leaves it whole.
 */

/** The filter's terms that stand side by side; a text with OR or parentheses is one term. */
export function splitTerms(filter: string): string[] {
  const terms = filter.match(/(?:[^\s"]|"(?:\\.|[^"\\])*")+/g) ?? [];
  const isNested = terms.some((term) => term === "OR" || term === "NOT" || /^[-(]*\(|\)$/.test(term));
  return isNested ? [filter.trim()] : terms.filter((term) => term !== "AND");
}

export const joinTerms = (terms: string[]): string | undefined => terms.join(" ") || undefined;

export interface Operator {
  key: string;
  label: string;
  /** What stands between the field's name and the value. */
  sign: string;
  negated?: boolean;
  /** Operators that say everything themselves, such as "is empty". */
  fixedValue?: string;
}

const IS: Operator = { key: "is", label: "is", sign: ":" };
const IS_NOT: Operator = { key: "isNot", label: "is not", sign: ":", negated: true };
const EMPTY: Operator = { key: "empty", label: "is empty", sign: ":", fixedValue: "none" };
const FILLED: Operator = { key: "filled", label: "is not empty", sign: ":", fixedValue: "*" };
const CONTAINS: Operator = { key: "contains", label: "contains", sign: ":" };
const EXACTLY: Operator = { key: "exactly", label: "is exactly", sign: ":=" };
const TEXT = [CONTAINS, EXACTLY, EMPTY, FILLED];
const AMOUNT = [
  IS,
  { key: "more", label: "is at least", sign: ">=" },
  { key: "less", label: "is at most", sign: "<=" },
  EMPTY,
  FILLED,
];
const TIME = [
  IS,
  { key: "after", label: "is on or after", sign: ">=" },
  { key: "before", label: "is before", sign: "<" },
  EMPTY,
  FILLED,
];
const CHOICE = [IS, IS_NOT, EMPTY, FILLED];

/** What can be asked of a field. */
export function operatorsFor({ type }: DrawnField): Operator[] {
  if (["integer", "number", "percent", "money"].includes(type)) return AMOUNT;
  if (["date", "datetime"].includes(type)) return TIME;
  if (["picklist", "multiPicklist", "member", "link", "boolean", "currency", "tags"].includes(type)) return CHOICE;
  return TEXT;
}

/** One condition in the grammar. */
export function writeTerm(field: DrawnField, operator: Operator, value: string): string {
  const name = field.custom ? `custom.${field.name}` : field.name;
  return `${operator.negated ? "-" : ""}${name}${operator.sign}${operator.fixedValue ?? quote(value)}`;
}

/** The term for a person: API names become labels, values of short lists their labels. */
export function readTerm(term: string, fields: DrawnField[]): string {
  const parts = /^(-?)(?:custom\.)?([A-Za-z]\w*)(:=|:|>=|<=|!=|>|<)(.+)$/s.exec(term);
  const field = parts && fields.find((candidate) => isNamed(candidate, parts[2] ?? ""));
  if (!parts || !field) return term;
  const [, minus, , sign = ":", raw = ""] = parts;
  const negated = minus === "-";
  const operator = operatorsFor(field).find(
    (one) =>
      one.sign === sign && (one.negated ?? false) === negated && (one.fixedValue ?? raw) === raw && !isOther(one, raw),
  );
  const value = raw.replace(/^"(.*)"$/s, "$1");
  const label = field.options?.find((option) => option.value === value)?.label ?? value;
  if (!operator) return `${negated ? "Not " : ""}${field.label} ${sign} ${label}`;
  return operator.fixedValue ? `${field.label} ${operator.label}` : `${field.label} ${operator.label} ${label}`;
}

const isNamed = ({ name, aliases = [] }: DrawnField, wanted: string) =>
  [name, ...aliases].some((one) => one.toLowerCase() === wanted.toLowerCase());

/** `:none` and `:*` belong to their own operators, never to a plain "is". */
const isOther = (operator: Operator, raw: string) => !operator.fixedValue && (raw === "none" || raw === "*");

const quote = (value: string) => (/^[\w@.+-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`);
