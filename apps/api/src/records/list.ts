import { type Field, findField } from "@mainstay/model";
import { fieldPath } from "@mainstay/model/filter";
import { closest } from "@mainstay/model/similarity";
import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { Problem } from "../platform/problem.ts";
import { JsonText } from "../platform/route.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { customFieldsOf } from "./custom-fields.ts";
import { documentColumns, expandable, expansion } from "./document.ts";
import { filterSql } from "./filter-sql.ts";
import { mayNot } from "./lock.ts";
import type { ObjectDefinition } from "./object.ts";
import { readFilter } from "./read-filter.ts";
import { hiddenFields, isVisible, linkTarget, mayEver, scope } from "./scope.ts";
import { after, orderBy, parseSort } from "./sort.ts";
import { allOf, query, quoted, raw } from "./sql.ts";

export interface ListQuery {
  /** The text grammar, or a JSON tree beginning with `{`. */
  filter?: string;
  sort?: string;
  fields?: string[];
  expand?: string[];
  cursor?: string;
  limit: number;
  total?: boolean;
  /** Deleted records instead of live ones. */
  deleted?: boolean;
  /** What a service narrows the list to, over the alias `t`. */
  where?: SQL;
}

export interface Page {
  /** A JSON array of documents. */
  data: JsonText;
  page: { next: string | null; total?: number };
}

/**
 * One page of an object's records, those the actor may read, in a total order.
 * @throws Problem bad-request for a filter, sort or field that does not fit; forbidden when the role reads none
 */
export async function listRecords(ctx: Ctx, object: ObjectDefinition, request: ListQuery): Promise<Page> {
  if (!mayEver(ctx, object.meta, "read")) throw mayNot(ctx, object, "read");
  const fields = await visibleFields(ctx, object);
  checkShown(object, fields, request.fields ?? []);
  const keys = parseSort(request.sort ?? object.meta.defaultSort, object, fields);
  const order = keys.map((key) => `${key.sql}${key.isDescending ? "-" : "+"}`).join();
  const where = allOf([
    sql`t.org_id = ${ctx.org.id}`,
    raw(`t.deleted_at is ${request.deleted ? "not null" : "null"}`),
    scope(ctx, object, "read"),
    request.filter ? filterSql(ctx, await readFilter(ctx, request.filter, fields), object, fields) : null,
    request.where,
  ]);
  const start = request.cursor ? sql` and ${after(keys, readCursor(request.cursor, order))}` : sql``;
  const table = raw(quoted(object.tableName));
  const columns = raw(documentColumns(object, hiddenFields(ctx, object.meta), request.fields));
  const sortValues = raw(`array[${keys.map((key) => `(${key.sql})::text`).join(", ")}]`);
  const [row] = await query<{ data: string | null; last: (string | null)[] | null; more: boolean }>(
    ctx.db,
    // The page is cut first and drawn after: written the other way round, every record of an order that no index
    // gives would be turned into JSON before the sort.
    sql`select '[' || string_agg(to_json(x)::text, ',') filter (where t."$n" <= ${request.limit}) || ']' as data,
        (array_agg(${sortValues}) filter (where t."$n" = ${request.limit})) as last, count(*) > ${request.limit} as more
      from (select row_number() over () as "$n", r.* from (
        select t.* from ${table} t where ${where}${start} order by ${orderBy(keys)} limit ${request.limit + 1}) r) t
      cross join lateral (select ${columns}${expansions(ctx, object, request)}) x`,
  );
  const total = request.total ? await count(ctx, table, where) : undefined;
  const next = row?.more && row.last ? writeCursor({ order, values: row.last.flat() }) : null;
  return { data: new JsonText(row?.data ?? "[]"), page: { next, ...(total !== undefined && { total }) } };
}

/** @throws Problem bad-request for a field that is not there to be shown */
function checkShown(object: ObjectDefinition, fields: Field[], wanted: string[]) {
  const known = ["custom", ...fields.map(fieldPath)];
  const unknown = wanted.find((name) => !known.includes(name));
  if (!unknown) return;
  const near = closest(unknown, known);
  const detail = `${object.meta.pluralLabel} have no field “${unknown}”.${near ? ` Did you mean ${near}?` : ""}`;
  throw new Problem("bad-request", detail, { errors: [{ pointer: "?fields", detail }] });
}

async function count(ctx: Ctx, table: SQL, where: SQL): Promise<number> {
  const [row] = await query<{ count: number }>(
    ctx.db,
    sql`select count(*)::int as count from ${table} t where ${where}`,
  );
  return row?.count ?? 0;
}

/** An object's fields with an organization's own, by the latter: what is remembered of fields goes by their list. */
const joined = new WeakMap<Field[], Field[]>();

/** The fields a list of this object may be filtered, sorted and shown by, for this role. */
export async function visibleFields(ctx: Ctx, object: ObjectDefinition): Promise<Field[]> {
  const own = await customFieldsOf(ctx, object.meta.name);
  const all = own.length === 0 ? object.meta.fields : (joined.get(own) ?? [...object.meta.fields, ...own]);
  if (own.length > 0) joined.set(own, all);
  return hiddenFields(ctx, object.meta).length === 0 ? all : all.filter((field) => isVisible(ctx, object.meta, field));
}

/** `, (select …) as "contact"` for each link asked for. */
export function expansions(ctx: Ctx, object: ObjectDefinition, { expand = [] }: { expand?: string[] }): SQL {
  const hidden = hiddenFields(ctx, object.meta);
  const allowed = expandable(object.meta).filter((name) => !hidden.includes(name));
  const unknown = expand.find((name) => !allowed.includes(name));
  if (unknown) {
    const detail = `${object.meta.pluralLabel} cannot be expanded by “${unknown}”; try ${allowed.join(", ")}.`;
    throw new Problem("bad-request", detail, { errors: [{ pointer: "?expand", detail }] });
  }
  if (expand.length === 0) return sql``;
  const parts = expand.map((name) =>
    expansion(
      ctx,
      object,
      name,
      findField(object.meta, name)?.type === "member" ? "member" : linkTarget(object.meta, name),
    ),
  );
  return sql`, ${sql.join(parts, sql`, `)}`;
}
