import type { Field } from "../fields.ts";
import { type FieldFinder, fieldFinder, fieldPath } from "./find-field.ts";
import { complementOf, familyOf } from "./operators.ts";
import { readOption } from "./read-operand.ts";
import { AGE_COMPARISON, printRelativeDate } from "./relative-dates.ts";
import { simplify } from "./simplify.ts";
import {
  type Condition,
  type Filter,
  type FilterValue,
  isAgo,
  isAhead,
  isAnd,
  isMe,
  isNot,
  isOr,
  isPeriod,
  isSearch,
  isSegment,
  type Op,
} from "./tree.ts";

/** Writes a checked filter as text that parseFilter reads as the same filter, in its simple form. */
export function printFilter(tree: Filter, fields: readonly Field[]): string {
  const finder = fieldFinder(fields);
  const simple = simplify(tree);
  return isAnd(simple) ? simple.and.map((child) => printPart(child, finder)).join(" ") : printNode(simple, finder);
}

/** A node where others stand beside it: alternatives need parentheses. */
const printPart = (node: Filter, finder: FieldFinder): string =>
  isOr(node) || isAnd(node) ? `(${printNode(node, finder)})` : printNode(node, finder);

function printNode(node: Filter, finder: FieldFinder): string {
  if (isAnd(node)) return node.and.map((child) => printPart(child, finder)).join(" ");
  if (isOr(node)) return node.or.map((child) => printPart(child, finder)).join(" OR ");
  if (isNot(node)) return `-${printPart(node.not, finder)}`;
  if (isSearch(node)) return PLAIN_WORD.test(node.search) ? node.search : quote(node.search);
  if (isSegment(node)) return printSegment(node.segment);
  const field = finder.find(node.field);
  // A field that was deleted since: reading it again tells so, better than a filter that lost a condition.
  return field ? printCondition(field, node) : `${printName(node.field)}:${quote(JSON.stringify(node.value ?? null))}`;
}

/** A segment by its name, `#hot` or `#"Hot leads"`. */
export const printSegment = (name: string): string => `#${PLAIN_NAME.test(name) ? name : quote(name)}`;

function printCondition(field: Field, condition: Condition): string {
  const { op, value } = condition;
  const isText = familyOf(field.type) === "text";
  const positive = NEGATED.includes(op) && complementOf(op);
  if (positive && !(isText && (op === "ne" || op === "notIn")))
    return `-${printCondition(field, { ...condition, op: positive })}`;

  const name = printName(fieldPath(field));
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const printed = values.map((one) => printValue(field, one));
  switch (op) {
    case "isEmpty":
      return `${name}:none`;
    case "isNotEmpty":
      return `${name}:*`;
    case "ne":
    case "notIn":
      return `${name}!=${printed.join(",")}`;
    case "eq":
    case "in":
      return `${name}${isText ? "=" : ":"}${printed.join(",")}`;
    case "hasAll":
      return `${name}:${printed.join("&")}`;
    case "between":
      return `${name}:${printed.join("..")}`;
    case "startsWith":
      return `${name}:${printed[0]}*`;
    case "endsWith":
      return `${name}:*${printed[0]}`;
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return name + SIGNS[values.some(isAgo) ? AGE_COMPARISON[op] : op] + printed[0];
    default:
      return `${name}:${printed.join(",")}`;
  }
}

const NEGATED: Op[] = ["ne", "notIn", "notContains", "hasNone"];
const SIGNS = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;

function printValue(field: Field, value: FilterValue): string {
  if (isAgo(value) || isAhead(value) || isPeriod(value)) return printRelativeDate(value);
  if (isMe(value)) return "me";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number" || familyOf(field.type) === "date") return String(value);
  return printText(nameOfOption(field, value));
}

/** A person rather than an id, where reading the name again leads back to the id. */
function nameOfOption(field: Field, value: string): string {
  if (!["member", "members", "link"].includes(field.type)) return value;
  const label = field.options?.find((option) => option.value === value)?.label;
  return label && readOption(field, label) === value ? label : value;
}

/** Text as a value, quoted where it would read as something else. */
export function printText(text: string): string {
  return PLAIN_VALUE.test(text) && !RESERVED.test(text) ? text : quote(text);
}

export function printName(path: string): string {
  return PLAIN_NAME.test(path) ? path : quote(path);
}

const quote = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

const RESERVED = /^(?:none|me)$/i;
const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;
const PLAIN_VALUE = /^-?[\p{L}\p{N}_@](?:[\p{L}\p{N}_@+:/-]|\.(?=[\p{L}\p{N}]))*$/u;
const PLAIN_WORD = /^(?!(?:AND|OR|NOT)$)[\p{L}\p{N}][\p{L}\p{N}_'-]*$/u;
