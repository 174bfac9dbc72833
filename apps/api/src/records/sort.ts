import type { Field } from "@mainstay/model";
import { familyOf, fieldPath } from "@mainstay/model/filter";
import { closest } from "@mainstay/model/similarity";
import { type SQL, sql } from "drizzle-orm";
import { Problem } from "../platform/problem.ts";
import { sqlType } from "./filter-sql.ts";
import type { ObjectDefinition } from "./object.ts";
import { literal, quoted, raw } from "./sql.ts";

export interface SortKey {
  /** The expression ordered by, over the alias `t`. */
  sql: string;
  type: string;
  isDescending: boolean;
  isNullable: boolean;
}

const MAX_KEYS = 5;

/**
 * Reads `-amount,name`: descending amount, then name; the id makes any order total.
 * @throws Problem bad-request for a field that cannot be sorted by
 */
export function parseSort(text: string, object: ObjectDefinition, fields: readonly Field[]): SortKey[] {
  const names = text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
  if (names.length > MAX_KEYS) throw badSort(`At most ${MAX_KEYS} fields can be sorted by.`);
  const keys = names.map((name) => sortKey(name, object, fields));
  const isDescending = keys[0]?.isDescending ?? true;
  return [...keys, { sql: "t.id", type: "uuid", isDescending, isNullable: false }];
}

function sortKey(given: string, object: ObjectDefinition, fields: readonly Field[]): SortKey {
  const isDescending = given.startsWith("-");
  const name = given.replace(/^[-+]/, "");
  const field = fields.find((one) => fieldPath(one) === name);
  if (!field?.sort) throw badSort(unsortable(name, object, fields));
  const type = sqlType(field, object);
  if (field.custom) {
    const text = `(t.custom->>${literal(field.name)})`;
    return {
      sql: familyOf(field.type) === "text" ? `lower(${text})` : `${text}::${type}`,
      type,
      isDescending,
      isNullable: true,
    };
  }
  const column = object.columns[field.name];
  return { sql: `t.${quoted(column?.name ?? "")}`, type, isDescending, isNullable: !column?.notNull };
}

function unsortable(name: string, object: ObjectDefinition, fields: readonly Field[]): string {
  const near = closest(name, fields.filter((one) => one.sort).map(fieldPath));
  return `${object.meta.pluralLabel} cannot be sorted by “${name}”.${near ? ` Did you mean ${near}?` : ""}`;
}

const badSort = (detail: string) => new Problem("bad-request", detail, { errors: [{ pointer: "?sort", detail }] });

/** Empty values come last in either direction. */
export function orderBy(keys: SortKey[]): SQL {
  return raw(
    keys
      .map((key) => `${key.sql} ${key.isDescending ? "desc" : "asc"}${key.isNullable ? " nulls last" : ""}`)
      .join(", "),
  );
}

/** The rows after the one with these sort values, in the order of the keys. */
export function after(keys: SortKey[], values: (string | null)[]): SQL {
  const [key, ...others] = keys;
  if (!key) return sql`false`;
  const rowwise = asRowComparison(keys, values);
  if (rowwise) return rowwise;
  const [value = null, ...rest] = values;
  const column = raw(key.sql);
  if (value === null) return sql`(${column} is null and ${after(others, rest)})`;
  const typed = sql`${value}::${raw(key.type)}`;
  const beyond = sql`${column} ${raw(key.isDescending ? "<" : ">")} ${typed}`;
  const tied = others.length > 0 ? sql` or (${column} = ${typed} and ${after(others, rest)})` : sql``;
  return sql`(${beyond}${tied}${key.isNullable ? sql` or ${column} is null` : sql``})`;
}

/** `(a, b) < (1, 2)` is what an index can start from; it needs one direction and no nulls. */
function asRowComparison(keys: SortKey[], values: (string | null)[]): SQL | null {
  const isDescending = keys[0]?.isDescending;
  if (keys.some((key) => key.isNullable || key.isDescending !== isDescending)) return null;
  const left = raw(keys.map((key) => key.sql).join(", "));
  const right = sql.join(
    keys.map((key, index) => sql`${values[index] ?? null}::${raw(key.type)}`),
    sql`, `,
  );
  return sql`(${left}) ${raw(isDescending ? "<" : ">")} (${right})`;
}
