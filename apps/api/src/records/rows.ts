import { sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Ctx } from "../platform/context.ts";
import { documentColumns } from "./document.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import type { Change, OpCtx } from "./operation.ts";
import { query, quoted, raw, runText, uuidArray } from "./sql.ts";

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
  const { text, defaults } = insertion(object);
  const data = rows.map((row) => toColumns(object, { ...defaults, ...withoutUndefined(row) }));
  const values = [ctx.org.id, ctx.now(), actingMember(ctx), JSON.stringify(data)];
  const docs = await runText<{ doc: AnyDoc }>(ctx.db, text, values);
  const byId = new Map(docs.map((row) => [row.doc.id, row]));
  return rows.map((row) => {
    const { doc } = found(byId, String(row.id), object);
    note(ctx, { object, action: "create", doc, before: null, after: { ...doc }, isDeleted: false });
    return doc;
  });
}

interface Insertion {
  text: string;
  /** What the table would fill in itself; a set of rows states every column. */
  defaults: Record<string, unknown>;
}

/** Composed once for each object: it costs as much as all else that a create does on our side. */
const insertions = new WeakMap<ObjectDefinition, Insertion>();

function insertion(object: ObjectDefinition): Insertion {
  const known = insertions.get(object);
  if (known) return known;
  const names = Object.keys(object.columns).filter((name) => !SYSTEM_COLUMNS.includes(name));
  const columns = names.map((name) => quoted(columnOf(object, name).name));
  const text = `insert into ${quoted(object.tableName)} as t (org_id, id, created_at, updated_at, created_by, ${columns.join(", ")})
    select $1, r.id, $2, $2, $3, ${columns.map((column) => `r.${column}`).join(", ")}
    from json_to_recordset($4::json) as ${recordset(object, names)} returning ${returned(object)}`;
  const made = { text, defaults: defaultsOf(object) };
  insertions.set(object, made);
  return made;
}

/** Changes fields of locked rows; the patches may differ from row to row. */
export async function updateRows(ctx: OpCtx, object: ObjectDefinition, patches: RowPatch[]): Promise<AnyDoc[]> {
  const byId = new Map<string, { doc: AnyDoc; isDeleted: boolean }>();
  for (const group of Map.groupBy(patches, fieldsOf).values()) {
    const names = Object.keys(group[0]?.changed ?? {});
    const data = group.map((patch) => toColumns(object, { ...patch.changed, id: patch.before.id }));
    const sets = names
      .map((name) => `${quoted(columnOf(object, name).name)} = r.${quoted(columnOf(object, name).name)}`)
      .join(", ");
    const rows = await query<{ doc: AnyDoc; isDeleted: boolean }>(
      ctx.db,
      sql`update ${raw(quoted(object.tableName))} t set ${raw(sets)}, version = t.version + 1, updated_at = ${ctx.now()}
        from json_to_recordset(${JSON.stringify(data)}::json) as ${raw(recordset(object, names))}
        where t.org_id = ${ctx.org.id} and t.id = r.id returning ${raw(returned(object))}, t.deleted_at is not null as "isDeleted"`,
    );
    for (const row of rows) byId.set(row.doc.id, row);
  }
  return patches.map(({ before, changed }) => {
    const { doc, isDeleted } = found(byId, before.id, object);
    const names = Object.keys(changed);
    note(ctx, { object, action: "update", doc, before: pick(before, names), after: pick(doc, names), isDeleted });
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
  if (ids.length === 0) return [];
  const docs = await query<{ doc: AnyDoc }>(
    ctx.db,
    sql`update ${raw(quoted(object.tableName))} t set deleted_at = ${isDeleted ? ctx.now() : null}, version = t.version + 1, updated_at = ${ctx.now()}
      where t.org_id = ${ctx.org.id} and t.id = any(${uuidArray(ids)}) and t.deleted_at is ${raw(isDeleted ? "null" : "not null")}
      returning ${raw(returned(object))}`,
  );
  for (const { doc } of docs) {
    if (isDeleted) note(ctx, { object, action: "delete", doc, before: { ...doc }, after: null, isDeleted });
    else note(ctx, { object, action: "restore", doc, before: null, after: { ...doc }, isDeleted });
  }
  return docs.map(({ doc }) => doc);
}

function note(ctx: OpCtx, change: Omit<Change, "recordId" | "version">) {
  ctx.operation.changes.push({ ...change, recordId: change.doc.id, version: change.doc.version });
}

const returned = (object: ObjectDefinition): string =>
  `(select to_json(x) from (select ${documentColumns(object)}) x) as doc`;

const recordset = (object: ObjectDefinition, names: string[]) =>
  `r(id uuid, ${names.map((name) => `${quoted(columnOf(object, name).name)} ${columnOf(object, name).getSQLType()}`).join(", ")})`;

/** Keys become column names; JSON columns stay JSON. */
function toColumns(object: ObjectDefinition, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [columnOf(object, name).name, value]));
}

function defaultsOf(object: ObjectDefinition): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object.columns)
      .filter(([name, column]) => !SYSTEM_COLUMNS.includes(name) && isPlain(column.default))
      .map(([name, column]) => [name, column.default]),
  );
}
const isPlain = (value: unknown) =>
  value !== undefined && !(typeof value === "object" && value !== null && "queryChunks" in value);

const fieldsOf = ({ changed }: RowPatch) => Object.keys(changed).sort().join();

function columnOf(object: ObjectDefinition, name: string): PgColumn {
  const column = object.columns[name];
  if (!column) throw new Error(`${object.meta.name}.${name} has no column`);
  return column;
}

function found<R>(rows: Map<string, R>, id: string, object: ObjectDefinition): R {
  const row = rows.get(id);
  if (!row) throw new Error(`${object.meta.name} ${id} was not written`);
  return row;
}

const pick = (doc: AnyDoc, names: string[]) => Object.fromEntries(names.map((name) => [name, doc[name] ?? null]));
const withoutUndefined = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

/** The member behind an act, when there is one. */
function actingMember(ctx: Ctx): string | null {
  if (ctx.actor.type === "member") return ctx.actor.id;
  return ctx.actor.type === "apiKey" ? ctx.actor.memberId : null;
}
