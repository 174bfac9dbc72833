import type { DrawnField } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import {
  type Condition,
  type Filter,
  type FilterValue,
  familyOf,
  isAnd,
  isNot,
  isOr,
  isSearch,
  isSegment,
  type Op,
  printFilter,
} from "./grammar.ts";

/** A filter as a person says it: "Status is any of New, Working". */
export function describeFilter(filter: Filter, fields: DrawnField[]): string {
  if (isSearch(filter)) return `“${filter.search}”`;
  if (isSegment(filter)) return `#${filter.segment}`;
  if (isNot(filter)) return m.filters_not({ condition: describeFilter(filter.not, fields) });
  if (isAnd(filter)) return filter.and.map((one) => describeFilter(one, fields)).join(", ");
  if (isOr(filter)) return filter.or.map((one) => describeFilter(one, fields)).join(` ${m.filters_or()} `);
  const field = fieldOf(filter, fields);
  if (!field) return printFilter(filter, fields);
  return [field.label, opLabel(filter.op, field), valueWords(field, filter.value)].filter(Boolean).join(" ");
}

/** The field a condition is about; conditions name custom ones with their drawer. */
export const fieldOf = ({ field: path }: Condition, fields: DrawnField[]): DrawnField | undefined =>
  fields.find((field) => (field.custom ? `custom.${field.name}` : field.name) === path);

function valueWords(field: DrawnField, value: FilterValue | FilterValue[] | undefined): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => valueWords(field, one)).join(", ");
  if (typeof value === "boolean") return value ? m.common_yes() : m.common_no();
  if (typeof value !== "object") return field.options?.find((option) => option.value === value)?.label ?? String(value);
  if ("me" in value) return m.filters_me();
  if ("period" in value) return periodLabel(value.period);
  if ("ago" in value) return m.filters_ago({ span: spanWords(value.ago) });
  return m.filters_ahead({ span: spanWords(value.ahead) });
}

function spanWords(span: Partial<Record<string, number>>): string {
  const [[unit = "days", count = 0] = []] = Object.entries(span);
  const locale = document.documentElement.lang || undefined;
  const known = ["minutes", "hours", "days", "weeks", "months", "years"].includes(unit) ? unit.slice(0, -1) : undefined;
  if (!known) return `${count} ${unit}`;
  return new Intl.NumberFormat(locale, { style: "unit", unit: known, unitDisplay: "long" }).format(count);
}

/** What a comparison is called with this field: dates are after and before where numbers are more and less. */
export function opLabel(op: Op, { type }: DrawnField): string {
  const isDate = familyOf(type) === "date";
  const labels: Record<Op, () => string> = {
    eq: m.filters_op_eq,
    ne: m.filters_op_ne,
    in: m.filters_op_in,
    notIn: m.filters_op_not_in,
    gt: isDate ? m.filters_op_after : m.filters_op_gt,
    gte: isDate ? m.filters_op_since : m.filters_op_gte,
    lt: isDate ? m.filters_op_before : m.filters_op_lt,
    lte: isDate ? m.filters_op_until : m.filters_op_lte,
    between: m.filters_op_between,
    contains: m.filters_op_contains,
    notContains: m.filters_op_not_contains,
    startsWith: m.filters_op_starts,
    endsWith: m.filters_op_ends,
    isEmpty: m.filters_op_empty,
    isNotEmpty: m.filters_op_filled,
    hasAny: m.filters_op_has_any,
    hasAll: m.filters_op_has_all,
    hasNone: m.filters_op_has_none,
  };
  return labels[op]();
}

export const PERIODS = [
  "today",
  "yesterday",
  "tomorrow",
  "thisWeek",
  "lastWeek",
  "nextWeek",
  "thisMonth",
  "lastMonth",
  "nextMonth",
  "thisQuarter",
  "lastQuarter",
  "nextQuarter",
  "thisYear",
  "lastYear",
  "nextYear",
] as const;

/** A period, by what the filter language calls it. */
export function periodLabel(period: string): string {
  const labels: Record<string, () => string> = {
    today: m.filters_period_today,
    yesterday: m.filters_period_yesterday,
    tomorrow: m.filters_period_tomorrow,
    thisWeek: m.filters_period_this_week,
    lastWeek: m.filters_period_last_week,
    nextWeek: m.filters_period_next_week,
    thisMonth: m.filters_period_this_month,
    lastMonth: m.filters_period_last_month,
    nextMonth: m.filters_period_next_month,
    thisQuarter: m.filters_period_this_quarter,
    lastQuarter: m.filters_period_last_quarter,
    nextQuarter: m.filters_period_next_quarter,
    thisYear: m.filters_period_this_year,
    lastYear: m.filters_period_last_year,
    nextYear: m.filters_period_next_year,
  };
  return labels[period]?.() ?? period;
}
