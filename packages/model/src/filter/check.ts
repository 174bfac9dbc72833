import type { Field } from "../fields.ts";
import { type FieldFinder, fieldFinder, fieldPath } from "./find-field.ts";
import { opsFor, takesList, takesNothing } from "./operators.ts";
import {
  type Condition,
  type Filter,
  type FilterValue,
  isAnd,
  isNot,
  isOr,
  isSearch,
  isSegment,
  sizeProblem,
} from "./tree.ts";
import { checkValue, isReversed, type ValueHooks } from "./values.ts";

export interface FilterProblem {
  /** Where in the tree, as a JSON pointer (RFC 6901): `/and/0/value`. */
  pointer: string;
  code: "unknown_field" | "not_filterable" | "wrong_operator" | "wrong_value" | "too_big";
  message: string;
  /** What was likely meant. */
  suggestion?: string;
}

export type CheckedFilter = { ok: true; tree: Filter } | { ok: false; problems: FilterProblem[] };

/**
 * Checks a filter against the fields of an object: they exist and can be filtered, operators fit their types, values
 * are of their kind.
 * @returns the filter with fields by path and values normalized, or everything that is wrong with it
 */
export function checkFilter(tree: Filter, fields: readonly Field[], hooks: ValueHooks = {}): CheckedFilter {
  const size = sizeProblem(tree);
  if (size) return { ok: false, problems: [{ pointer: "", code: "too_big", message: size }] };
  const problems: FilterProblem[] = [];
  const checked = checkNode(tree, "", { finder: fieldFinder(fields), hooks, problems });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, tree: checked };
}

interface Checking {
  finder: FieldFinder;
  hooks: ValueHooks;
  problems: FilterProblem[];
}

function checkNode(node: Filter, pointer: string, checking: Checking): Filter {
  const checkAll = (nodes: Filter[], key: string) =>
    nodes.map((child, index) => checkNode(child, `${pointer}/${key}/${index}`, checking));
  if (isAnd(node)) return { and: checkAll(node.and, "and") };
  if (isOr(node)) return { or: checkAll(node.or, "or") };
  if (isNot(node)) return { not: checkNode(node.not, `${pointer}/not`, checking) };
  if (isSearch(node) || isSegment(node)) return node;

  const field = checking.finder.find(node.field);
  if (!field) {
    const message = `There is no field "${node.field}".`;
    const suggestion = checking.finder.suggest(node.field);
    checking.problems.push({ pointer: `${pointer}/field`, code: "unknown_field", message, suggestion });
    return node;
  }
  const { condition, problems } = checkCondition(field, node, checking.hooks);
  checking.problems.push(...problems.map((problem) => ({ ...problem, pointer: pointer + problem.pointer })));
  return condition;
}

/** Checks one condition; pointers of its problems are relative to it. */
export function checkCondition(
  field: Field,
  condition: Condition,
  hooks: ValueHooks = {},
): { condition: Condition; problems: FilterProblem[] } {
  const refuse = (pointer: string, code: FilterProblem["code"], message: string, suggestion?: string) => ({
    condition,
    problems: [{ pointer, code, message, ...(suggestion && { suggestion }) }],
  });
  const { op, value } = condition;
  const path = fieldPath(field);
  if (!field.filter) return refuse("/field", "not_filterable", `${field.label} cannot be filtered by.`);
  if (!opsFor(field.type).includes(op))
    return refuse("/op", "wrong_operator", `${field.label} cannot be compared with ${op}.`, opsFor(field.type)[0]);
  if (takesNothing(op)) {
    if (value !== undefined) return refuse("/value", "wrong_value", `${op} takes no value.`);
    return { condition: { field: path, op }, problems: [] };
  }

  const shape = shapeProblem(condition);
  if (shape) return refuse("/value", "wrong_value", shape);
  const given = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const values: FilterValue[] = [];
  const problems: FilterProblem[] = [];
  for (const [index, one] of given.entries()) {
    const result = checkValue(field, op, one, hooks);
    if ("value" in result) values.push(result.value);
    else
      problems.push({ pointer: Array.isArray(value) ? `/value/${index}` : "/value", code: "wrong_value", ...result });
  }
  if (problems.length > 0) return { condition, problems };
  return {
    condition: { field: path, op, value: Array.isArray(value) ? sorted(op, values, field) : values[0] },
    problems,
  };
}

function shapeProblem({ op, value }: Condition): string | null {
  if (op === "between")
    return Array.isArray(value) && value.length === 2 ? null : "between takes a list of two values.";
  if (takesList(op)) return Array.isArray(value) && value.length > 0 ? null : `${op} takes a list of values.`;
  return value === undefined || Array.isArray(value) ? `${op} takes one value.` : null;
}

/** A pair given the wrong way round would silently find nothing. */
function sorted(op: Condition["op"], values: FilterValue[], field: Field): FilterValue[] {
  const [low, high] = values;
  const isWrongWay = op === "between" && low !== undefined && high !== undefined && isReversed(low, high, field);
  return isWrongWay ? values.toReversed() : values;
}
