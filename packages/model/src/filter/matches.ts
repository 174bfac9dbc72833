import type { Field } from "../fields.ts";
import { phoneDigits } from "../phone-digits.ts";
import { foldText } from "../similarity.ts";
import type { Moment } from "../time.ts";
import { canonicalDecimal, compareDecimals } from "./decimals.ts";
import { fieldFinder, readField } from "./find-field.ts";
import { complementOf, familyOf } from "./operators.ts";
import { resolveDates } from "./resolve-dates.ts";
import { resolveMe } from "./resolve-me.ts";
import { type Condition, type Filter, isAnd, isNot, isOr, isSearch, isSegment, type Op } from "./tree.ts";

/** A record as the API gives it: values by field name, the organization's own fields in `custom`. */
export type FilterableRecord = Readonly<Record<string, unknown>>;

export interface MatchContext extends Moment {
  fields: readonly Field[];
  /** The id of the member who looks. */
  me?: string;
  /** How to search a record, where more is known than its own text. */
  search?: (record: FilterableRecord, words: string) => boolean;
}

/** Does a record pass a checked filter? Means the same as the filter's SQL. */
export function matches(tree: Filter, record: FilterableRecord, context: MatchContext): boolean {
  return matcher(tree, context)(record);
}

/**
 * The filter as a function of a record, for testing many at one moment.
 * @throws TypeError on a field that does not exist or a segment that was not replaced by its filter
 */
export function matcher(tree: Filter, context: MatchContext): (record: FilterableRecord) => boolean {
  const resolved = resolveMe(resolveDates(tree, context.fields, context), context.me);
  const finder = fieldFinder(context.fields);
  const search = context.search ?? ownTextSearch(context.fields);
  const build = (node: Filter): ((record: FilterableRecord) => boolean) => {
    if (isAnd(node)) return every(node.and.map(build));
    if (isOr(node)) return some(node.or.map(build));
    if (isNot(node)) return not(build(node.not));
    if (isSearch(node)) return (record) => search(record, node.search);
    if (isSegment(node)) throw new TypeError(`The segment "${node.segment}" has to be replaced by its filter first`);
    const field = finder.find(node.field);
    if (!field) throw new TypeError(`There is no field "${node.field}"; check a filter before matching`);
    const test = conditionTest(field, node);
    return (record) => test(readField(record, field));
  };
  return build(resolved);
}

type Test<T> = (value: T) => boolean;
const every =
  <T>(tests: Test<T>[]): Test<T> =>
  (value) =>
    tests.every((test) => test(value));
const some =
  <T>(tests: Test<T>[]): Test<T> =>
  (value) =>
    tests.some((test) => test(value));
const not =
  <T>(test: Test<T>): Test<T> =>
  (value) =>
    !test(value);

const NEGATIVE_OPS: Op[] = ["ne", "notIn", "notContains", "hasNone", "isNotEmpty"];

function conditionTest(field: Field, condition: Condition): Test<unknown> {
  const positive = NEGATIVE_OPS.includes(condition.op) && complementOf(condition.op);
  if (positive) return not(conditionTest(field, { ...condition, op: positive }));
  if (condition.op === "isEmpty") return isEmpty;
  const operands = Array.isArray(condition.value)
    ? condition.value
    : condition.value === undefined
      ? []
      : [condition.value];
  switch (familyOf(field.type)) {
    case "text":
    case "blob":
      return textTest(field, condition.op, operands.map(String));
    case "list":
      return listTest(condition.op, operands.map(String));
    case "number":
      return orderTest(condition.op, operands.map(decimalOf), decimalOf, compareDecimals);
    case "date":
      return orderTest(condition.op, operands.map(String), (value) => dateOf(field, value), compareText);
    case "choice":
    case "boolean":
      return (value) => !isEmpty(value) && operands.some((one) => one === value);
  }
}

const isEmpty: Test<unknown> = (value) =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

function textTest(field: Field, op: Op, operands: string[]): Test<unknown> {
  const isPhone = field.type === "phone" || field.type === "phones";
  return (value) =>
    textsOf(value).some((text) =>
      operands.some((operand) => {
        const fits = textFits(op, text.toLowerCase(), operand.toLowerCase());
        return fits || (isPhone && op === "contains" && containsDigits(text, operand));
      }),
    );
}

function textFits(op: Op, text: string, operand: string): boolean {
  if (op === "contains") return text.includes(operand);
  if (op === "startsWith") return text.startsWith(operand);
  if (op === "endsWith") return text.endsWith(operand);
  return text === operand;
}

function containsDigits(phone: string, part: string): boolean {
  const digits = phoneDigits(part);
  return digits !== "" && phone.replace(/\D/g, "").includes(digits);
}

/** All text in a value: itself, the e-mail or number of an item, or the parts of an address. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (typeof value !== "object" || value === null) return [];
  if ("email" in value) return textsOf(value.email);
  if ("number" in value) return textsOf(value.number);
  return Object.values(value).flatMap(textsOf);
}

function listTest(op: Op, operands: string[]): Test<unknown> {
  const wanted = operands.map((one) => one.toLowerCase());
  return (value) => {
    if (!Array.isArray(value)) return false;
    const own = new Set(value.map((one) => String(one).toLowerCase()));
    return op === "hasAll" ? wanted.every((one) => own.has(one)) : wanted.some((one) => own.has(one));
  };
}

function orderTest<T>(
  op: Op,
  operands: (T | null)[],
  read: (value: unknown) => T | null,
  compare: (left: T, right: T) => number,
): Test<unknown> {
  const [first = null, second = null] = operands;
  return (value) => {
    const own = read(value);
    if (own === null || first === null) return false;
    switch (op) {
      case "gt":
        return compare(own, first) > 0;
      case "gte":
        return compare(own, first) >= 0;
      case "lt":
        return compare(own, first) < 0;
      case "lte":
        return compare(own, first) <= 0;
      case "between":
        return second !== null && compare(own, first) >= 0 && compare(own, second) <= 0;
      default:
        return operands.some((one) => one !== null && compare(own, one) === 0);
    }
  };
}

const decimalOf = (value: unknown): string | null =>
  typeof value === "number" || typeof value === "string" ? canonicalDecimal(String(value)) : null;

/** ISO dates and UTC instants of one precision sort as text. */
function dateOf(field: Field, value: unknown): string | null {
  if (field.type === "date") return typeof value === "string" && value ? value.slice(0, 10) : null;
  const instant = value instanceof Date ? value : typeof value === "string" && value ? new Date(value) : null;
  return instant && !Number.isNaN(instant.getTime()) ? instant.toISOString() : null;
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** The words side by side at the beginning of a word, in any searchable field. */
function ownTextSearch(fields: readonly Field[]) {
  const searchable = fields.filter((field) => field.search);
  return (record: FilterableRecord, words: string): boolean => {
    const texts = searchable.flatMap((field) => textsOf(readField(record, field)));
    return texts.some((text) => ` ${wordsOf(text)}`.includes(` ${wordsOf(words)}`));
  };
}

const wordsOf = (text: string): string =>
  foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(" ");
