import { and, desc, eq, lt, or, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { notFound } from "../platform/problem.ts";
import { changes, type OperationKind, operations } from "./journal.table.ts";
import { isObject, objectNamed } from "./object.ts";
import { hiddenFields, masked, scope } from "./scope.ts";
import { query, quoted, raw, uuidArray } from "./sql.ts";
import { mayKnow, undoneBy } from "./undo.ts";

export interface OperationRow {
  id: string;
  kind: OperationKind;
  summary: string;
  actor: { type: string; id: string | null; name: string };
  source: string;
  reason: string | null;
  at: string;
  undoes: string | null;
  undoneBy: string | null;
}

/** Operations, newest first: everybody's with the capability, else one's own; of one record on request. */
export async function listOperations(
  ctx: Ctx,
  request: { recordId?: string; kind?: OperationKind; cursor?: string; limit: number },
): Promise<{ data: OperationRow[]; page: { next: string | null } }> {
  const everybody = ctx.role.capabilities.includes("operations");
  const me = ctx.member?.id ?? "";
  const rows = await ctx.db
    .select()
    .from(operations)
    .where(
      and(
        eq(operations.orgId, ctx.org.id),
        everybody
          ? undefined
          : or(sql`${operations.actor}->>'id' = ${me}`, sql`${operations.actor}->>'memberId' = ${me}`),
        request.kind && eq(operations.kind, request.kind),
        request.cursor ? lt(operations.id, request.cursor) : undefined,
        request.recordId ? touches(ctx, request.recordId) : undefined,
      ),
    )
    .orderBy(desc(operations.id))
    .limit(request.limit + 1);
  const page = rows.slice(0, request.limit);
  const undone = await undoneBy(
    ctx,
    page.map((row) => row.id),
  );
  return {
    data: page.map((row) => present(row, undone.get(row.id) ?? null)),
    page: { next: rows.length > request.limit ? (page.at(-1)?.id ?? null) : null },
  };
}

const touches = (ctx: Ctx, recordId: string): SQL =>
  sql`exists (select 1 from ${changes} c where c.org_id = ${ctx.org.id} and c.operation_id = ${operations.id} and c.record_id = ${recordId})`;

/** At most this many changes are shown of one operation. */
const MAX_CHANGES = 500;

/**
 * One operation with what it changed, as far as the actor may see the records and fields.
 * @throws Problem not-found
 */
export async function readOperation(ctx: Ctx, id: string) {
  const [row] = await ctx.db
    .select()
    .from(operations)
    .where(and(eq(operations.orgId, ctx.org.id), eq(operations.id, id)));
  if (!row || !mayKnow(ctx, row.actor)) throw notFound("Operation");
  const rows = await ctx.db
    .select()
    .from(changes)
    .where(and(eq(changes.orgId, ctx.org.id), eq(changes.operationId, id)))
    .orderBy(changes.position)
    .limit(MAX_CHANGES);
  const titles = new Map<string, string>();
  for (const [name, own] of Map.groupBy(
    rows.filter((one) => isObject(one.object)),
    (one) => one.object,
  )) {
    for (const [recordId, title] of await readableTitles(
      ctx,
      name,
      own.map((one) => one.recordId),
    ))
      titles.set(recordId, title);
  }
  const undone = await undoneBy(ctx, [id]);
  return {
    ...present(row, undone.get(id) ?? null),
    changes: rows
      .filter((one) => titles.has(one.recordId))
      .map((one) => ({
        object: one.object,
        recordId: one.recordId,
        title: titles.get(one.recordId) ?? "",
        action: one.action,
        before: one.before && masked(ctx, objectNamed(one.object).meta, one.before),
        after: one.after && masked(ctx, objectNamed(one.object).meta, one.after),
      })),
  };
}

/** Titles of those among `ids` that the actor may read, deleted ones included. */
export async function readableTitles(ctx: Ctx, name: string, ids: string[]): Promise<Map<string, string>> {
  const object = objectNamed(name);
  const readable = scope(ctx, object, "read") ?? sql`true`;
  const isHidden = hiddenFields(ctx, object.meta).includes(object.meta.titleField);
  const title = isHidden ? "''" : `t.${quoted(object.columns[object.meta.titleField]?.name ?? "id")}`;
  const rows = await query<{ id: string; title: string | null }>(
    ctx.db,
    sql`select t.id, ${raw(title)}::text as title from ${raw(quoted(object.tableName))} t
      where t.org_id = ${ctx.org.id} and t.id = any(${uuidArray([...new Set(ids)])}) and ${readable}`,
  );
  return new Map(rows.map((row) => [row.id, row.title ?? ""]));
}

function present(row: typeof operations.$inferSelect, undone: string | null): OperationRow {
  const { type, id, name } = row.actor;
  return {
    id: row.id,
    kind: row.kind,
    summary: row.summary,
    actor: { type, id, name },
    source: row.source,
    reason: row.reason,
    at: row.at.toISOString(),
    undoes: row.undoes,
    undoneBy: undone,
  };
}
