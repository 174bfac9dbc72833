import { complementOf } from "./operators.ts";
import { type Condition, type Filter, isAnd, isNot, isOr, isSearch, isSegment, type Op } from "./tree.ts";

/**
 * The one shape of filters that mean the same: groups flattened, groups and lists of one unwrapped, `not` turned into the
 * complementary operator where there is one.
 */
export function simplify(filter: Filter): Filter {
  if (isAnd(filter)) return group(filter.and.map(simplify).flatMap((child) => (isAnd(child) ? child.and : [child])));
  if (isOr(filter)) return alternative(filter.or.map(simplify).flatMap((child) => (isOr(child) ? child.or : [child])));
  if (isNot(filter)) return negate(simplify(filter.not));
  return isSearch(filter) || isSegment(filter) ? filter : condition(filter);
}

function group(children: Filter[]): Filter {
  const [only] = children;
  return only && children.length === 1 ? only : { and: children };
}

function alternative(children: Filter[]): Filter {
  const passesAll = children.find((child) => isAnd(child) && child.and.length === 0);
  const [only] = children;
  return passesAll ?? (only && children.length === 1 ? only : { or: children });
}

function condition(given: Condition): Condition {
  const { field, op, value } = given;
  const of = OPS_OF_ONE[op];
  if (!of || !Array.isArray(value) || value.length !== 1) return given;
  return { field, op: of, value: op === "hasAll" ? value : value[0] };
}

/** What an operator on a list of one comes to. */
const OPS_OF_ONE: Partial<Record<Op, Op>> = { in: "eq", notIn: "ne", hasAll: "hasAny" };

function negate(child: Filter): Filter {
  if (isNot(child)) return child.not;
  if (isAnd(child) || isOr(child) || isSearch(child) || isSegment(child)) return { not: child };
  const op = complementOf(child.op);
  return op ? { ...child, op } : { not: child };
}
