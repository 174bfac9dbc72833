import type { Field, FieldType } from "@mainstay/model";
import { familyOf, fieldPath } from "@mainstay/model/filter";
import { closest } from "@mainstay/model/similarity";
import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { Problem } from "../platform/problem.ts";
import { fieldSql } from "./filter-sql.ts";
import { visibleFields } from "./list.ts";
import { mayNot } from "./lock.ts";
import { matching } from "./matching.ts";
import type { ObjectDefinition } from "./object.ts";
import { mayEver } from "./scope.ts";
import { allOf, query, quoted, raw, textArray } from "./sql.ts";
import { titlesOfGroups } from "./summary-titles.ts";

export interface SummaryQuery {
  filter?: string;
  groupBy?: string;
  measures: string[];
  /** What a service narrows the list to, over the alias `t`. */
  where?: SQL;
}

/** Decimals as text, by `sum:amount`; null where there is nothing, or where amounts are of several currencies. */
export type Measures = Record<string, string | null>;

export interface Group {
  /** The value the records share, as text; null for those without one. */
  key: string | null;
  title: string | null;
  count: number;
  measures: Measures;
}

export interface Summary {
  count: number;
  measures: Measures;
  /** Currencies of the money measured, by measure; amounts of several are not added up. */
  currencies: Record<string, string[]>;
  groups?: Group[];
  /** What is not among the largest groups. */
  rest?: { count: number; measures: Measures };
}

/** The largest groups are named, the others added up as the rest. */
const MAX_GROUPS = 100;
const MAX_MEASURES = 10;

/**
 * Counts and measures the records of a list, within the actor's rights.
 * @throws Problem bad-request for a field that is not there, is hidden, or does not fit; forbidden when the role reads none
 */
export async function summarize(ctx: Ctx, object: ObjectDefinition, request: SummaryQuery): Promise<Summary> {
  if (!mayEver(ctx, object.meta, "read")) throw mayNot(ctx, object, "read");
  const fields = await visibleFields(ctx, object);
  const measures = readMeasures(request.measures, object, fields);
  const by = request.groupBy ? groupField(request.groupBy, object, fields) : null;
  const where = allOf([await matching(ctx, object, request), request.where]);
  const measuring = { ctx, object, measures, where };
  const [total] = await measure(measuring);
  const summary: Summary = { ...counted(total, measures), currencies: currenciesOf(total, measures) };
  if (!by) return summary;
  const key = sql`(${fieldSql(by, object)})::text`;
  const rows = await measure(measuring, key);
  const named = rows.slice(0, MAX_GROUPS);
  const titles = await titlesOfGroups(
    ctx,
    by,
    named.flatMap((row) => (row.key === null ? [] : [row.key])),
  );
  summary.groups = named.map((row) => ({
    key: row.key,
    title: row.key === null ? null : (titles.get(row.key) ?? null),
    ...counted(row, measures),
  }));
  if (rows.length > MAX_GROUPS) summary.rest = await measureRest(measuring, key, named);
  return summary;
}

interface Measure {
  /** `sum:amount`. */
  name: string;
  field: Field;
  sql: SQL;
  currency: SQL | null;
}

interface Measuring {
  ctx: Ctx;
  object: ObjectDefinition;
  measures: Measure[];
  where: SQL;
}

interface Measured {
  key: string | null;
  count: number;
  values: (string | null)[];
  currencies: (string[] | null)[];
}

/** Everything in one row, or a row for each value of `key`, the most frequent first, one more than are named. */
function measure({ ctx, object, measures, where }: Measuring, key?: SQL): Promise<Measured[]> {
  const values = sql.join(
    measures.map((one) => one.sql),
    sql`, `,
  );
  const currencies = sql.join(
    measures.map((one) => one.currency ?? sql`null::json`),
    sql`, `,
  );
  const grouped = key ? sql` group by ${key} order by count(*) desc, ${key} limit ${MAX_GROUPS + 1}` : sql``;
  return query<Measured>(
    ctx.db,
    sql`select ${key ?? sql`null::text`} as key, count(*)::int as count,
        array[${values}]::text[] as values, json_build_array(${currencies}) as currencies
      from ${raw(quoted(object.tableName))} t where ${where}${grouped}`,
  );
}

async function measureRest(measuring: Measuring, key: SQL, named: Measured[]) {
  const keys = named.flatMap((row) => (row.key === null ? [] : [row.key]));
  const hasEmpty = named.some((row) => row.key === null);
  const others = sql`(${key} <> all(${textArray(keys)})${hasEmpty ? sql`` : sql` or ${key} is null`})`;
  const [rest] = await measure({ ...measuring, where: sql`${measuring.where} and ${others}` });
  return counted(rest, measuring.measures);
}

function counted(row: Measured | undefined, measures: Measure[]): { count: number; measures: Measures } {
  const named = measures.map(({ name }, index) => [name, isMixed(row, index) ? null : (row?.values[index] ?? null)]);
  return { count: row?.count ?? 0, measures: Object.fromEntries(named) };
}

const isMixed = (row: Measured | undefined, index: number) => (row?.currencies[index]?.length ?? 0) > 1;

const currenciesOf = (row: Measured | undefined, measures: Measure[]) =>
  Object.fromEntries(
    measures.flatMap(({ name }, index) => (row?.currencies[index] ? [[name, row.currencies[index]]] : [])),
  );

const FUNCTIONS = ["sum", "avg", "min", "max"];

/** Reads `sum:amount`. */
function readMeasures(names: string[], object: ObjectDefinition, fields: Field[]): Measure[] {
  if (names.length > MAX_MEASURES) throw bad("measures", `At most ${MAX_MEASURES} measures can be asked for.`);
  return names.map((name) => {
    const [act = "", path = ""] = name.split(":");
    if (!FUNCTIONS.includes(act)) throw bad("measures", `“${name}” is not a measure such as sum:amount.`);
    const field = fields.find((one) => fieldPath(one) === path);
    if (!field || familyOf(field.type) !== "number") throw bad("measures", unmeasurable(path, object, fields));
    const value = sql`(${fieldSql(field, object)})::numeric`;
    return { name, field, sql: rounded(act, field.type, value), currency: currencySql(field, object) };
  });
}

/** An average has digits without end; nobody asks for more than these. */
function rounded(act: string, type: FieldType, value: SQL): SQL {
  const result = sql`${raw(act)}(${value})`;
  if (act !== "avg") return sql`${result}::text`;
  return type === "money" ? sql`round(${result}, 2)::text` : sql`trim_scale(round(${result}, 6))::text`;
}

/** The currencies of a money field's values, as JSON. */
function currencySql(field: Field, object: ObjectDefinition): SQL | null {
  const column = field.currencyField ? object.columns[field.currencyField] : undefined;
  if (field.type !== "money" || !column) return null;
  const currency = raw(`t.${quoted(column.name)}`);
  return sql`coalesce(json_agg(distinct ${currency}) filter (where ${fieldSql(field, object)} is not null and ${currency} is not null), '[]')`;
}

const GROUPABLE: FieldType[] = [
  "picklist",
  "link",
  "member",
  "boolean",
  "currency",
  "text",
  "date",
  "integer",
  "percent",
];

function groupField(name: string, object: ObjectDefinition, fields: Field[]): Field {
  const field = fields.find((one) => fieldPath(one) === name);
  if (field && GROUPABLE.includes(field.type)) return field;
  const near = closest(name, fields.filter((one) => GROUPABLE.includes(one.type)).map(fieldPath));
  const detail = `${object.meta.pluralLabel} cannot be grouped by “${name}”.${near ? ` Did you mean ${near}?` : ""}`;
  throw bad("groupBy", detail);
}

function unmeasurable(name: string, { meta }: ObjectDefinition, fields: Field[]): string {
  const near = closest(name, fields.filter((one) => familyOf(one.type) === "number").map(fieldPath));
  return `${meta.pluralLabel} have no number “${name}” to measure.${near ? ` Did you mean ${near}?` : ""}`;
}

const bad = (parameter: string, detail: string) =>
  new Problem("bad-request", detail, { errors: [{ pointer: `?${parameter}`, detail }] });
