import type { Field } from "../fields.ts";
import { checkCondition } from "./check.ts";
import { type FieldFinder, fieldPath } from "./find-field.ts";
import { familyOf } from "./operators.ts";
import { readOperand } from "./read-operand.ts";
import { AGE_COMPARISON, isAge } from "./relative-dates.ts";
import { type ConditionToken, type FilterError, isBlank, type Operand, type Place } from "./tokens.ts";
import { type Condition, type Filter, isAgo, type Op } from "./tree.ts";
import type { ValueHooks } from "./values.ts";

export type ReadCondition = { filter: Filter } | { errors: FilterError[] };

/** What a condition of the text means for the field it names, checked and with values normalized. */
export function readCondition(token: ConditionToken, finder: FieldFinder, hooks: ValueHooks): ReadCondition {
  const { field: name } = token;
  const field = finder.find(name.text);
  if (!field) return failure(name, `There is no field "${name.text}".`, finder.suggest(name.text));
  if (!field.filter) return failure(name, `${field.label} cannot be filtered by.`);
  // Already reported by the scanner; without a value there is nothing to read.
  if (token.joiner !== ".." && token.operands.some(isBlank)) return { errors: [] };
  const [first] = token.operands;
  if (!first) return { errors: [] };

  const check = (condition: Condition) => checked(field, condition, token, hooks);
  const emptiness = emptinessOf(token, first);
  if (emptiness) return check({ field: fieldPath(field), op: emptiness });
  if (token.joiner === "..") return readRange(field, token, check);
  if (isOrdering(token.operator)) return readComparison(field, token, ORDERINGS[token.operator], check);
  return familyOf(field.type) === "text" || familyOf(field.type) === "blob"
    ? readText(field, token, check)
    : readChoices(field, token, check);
}

type Check = (condition: Condition) => ReadCondition;

const ORDERINGS = { ">": "gt", ">=": "gte", "<": "lt", "<=": "lte" } as const;
const isOrdering = (operator: string): operator is keyof typeof ORDERINGS => operator in ORDERINGS;

/** `field:none` and `field:*`, and their opposites with `!=`. */
function emptinessOf({ operator, joiner }: ConditionToken, operand: Operand): Op | null {
  if (joiner || operand.quoted || isOrdering(operator)) return null;
  const isAny = !operand.text && (operand.starBefore || operand.starAfter);
  const isNone = operand.text.toLowerCase() === "none" && !operand.starBefore && !operand.starAfter;
  if (!isAny && !isNone) return null;
  return isNone === (operator !== "!=") ? "isEmpty" : "isNotEmpty";
}

function readRange(field: Field, token: ConditionToken, check: Check): ReadCondition {
  const [low, high] = token.operands;
  if (!low || !high || (isBlank(low) && isBlank(high))) return { errors: [] };
  if (isOrdering(token.operator)) return failure(token, `A range goes with ":": ${token.field.text}:10..20`);
  const path = fieldPath(field);
  const range = isBlank(low)
    ? check({ field: path, op: "lte", value: readOperand(field, high) })
    : isBlank(high)
      ? check({ field: path, op: "gte", value: readOperand(field, low) })
      : check({ field: path, op: "between", value: [readOperand(field, low), readOperand(field, high)] });
  return token.operator === "!=" ? negated(range) : range;
}

function readComparison(
  field: Field,
  token: ConditionToken,
  op: keyof typeof AGE_COMPARISON,
  check: Check,
): ReadCondition {
  const [operand, second] = token.operands;
  if (!operand || second) return failure(token, `${token.operator} takes one value.`);
  const value = readOperand(field, operand);
  const isAnAge = isAgo(value) && isAge(operand.text);
  return check({ field: fieldPath(field), op: isAnAge ? AGE_COMPARISON[op] : op, value });
}

/** `name:acme` contains, `acme*` begins, `*acme` ends; `=` compares the whole text. */
function readText(field: Field, token: ConditionToken, check: Check): ReadCondition {
  if (token.joiner === "&") return failure(token, `Only lists are joined with "&": ${field.label} is text.`);
  if (token.operator !== ":") return readChoices(field, token, check);
  const conditions = token.operands.map((operand) =>
    check({ field: fieldPath(field), op: patternOp(operand), value: operand.text }),
  );
  const errors = conditions.flatMap((one) => ("errors" in one ? one.errors : []));
  if (errors.length > 0) return { errors };
  return { filter: { or: conditions.flatMap((one) => ("filter" in one ? one.filter : [])) } };
}

function patternOp({ starBefore, starAfter }: Operand): Op {
  if (starBefore === starAfter) return "contains";
  return starAfter ? "startsWith" : "endsWith";
}

/** One value or a list: `a,b` is any of them, `a&b` all of them. */
function readChoices(field: Field, token: ConditionToken, check: Check): ReadCondition {
  const { operands, joiner, operator } = token;
  const starred = operands.find((operand) => operand.starBefore || operand.starAfter);
  if (starred) return failure(starred, `${field.label} is compared as a whole; "*" does not work here.`);
  const isList = familyOf(field.type) === "list";
  if (joiner === "&" && !isList) return failure(token, `${field.label} has one value only; use a comma for "or".`);
  const values = operands.map((operand) => readOperand(field, operand));
  const [only] = values;
  const path = fieldPath(field);
  const positive = isList
    ? check({ field: path, op: joiner === "&" ? "hasAll" : "hasAny", value: values })
    : check({ field: path, ...(joiner ? { op: "in", value: values } : { op: "eq", value: only }) });
  return operator === "!=" ? negated(positive) : positive;
}

const negated = (read: ReadCondition): ReadCondition => ("filter" in read ? { filter: { not: read.filter } } : read);

/** Checks a condition and points its problems at the text. */
function checked(field: Field, given: Condition, token: ConditionToken, hooks: ValueHooks): ReadCondition {
  const { condition, problems } = checkCondition(field, given, hooks);
  if (problems.length === 0) return { filter: condition };
  return {
    errors: problems.map(({ pointer, message, suggestion }) => {
      if (pointer === "/op") return errorAt(token, `${field.label} cannot be compared with "${token.operator}".`);
      const index = Number(/^\/value\/(\d+)$/.exec(pointer)?.[1] ?? 0);
      return errorAt(token.operands[index] ?? token, message, suggestion);
    }),
  };
}

const failure = (place: Place, message: string, suggestion?: string): ReadCondition => ({
  errors: [errorAt(place, message, suggestion)],
});

const errorAt = ({ start, end }: Place, message: string, suggestion?: string): FilterError => ({
  position: start,
  length: Math.max(end - start, 1),
  message,
  ...(suggestion && { suggestion }),
});
