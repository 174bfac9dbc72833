import type { Field } from "../fields.ts";
import { calendarRange, dateIn, type Moment, parseInstant, periodRange, type Range, shift } from "../time.ts";
import { fieldFinder } from "./find-field.ts";
import { familyOf, takesNothing } from "./operators.ts";
import { simplify } from "./simplify.ts";
import {
  type Condition,
  type Filter,
  type FilterValue,
  isAgo,
  isAhead,
  isAnd,
  isNot,
  isOr,
  isPeriod,
  isSearch,
  isSegment,
  spanOf,
} from "./tree.ts";

/**
 * Gives every date in a checked filter its place in time, so that SQL and `matches` need not know what "this week" is.
 * Conditions on dates come out with absolute bounds only: gt, gte, lt or lte with one ISO instant (datetime) or ISO
 * date (date), joined by and, or and not; isEmpty and isNotEmpty stay.
 */
export function resolveDates(tree: Filter, fields: readonly Field[], moment: Moment): Filter {
  const finder = fieldFinder(fields);
  const resolve = (node: Filter): Filter => {
    if (isAnd(node)) return { and: node.and.map(resolve) };
    if (isOr(node)) return { or: node.or.map(resolve) };
    if (isNot(node)) return { not: resolve(node.not) };
    if (isSearch(node) || isSegment(node)) return node;
    const type = finder.find(node.field)?.type;
    if (!type || familyOf(type) !== "date" || takesNothing(node.op)) return node;
    return resolveCondition(node, type === "date" ? dayScale(moment) : instantScale(moment));
  };
  return simplify(resolve(tree));
}

function resolveCondition({ field, op, value }: Condition, place: Scale): Filter {
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const bound = (side: Order, of: FilterValue): Filter => ({ field, ...place(of)[side] });
  const within = (of: FilterValue): Filter => ({ and: place(of).eq.map((edge) => ({ field, ...edge })) });
  switch (op) {
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return { and: values.map((one) => bound(op, one)) };
    case "between":
      return {
        and: [
          ...values.slice(0, 1).map((low) => bound("gte", low)),
          ...values.slice(1).map((high) => bound("lte", high)),
        ],
      };
    case "ne":
    case "notIn":
      return { not: { or: values.map(within) } };
    default:
      return { or: values.map(within) };
  }
}

type Order = "gt" | "gte" | "lt" | "lte";
interface Bound {
  op: Order;
  value: string;
}
/** What a value means under each comparison, on a scale of instants or of days. */
type Scale = (value: FilterValue) => Record<Order, Bound> & { eq: Bound[] };

function instantScale(moment: Moment): Scale {
  const write = (date: Date) => date.toISOString();
  return (value) => {
    const range = rangeOf(value, moment);
    if (range) return rangeBounds(write(range.start), write(range.end));
    const instant = write(instantOf(value, moment));
    const now = write(moment.now);
    const [from, to] = isAgo(value) ? [instant, now] : isAhead(value) ? [now, instant] : [instant, instant];
    return { ...pointBounds(instant), eq: closed(from, to) };
  };
}

/** Days have no instants: everything is the day it falls on in the zone. */
function dayScale(moment: Moment): Scale {
  const write = (date: Date) => dateIn(moment.zone, date);
  return (value) => {
    const range = rangeOf(value, moment);
    if (range) return rangeBounds(write(range.start), write(range.end));
    const day = write(instantOf(value, moment));
    const today = write(moment.now);
    const [from, to] = isAgo(value) ? [day, today] : isAhead(value) ? [today, day] : [day, day];
    return { ...pointBounds(day), eq: closed(from, to) };
  };
}

/** The half-open span of a period, day, month or year. */
function rangeOf(value: FilterValue, moment: Moment): Range | null {
  if (isPeriod(value)) return periodRange(value.period, moment);
  return typeof value === "string" ? calendarRange(value, moment.zone) : null;
}

function instantOf(value: FilterValue, { now, zone }: Moment): Date {
  if (isAgo(value) || isAhead(value)) {
    const { unit, count } = spanOf(isAgo(value) ? value.ago : value.ahead);
    return shift(now, isAgo(value) ? -count : count, unit, zone);
  }
  const instant = typeof value === "string" ? parseInstant(value, zone) : null;
  if (!instant) throw new TypeError(`${JSON.stringify(value)} is not a date; check a filter before resolving it`);
  return instant;
}

const rangeBounds = (start: string, end: string): ReturnType<Scale> => ({
  gt: { op: "gte", value: end },
  gte: { op: "gte", value: start },
  lt: { op: "lt", value: start },
  lte: { op: "lt", value: end },
  eq: [
    { op: "gte", value: start },
    { op: "lt", value: end },
  ],
});

const pointBounds = (point: string): Record<Order, Bound> => ({
  gt: { op: "gt", value: point },
  gte: { op: "gte", value: point },
  lt: { op: "lt", value: point },
  lte: { op: "lte", value: point },
});

const closed = (from: string, to: string): Bound[] => [
  { op: "gte", value: from },
  { op: "lte", value: to },
];
