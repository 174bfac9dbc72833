import type { ObjectMeta } from "@mainstay/model";
import { type SQL, sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import type { Ctx } from "../platform/context.ts";
import type { ObjectDefinition } from "./object.ts";
import { hiddenFields, scope } from "./scope.ts";
import { literal, quoted, raw } from "./sql.ts";

/*
 * A record's JSON is written by PostgreSQL, in one place: the same document goes into answers, the journal and
 * search. Keys are field names; decimals are strings, since JSON numbers are binary floats.
 */

/** By what is shown of an object; bounded, since requests choose their fields. */
const cache = new WeakMap<ObjectDefinition, LRUCache<string, string>>();

/** `t."first_name" as "firstName", …` for the fields asked for, without those in `hidden`. */
export function documentColumns(
  object: ObjectDefinition,
  hidden: readonly string[] = [],
  only?: readonly string[],
  alias = "t",
): string {
  const known = cache.get(object) ?? new LRUCache<string, string>({ max: 200 });
  cache.set(object, known);
  const key = `${alias}|${hidden.join()}|${only?.join() ?? "*"}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const names = object.meta.fields.map((field) => field.name).filter((name) => !hidden.includes(name));
  const wanted = only ? names.filter((name) => name === "id" || only.includes(name)) : names;
  const columns = wanted.map((name) => column(object, name, alias));
  if (!only || only.some((name) => name === "custom" || name.startsWith("custom."))) {
    columns.push(customColumn(hidden, alias));
  }
  const text = columns.join(", ");
  known.set(key, text);
  return text;
}

/** The same as one JSON value. */
export const documentJson = (...of: Parameters<typeof documentColumns>): SQL =>
  raw(`(select to_json(r) from (select ${documentColumns(...of)}) r)`);

function column(object: ObjectDefinition, name: string, alias: string): string {
  const found = object.columns[name];
  if (!found) throw new Error(`${object.meta.name}.${name} has no column`);
  const cast = found.getSQLType().startsWith("numeric") ? "::text" : "";
  return `${alias}.${quoted(found.name)}${cast} as ${quoted(name)}`;
}

function customColumn(hidden: readonly string[], alias: string): string {
  const keys = hidden.filter((name) => name.startsWith("custom.")).map((name) => literal(name.slice("custom.".length)));
  return keys.length === 0 ? `${alias}.custom as "custom"` : `${alias}.custom - array[${keys.join(", ")}] as "custom"`;
}

/** A scalar subselect giving `{ id, title }` of a linked record, or null when it is not the reader's to see; of members a list. */
export function expansion(
  ctx: Ctx,
  object: ObjectDefinition,
  fieldName: string,
  target: ObjectDefinition | "member" | "members",
): SQL {
  const column = raw(`t.${quoted(object.columns[fieldName]?.name ?? "")}`);
  const name = raw(quoted(expandedName(fieldName)));
  if (target === "member") {
    return sql`(select json_build_object('id', m.id, 'title', u.name) from auth.member m join auth."user" u on u.id = m.user_id where m.organization_id = t.org_id and m.id = ${column}) as ${name}`;
  }
  if (target === "members") {
    return sql`(select coalesce(json_agg(json_build_object('id', m.id, 'title', u.name) order by array_position(${column}, m.id)), '[]') from auth.member m join auth."user" u on u.id = m.user_id where m.organization_id = t.org_id and m.id = any(${column})) as ${name}`;
  }
  const title = target.columns[target.meta.titleField];
  const readable = scope(ctx, target, "read", "x");
  const titleHidden = hiddenFields(ctx, target.meta).includes(target.meta.titleField);
  const shown = titleHidden || !title ? raw("null") : raw(`x.${quoted(title.name)}`);
  return sql`(select json_build_object('id', x.id, 'title', ${shown}) from ${raw(quoted(target.tableName))} x where x.org_id = t.org_id and x.id = ${column} and x.deleted_at is null${readable ? sql` and ${readable}` : sql``}) as ${name}`;
}

/** `contactId` expands to `contact`, `assigneeIds` to `assignees`. */
export const expandedName = (fieldName: string) => fieldName.replace(/Id(s?)$/, "$1");

/** Links and members that may be expanded. */
export const expandable = (meta: ObjectMeta) =>
  meta.fields.filter(({ type }) => ["link", "member", "members"].includes(type)).map((field) => field.name);

/** A document kept as JSON, such as a change's `before`, without what the role may not see; `column` is ours. */
export function maskedJson(ctx: Ctx, meta: ObjectMeta, column: string): SQL {
  const hidden = hiddenFields(ctx, meta);
  if (hidden.length === 0) return raw(column);
  const own = hidden.filter((name) => name.startsWith(CUSTOM)).map((name) => name.slice(CUSTOM.length));
  const kept = `(${column} - ${textArrayLiteral(hidden)})`;
  if (own.length === 0) return raw(kept);
  const custom = `(${column}->'custom') - ${textArrayLiteral(own)}`;
  return raw(`case when ${column} ? 'custom' then jsonb_set(${kept}, '{custom}', ${custom}) else ${kept} end`);
}

const CUSTOM = "custom.";
const textArrayLiteral = (values: string[]) => `array[${values.map(literal).join(", ")}]::text[]`;
