import type { Field } from "@mainstay/model";
import {
  type Condition,
  type Family,
  type Filter,
  familyOf,
  fieldFinder,
  isAnd,
  isNot,
  isOr,
  isSearch,
  isSegment,
} from "@mainstay/model/filter";
import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { textSql } from "./filter-text.ts";
import type { ObjectDefinition } from "./object.ts";
import { searchQuery } from "./search-query.ts";
import { visibleText } from "./search-visible.ts";
import { literal, quoted, raw, textArray, uuidArray } from "./sql.ts";

/**
 * A filter as a predicate over the object's table under the alias `t`. Expects a checked filter whose dates and `me`
 * are resolved. Two-valued like the language itself: an empty field makes a comparison false, never null.
 */
export function filterSql(ctx: Ctx, filter: Filter, object: ObjectDefinition, fields: readonly Field[]): SQL {
  const finder = fieldFinder(fields);
  const compile = (node: Filter): SQL => {
    if (isAnd(node)) return joined(node.and.map(compile), sql` and `, sql`true`);
    if (isOr(node)) return joined(node.or.map(compile), sql` or `, sql`false`);
    if (isNot(node)) return sql`(${compile(node.not)}) is not true`;
    if (isSearch(node)) return searchSql(ctx, node.search, object);
    if (isSegment(node)) throw new Error("Segments are replaced by their filters before SQL is written");
    const field = finder.find(node.field);
    if (!field) throw new Error(`Filter on ${node.field}, which was not checked`);
    return conditionSql(node, field, object);
  };
  return compile(filter);
}

function searchSql(ctx: Ctx, text: string, object: ObjectDefinition): SQL {
  const wanted = searchQuery(ctx.org.id, text);
  if (!wanted) return sql`true`;
  const { words, patterns, phrase } = wanted;
  const sideBySide = patterns.length > 1 ? phrase : null;
  const found = sql`t.id in (select app.search_ids(${raw(literal(object.meta.name))}, ${words}::tsquery, ${sideBySide}))`;
  const visible = visibleText(ctx, object);
  return visible ? sql`(${found} and ${visible} like ${phrase})` : found;
}

function conditionSql({ op, value }: Condition, field: Field, object: ObjectDefinition): SQL {
  const family = familyOf(field.type);
  const values = (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
  if (op === "isEmpty") return emptySql(field, object);
  if (op === "isNotEmpty") return sql`not ${emptySql(field, object)}`;
  if (op === "ne") return sql`(${conditionSql({ field: field.name, op: "eq", value }, field, object)}) is not true`;
  if (op === "notIn") return sql`(${conditionSql({ field: field.name, op: "in", value }, field, object)}) is not true`;
  if (op === "notContains")
    return sql`(${conditionSql({ field: field.name, op: "contains", value }, field, object)}) is not true`;
  if (op === "hasNone")
    return sql`(${conditionSql({ field: field.name, op: "hasAny", value }, field, object)}) is not true`;
  if (family === "list") return listSql(op, values, field, object);
  if (family === "text" || family === "blob") return textSql(op, values, field, fieldSql(field, object));
  return comparedSql(op, values, field, object, family);
}

const SYMBOLS: Partial<Record<Condition["op"], string>> = { eq: "=", gt: ">", gte: ">=", lt: "<", lte: "<=" };

function comparedSql(
  op: Condition["op"],
  values: string[],
  field: Field,
  object: ObjectDefinition,
  family: Family,
): SQL {
  const column = fieldSql(field, object);
  // Any number may be asked for, also one the column could not hold.
  const type = raw(family === "number" ? "numeric" : sqlType(field, object));
  if (op === "in") return sql`${column} = any(${sql.param(values)}::${type}[])`;
  if (op === "between") return sql`${column} between ${values[0]}::${type} and ${values[1]}::${type}`;
  const [value = ""] = values;
  if (op === "eq" && isOption(field, value)) return sql`${column} = ${raw(literal(value))}`;
  const symbol = SYMBOLS[op];
  if (!symbol) throw new Error(`${op} does not compare ${field.type}`);
  return sql`${column} ${raw(symbol)} ${values[0]}::${type}`;
}

/**
 * One of the few values that a field of ours can have. Such a value is a part of the statement: PostgreSQL knows how
 * common it is without planning the statement anew for each request.
 */
const isOption = ({ type, custom, options = [] }: Field, value: string) =>
  type === "picklist" && !custom && options.some((option) => option.value === value);

function listSql(op: Condition["op"], values: string[], field: Field, object: ObjectDefinition): SQL {
  const wanted = textArray(values.map((value) => value.toLowerCase()));
  const column = fieldSql(field, object);
  if (field.type === "members") {
    const ids = uuidArray(values);
    return op === "hasAll" ? sql`${column} @> ${ids}` : sql`${column} && ${ids}`;
  }
  const list = field.custom
    ? sql`array(select lower(part) from jsonb_array_elements_text(coalesce(${column}, '[]'::jsonb)) part)`
    : sql`lower(${column}::text)::text[]`;
  return op === "hasAll" ? sql`${list} @> ${wanted}` : sql`${list} && ${wanted}`;
}

function emptySql(field: Field, object: ObjectDefinition): SQL {
  const column = fieldSql(field, object);
  if (field.custom) return sql`coalesce(${raw(customText(field))}, '') in ('', '[]')`;
  const type = object.columns[field.name]?.getSQLType() ?? "";
  if (type.endsWith("[]")) return sql`cardinality(coalesce(${column}, '{}')) = 0`;
  if (type === "jsonb") return sql`coalesce(${column}, 'null') in ('null', '[]', '{}')`;
  if (type === "text") return sql`coalesce(${column}, '') = ''`;
  return sql`(${column} is null)`;
}

/** A field's value over the alias `t`, in its own SQL type; of lists in the organization's own fields, as JSON. */
export function fieldSql(field: Field, object: ObjectDefinition): SQL {
  if (!field.custom) return raw(`t.${quoted(object.columns[field.name]?.name ?? "")}`);
  if (familyOf(field.type) === "list") return raw(`(t.custom->${literal(field.name)})`);
  const type = sqlType(field, object);
  return raw(type === "text" ? customText(field) : `(${customText(field)})::${type}`);
}

const customText = (field: Field) => `(t.custom->>${literal(field.name)})`;

/** The SQL type a field's values compare as. */
export function sqlType(field: Field, object: ObjectDefinition): string {
  if (!field.custom) return (object.columns[field.name]?.getSQLType() ?? "text").replace(/\(.*\)/, "");
  const family = familyOf(field.type);
  if (family === "number") return "numeric";
  if (family === "boolean") return "boolean";
  if (family === "date") return field.type === "date" ? "date" : "timestamptz";
  return "text";
}

const joined = (parts: SQL[], by: SQL, none: SQL) => (parts.length === 0 ? none : sql`(${sql.join(parts, by)})`);
