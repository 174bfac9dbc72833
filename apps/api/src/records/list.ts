import { type Field, findField } from "@mainstay/model";
import { fieldPath } from "@mainstay/model/filter";
import { closest } from "@mainstay/model/similarity";
import { type SQL, sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import type { Ctx } from "../platform/context.ts";
import { Problem } from "../platform/problem.ts";
import { JsonText } from "../platform/route.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { customFieldsOf } from "./custom-fields.ts";
import { expandable, expansion } from "./document.ts";
import { filterSql } from "./filter-sql.ts";
import { mayNot } from "./lock.ts";
import type { ObjectDefinition } from "./object.ts";
import { pageStatement } from "./page-statement.ts";
import { readFilter } from "./read-filter.ts";
import { hiddenFields, isVisible, linkTarget, mayEver, scope } from "./scope.ts";
import { after } from "./sort.ts";
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
  const statement = pageStatement(object, fields, {
    sort: request.sort ?? object.meta.defaultSort,
    shown: request.fields,
    hidden: hiddenFields(ctx, object.meta),
    limit: request.limit,
  });
  const where = allOf([
    sql`t.org_id = ${ctx.org.id}`,
    raw(`t.deleted_at is ${request.deleted ? "not null" : "null"}`),
    scope(ctx, object, "read"),
    request.filter ? filterSql(ctx, await readFilter(ctx, request.filter, object, fields), object, fields) : null,
    request.where,
  ]);
  const { keys, order } = statement;
  const start = request.cursor ? after(keys, readCursor(request.cursor, order)) : null;
  const [row] = await query<{ data: string | null; last: (string | null)[] | null; more: boolean }>(
    ctx.db,
    statement.of(allOf([where, start]), expansions(ctx, object, request)),
  );
  const total = request.total ? await count(ctx, object, where) : undefined;
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

async function count(ctx: Ctx, { tableName }: ObjectDefinition, where: SQL): Promise<number> {
  const [row] = await query<{ count: number }>(
    ctx.db,
    sql`select count(*)::int as count from ${raw(quoted(tableName))} t where ${where}`,
  );
  return row?.count ?? 0;
}

/** An object's fields with an organization's own, by the latter: what is remembered of fields goes by their list. */
const joined = new WeakMap<Field[], Field[]>();
/** Without what a role may not see, by what that is. */
const seen = new WeakMap<Field[], LRUCache<string, Field[]>>();
const VIEWS_KEPT = 100;

/** The fields a list of this object may be filtered, sorted and shown by, for this role. */
export async function visibleFields(ctx: Ctx, object: ObjectDefinition): Promise<Field[]> {
  const own = await customFieldsOf(ctx, object.meta.name);
  const all = own.length === 0 ? object.meta.fields : (joined.get(own) ?? [...object.meta.fields, ...own]);
  if (own.length > 0) joined.set(own, all);
  const hidden = hiddenFields(ctx, object.meta).join();
  if (hidden === "") return all;
  const views = seen.get(all) ?? new LRUCache<string, Field[]>({ max: VIEWS_KEPT });
  seen.set(all, views);
  const view = views.get(hidden) ?? all.filter((field) => isVisible(ctx, object.meta, field));
  views.set(hidden, view);
  return view;
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
  const parts = expand.map((name) => {
    const type = findField(object.meta, name)?.type;
    const target = type === "member" || type === "members" ? type : linkTarget(object.meta, name);
    return expansion(ctx, object, name, target);
  });
  return sql`, ${sql.join(parts, sql`, `)}`;
}
