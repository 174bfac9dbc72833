import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { notFound, Problem } from "../platform/problem.ts";
import { JsonText } from "../platform/route.ts";
import { queryCompiled } from "./compiled.ts";
import { documentColumns } from "./document.ts";
import { expansions } from "./list.ts";
import type { AnyDoc, Doc, ObjectDefinition, RecordTable } from "./object.ts";
import { hiddenFields, scope } from "./scope.ts";
import { andAlso, query, quoted, raw } from "./sql.ts";

/**
 * One record as the API answers it: its fields, what the actor can do with it, the object's own detail.
 * @throws Problem not-found, also when the record is there but not the actor's to read
 */
export async function readRecord(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  { expand = [] }: { expand?: string[] } = {},
): Promise<{ data: JsonText; version: number }> {
  const links = [...new Set(expand)].toSorted();
  const [row] = await queryCompiled<{ doc: string; version: number }>(
    ctx,
    `read ${object.meta.name} ${links.join()}`,
    () => readStatement(ctx, object, links),
    { id },
  );
  if (!row) throw notFound(object.meta.label);
  return { data: new JsonText(row.doc), version: row.version };
}

function readStatement(ctx: Ctx, object: ObjectDefinition, expand: string[]): SQL {
  const [edit, remove] = [scope(ctx, object, "edit"), scope(ctx, object, "delete")];
  const detail = Object.entries(object.detail?.(ctx) ?? {}).map(
    ([name, part]) => sql`, ${part} as ${raw(quoted(name))}`,
  );
  return sql`select to_json(r)::text as doc, r.version from (
      select ${raw(documentColumns(object, hiddenFields(ctx, object.meta)))}${expansions(ctx, object, { expand })},
        json_build_object('edit', ${edit ?? sql`true`}, 'delete', ${remove ?? sql`true`}) as can${sql.join(detail)}
      from ${raw(quoted(object.tableName))} t
      where t.org_id = ${ctx.org.id} and t.id = ${sql.placeholder("id")} and t.deleted_at is null${andAlso(scope(ctx, object, "read"))}) r`;
}

/**
 * One record as a value for our own code, with every field.
 * @throws Problem not-found
 */
export async function findRecord<T extends RecordTable>(
  ctx: Ctx,
  object: ObjectDefinition<T>,
  id: string,
  { trusted = false } = {},
): Promise<Doc<T>> {
  const readable = trusted ? null : scope(ctx, object, "read");
  const [row] = await query<{ doc: AnyDoc }>(
    ctx.db,
    sql`select to_json(r) as doc from (select ${raw(documentColumns(object))} from ${raw(quoted(object.tableName))} t
      where t.org_id = ${ctx.org.id} and t.id = ${id} and t.deleted_at is null${andAlso(readable)}) r`,
  );
  if (!row) throw notFound(object.meta.label);
  return row.doc as Doc<T>;
}

/** One record by a link that may be empty or lead to what the actor may not see; null then. */
export async function findReadable<T extends RecordTable>(
  ctx: Ctx,
  object: ObjectDefinition<T>,
  id: unknown,
): Promise<Doc<T> | null> {
  if (typeof id !== "string") return null;
  try {
    return await findRecord(ctx, object, id);
  } catch (error) {
    if (error instanceof Problem && error.code === "not-found") return null;
    throw error;
  }
}
