import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Ctx } from "../platform/context.ts";
import { documentColumns } from "./document.ts";
import type { ChangeAction } from "./journal.table.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import type { OpCtx } from "./operation.ts";
import { query, quoted, raw, uuidArray } from "./sql.ts";

/*
 * The only statements that change records. Each works on a set of rows, and what it did joins the open operation.
 * Values travel as one JSON parameter, so a statement keeps its text, and its plan, whatever the number of rows.
 */

export interface RowPatch {
  before: AnyDoc;
  changed: Record<string, unknown>;
}

const SYSTEM_COLUMNS = ["orgId", "id", "version", "createdAt", "updatedAt", "createdBy", "deletedAt"];

/** Adds rows, each with its id; values by field name, as the API would give them. */
export async function insertRows(
  ctx: OpCtx,
  object: ObjectDefinition,
  rows: Record<string, unknown>[],
): Promise<AnyDoc[]> {
  const names = Object.keys(object.columns).filter((name) => !SYSTEM_COLUMNS.includes(name));
  const defaults = defaultsOf(object);
  const data = rows.map((row) => toColumns(object, { ...defaults, ...withoutUndefined(row) }));
  const columns = names.map((name) => quoted(columnOf(object, name).name)).join(", ");
  const docs = await query<{ doc: AnyDoc }>(
    ctx.db,
    sql`insert into ${raw(quoted(object.tableName))} as t (org_id, id, created_at, updated_at, created_by, ${raw(columns)})
      select ${ctx.org.id}, r.id, ${ctx.now()}, ${ctx.now()}, ${actingMember(ctx)}, ${raw(names.map((name) => `r.${quoted(columnOf(object, name).name)}`).join(", "))}
      from json_to_recordset(${JSON.stringify(data)}::json) as ${raw(recordset(object, names))}
      returning ${returned(object)}`,
  );
  const byId = new Map(docs.map(({ doc }) => [doc.id, doc]));
  return rows.map((row) => {
    const doc = found(byId, String(row.id), object);
    note(ctx, object, "create", doc, null, { ...doc });
    return doc;
  });
}

/** Changes fields of locked rows; the patches may differ from row to row. */
export async function updateRows(ctx: OpCtx, object: ObjectDefinition, patches: RowPatch[]): Promise<AnyDoc[]> {
  const byId = new Map<string, AnyDoc>();
  for (const [names, group] of groupByFields(patches)) {
    const data = group.map((patch) => toColumns(object, { ...patch.changed, id: patch.before.id }));
    const sets = names
      .map((name) => `${quoted(columnOf(object, name).name)} = r.${quoted(columnOf(object, name).name)}`)
      .join(", ");
    const docs = await query<{ doc: AnyDoc }>(
      ctx.db,
      sql`update ${raw(quoted(object.tableName))} t set ${raw(sets)}, version = t.version + 1, updated_at = ${ctx.now()}
        from json_to_recordset(${JSON.stringify(data)}::json) as ${raw(recordset(object, names))}
        where t.org_id = ${ctx.org.id} and t.id = r.id returning ${returned(object)}`,
    );
    for (const { doc } of docs) byId.set(doc.id, doc);
  }
  return patches.map(({ before, changed }) => {
    const doc = found(byId, before.id, object);
    const names = Object.keys(changed);
    note(ctx, object, "update", doc, pick(before, names), pick(doc, names));
    return doc;
  });
}

/** Deletes softly, or restores, the rows among `ids` that are not so already. */
export async function setDeleted(
  ctx: OpCtx,
  object: ObjectDefinition,
  ids: string[],
  isDeleted: boolean,
): Promise<AnyDoc[]> {
  const docs = await query<{ doc: AnyDoc }>(
    ctx.db,
    sql`update ${raw(quoted(object.tableName))} t set deleted_at = ${isDeleted ? ctx.now() : null}, version = t.version + 1, updated_at = ${ctx.now()}
      where t.org_id = ${ctx.org.id} and t.id = any(${uuidArray(ids)}) and t.deleted_at is ${raw(isDeleted ? "null" : "not null")}
      returning ${returned(object)}`,
  );
  for (const { doc } of docs) {
    if (isDeleted) note(ctx, object, "delete", doc, { ...doc }, null);
    else note(ctx, object, "restore", doc, null, { ...doc });
  }
  return docs.map(({ doc }) => doc);
}

function note(
  ctx: OpCtx,
  object: ObjectDefinition,
  action: ChangeAction,
  doc: AnyDoc,
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
) {
  ctx.operation.changes.push({ object, recordId: doc.id, action, version: doc.version, before, after, doc });
}

const returned = (object: ObjectDefinition): SQL =>
  sql`(select to_json(x) from (select ${raw(documentColumns(object))}) x) as doc`;

const recordset = (object: ObjectDefinition, names: string[]) =>
  `r(id uuid, ${names.map((name) => `${quoted(columnOf(object, name).name)} ${columnOf(object, name).getSQLType()}`).join(", ")})`;

/** Keys become column names; JSON columns stay JSON. */
function toColumns(object: ObjectDefinition, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [columnOf(object, name).name, value]));
}

/** What the table would fill in itself; a set of rows states every column. */
function defaultsOf(object: ObjectDefinition): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object.columns)
      .filter(([name, column]) => !SYSTEM_COLUMNS.includes(name) && isPlain(column.default))
      .map(([name, column]) => [name, column.default]),
  );
}
const isPlain = (value: unknown) =>
  value !== undefined && !(typeof value === "object" && value !== null && "queryChunks" in value);

function groupByFields(patches: RowPatch[]): Map<string[], RowPatch[]> {
  const groups = new Map<string, RowPatch[]>();
  for (const patch of patches) {
    const key = Object.keys(patch.changed).sort().join();
    groups.set(key, [...(groups.get(key) ?? []), patch]);
  }
  return new Map([...groups].map(([key, group]) => [key.split(","), group]));
}

function columnOf(object: ObjectDefinition, name: string): PgColumn {
  const column = object.columns[name];
  if (!column) throw new Error(`${object.meta.name}.${name} has no column`);
  return column;
}

function found(docs: Map<string, AnyDoc>, id: string, object: ObjectDefinition): AnyDoc {
  const doc = docs.get(id);
  if (!doc) throw new Error(`${object.meta.name} ${id} was not written`);
  return doc;
}

const pick = (doc: AnyDoc, names: string[]) => Object.fromEntries(names.map((name) => [name, doc[name] ?? null]));
const withoutUndefined = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

/** The member behind an act, when there is one. */
function actingMember(ctx: Ctx): string | null {
  if (ctx.actor.type === "member") return ctx.actor.id;
  return ctx.actor.type === "apiKey" ? ctx.actor.memberId : null;
}
