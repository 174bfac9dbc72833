import type { DrawnField } from "../../lib/session.ts";
import { pathOf } from "../metadata.ts";
import {
  type Condition,
  type Filter,
  type FilterValue,
  isAnd,
  isNot,
  isOr,
  isSearch,
  isSegment,
  type Op,
  opsFor,
} from "./grammar.ts";

/** A filter while it is being built: groups of conditions, some of which still want a value. */
export type Draft = DraftGroup | DraftCondition | DraftWhole;

export interface DraftGroup {
  kind: "group";
  id: number;
  /** Whether one of the parts is enough. */
  isAny: boolean;
  parts: Draft[];
}

export interface DraftCondition {
  kind: "condition";
  id: number;
  field: string;
  op: Op;
  value: FilterValue | FilterValue[] | undefined;
}

/** What the builder shows but does not take apart: words searched for, segments, what is negated as a whole. */
export interface DraftWhole {
  kind: "whole";
  id: number;
  filter: Filter;
}

let lastId = 0;
const newId = () => ++lastId;

/** A filter taken apart, always with a group around. */
export function draftOf(filter: Filter): DraftGroup {
  if (isAnd(filter)) return { kind: "group", id: newId(), isAny: false, parts: filter.and.map(partOf) };
  if (isOr(filter)) return { kind: "group", id: newId(), isAny: true, parts: filter.or.map(partOf) };
  return { kind: "group", id: newId(), isAny: false, parts: [partOf(filter)] };
}

function partOf(filter: Filter): Draft {
  if (isAnd(filter) || isOr(filter)) return draftOf(filter);
  if (isSearch(filter) || isSegment(filter) || isNot(filter)) return { kind: "whole", id: newId(), filter };
  return { kind: "condition", id: newId(), field: filter.field, op: filter.op, value: filter.value };
}

/** The filter that a draft comes to; conditions without a value are left out. */
export function filterOf(draft: Draft): Filter | undefined {
  if (draft.kind === "whole") return draft.filter;
  if (draft.kind === "condition") return isComplete(draft) ? conditionOf(draft) : undefined;
  const parts = draft.parts.flatMap((part) => filterOf(part) ?? []);
  if (parts.length === 0) return undefined;
  return draft.isAny ? { or: parts } : { and: parts };
}

export const newGroup = (field: DrawnField): DraftGroup => ({
  kind: "group",
  id: newId(),
  isAny: true,
  parts: [newCondition(field)],
});

export const newCondition = (field: DrawnField): DraftCondition => ({
  kind: "condition",
  id: newId(),
  field: pathOf(field),
  op: opsFor(field.type)[0] ?? "eq",
  value: undefined,
});

/** Another comparison keeps the value where it takes the same kind of it. */
export function withOp(condition: DraftCondition, op: Op): DraftCondition {
  const value = shapeOf(op) === shapeOf(condition.op) ? condition.value : undefined;
  return { ...condition, op, value };
}

/** How many values a comparison takes. */
export function shapeOf(op: Op): "none" | "one" | "two" | "many" {
  if (op === "isEmpty" || op === "isNotEmpty") return "none";
  if (op === "between") return "two";
  return ["in", "notIn", "hasAny", "hasAll", "hasNone"].includes(op) ? "many" : "one";
}

export function isComplete({ op, value }: DraftCondition): boolean {
  const shape = shapeOf(op);
  if (shape === "none") return true;
  if (shape === "one") return value !== undefined && value !== "" && !Array.isArray(value);
  const given = Array.isArray(value) ? value.filter((one) => one !== "") : [];
  return shape === "two" ? given.length === 2 : given.length > 0;
}

function conditionOf({ field, op, value }: DraftCondition): Condition {
  return shapeOf(op) === "none" ? { field, op } : { field, op, value };
}
