export { type CheckedFilter, checkFilter, type FilterProblem } from "./check.ts";
export { type Completion, completeFilter, type Suggestion } from "./complete.ts";
export { fieldFinder, fieldPath } from "./find-field.ts";
export { type FilterableRecord, type MatchContext, matcher, matches } from "./matches.ts";
export { type Family, familyOf, opsFor } from "./operators.ts";
export { type ParsedFilter, parseFilter } from "./parse.ts";
export { printFilter } from "./print.ts";
export { resolveDates } from "./resolve-dates.ts";
export { resolveMe } from "./resolve-me.ts";
export { Filter } from "./schema.ts";
export { simplify } from "./simplify.ts";
export type { FilterError } from "./tokens.ts";
export {
  type Condition,
  EVERYTHING,
  type FilterValue,
  isAnd,
  isNot,
  isOr,
  isSearch,
  isSegment,
  MAX_CONDITIONS,
  MAX_DEPTH,
  type Me,
  OPS,
  type Op,
  type RelativeDate,
  type SearchNode,
  type SegmentNode,
  type Span,
  sizeProblem,
  TOO_MANY_CONDITIONS,
} from "./tree.ts";
export type { ValueHooks } from "./values.ts";
