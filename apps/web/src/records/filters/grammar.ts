/*
 * The filter language as the server has it. It weighs some ten kilobytes, so what uses it is loaded when somebody comes
 * to filter, by `lazily` or `import()`.
 */

export type { Filter } from "@mainstay/model/filter";
export {
  type Completion,
  type Condition,
  completeFilter,
  EVERYTHING,
  type FilterValue,
  familyOf,
  isAnd,
  isNot,
  isOr,
  isSearch,
  isSegment,
  type Op,
  opsFor,
  parseFilter,
  printFilter,
  type Suggestion,
} from "@mainstay/model/filter";
