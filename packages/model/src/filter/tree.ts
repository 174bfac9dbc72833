import { type Period, UNITS, type Unit } from "../time.ts";

/**
 * The one filter language, of lists, views, segments, workflows, sharing rules and reports.
 *
 * It has two truth values. A comparison with an empty field is false, and `ne`, `notIn`, `notContains`, `hasNone` and
 * `not` are plain complements: `status ne new` also finds records without a status. In SQL that is `IS DISTINCT FROM`
 * and `IS NOT TRUE`. Text is compared without regard to case.
 */
export type Filter = { and: Filter[] } | { or: Filter[] } | { not: Filter } | SearchNode | SegmentNode | Condition;

/** A word, or words side by side, somewhere in the record. */
export interface SearchNode {
  search: string;
}

/** The records of a saved segment, by its name or id; replaced by the segment's own filter before it is used. */
export interface SegmentNode {
  segment: string;
}

export interface Condition {
  /** A field's name, or `custom.` and the name of a custom one. */
  field: string;
  op: Op;
  /** None for isEmpty and isNotEmpty, a pair for between, a list for in, notIn, hasAny, hasAll and hasNone. */
  value?: FilterValue | FilterValue[];
}

export type FilterValue = string | number | boolean | RelativeDate | Me;

/**
 * A date relative to now. A period, like an absolute date, is its whole span: `lte this month` reaches to its end.
 * `ago` and `ahead` are the instant when compared, and everything between it and now with `eq`.
 */
export type RelativeDate = { ago: Span } | { ahead: Span } | { period: Period };

/** One unit and its count, such as `{ days: 7 }`. */
export type Span = { [unit in Unit]?: number };

/** The member who looks. */
export interface Me {
  me: true;
}

export const OPS = [
  "eq",
  "ne",
  "in",
  "notIn",
  "gt",
  "gte",
  "lt",
  "lte",
  "between",
  "contains",
  "notContains",
  "startsWith",
  "endsWith",
  "isEmpty",
  "isNotEmpty",
  "hasAny",
  "hasAll",
  "hasNone",
] as const;
export type Op = (typeof OPS)[number];

/** The filter without a condition: every record passes. */
export const EVERYTHING: Filter = { and: [] };

export const isAnd = (node: Filter): node is { and: Filter[] } => "and" in node;
export const isOr = (node: Filter): node is { or: Filter[] } => "or" in node;
export const isNot = (node: Filter): node is { not: Filter } => "not" in node;
export const isSearch = (node: Filter): node is SearchNode => "search" in node;
export const isSegment = (node: Filter): node is SegmentNode => "segment" in node;

export const isAgo = (value: unknown): value is { ago: Span } => hasKey(value, "ago");
export const isAhead = (value: unknown): value is { ahead: Span } => hasKey(value, "ahead");
export const isPeriod = (value: unknown): value is { period: Period } => hasKey(value, "period");
export const isMe = (value: unknown): value is Me => hasKey(value, "me");

export const hasKey = (value: unknown, key: string): boolean =>
  typeof value === "object" && value !== null && key in value;

/** The unit and count of a span. */
export function spanOf(span: Span): { unit: Unit; count: number } {
  const unit = UNITS.find((candidate) => span[candidate] !== undefined) ?? "days";
  return { unit, count: span[unit] ?? 0 };
}

export const MAX_DEPTH = 8;
export const MAX_CONDITIONS = 100;

export const TOO_MANY_CONDITIONS = `A filter can have ${MAX_CONDITIONS} conditions.`;

/** Why a filter is too big to run, or null. Takes anything, walks it without recursion. */
export function sizeProblem(filter: unknown): string | null {
  let leaves = 0;
  const open: { node: unknown; depth: number }[] = [{ node: filter, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (depth > MAX_DEPTH) return `A filter can be ${MAX_DEPTH} levels deep.`;
    const children = childrenOf(node);
    if (children) for (const child of children) open.push({ node: child, depth: depth + 1 });
    else if (++leaves > MAX_CONDITIONS) return TOO_MANY_CONDITIONS;
  }
  return null;
}

function childrenOf(node: unknown): unknown[] | null {
  if (typeof node !== "object" || node === null) return null;
  if ("and" in node && Array.isArray(node.and)) return node.and;
  if ("or" in node && Array.isArray(node.or)) return node.or;
  return "not" in node ? [node.not] : null;
}
