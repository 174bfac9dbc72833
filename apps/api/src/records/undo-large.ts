import { and, eq, sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { conflict } from "../platform/problem.ts";
import { startBackgroundJob } from "./background/background-job.ts";
import { backgroundJobs } from "./background/background-jobs.table.ts";
import { areUnfinished } from "./background/job-row.ts";
import { documentJson } from "./document.ts";
import type { operations } from "./journal.table.ts";
import { type AnyDoc, isObject, objectNamed } from "./object.ts";
import { query, quoted, raw } from "./sql.ts";
import { undoKind } from "./undo.job.ts";
import { hideValues } from "./undo-carry-out.ts";
import { changesOfRecords } from "./undo-changes.ts";
import { type Clash, planUndo, type Resolution } from "./undo-plan.ts";

/**
 * Begins to take back an operation too large for one transaction: an import, a bulk change. What it would clash with
 * is asked before it begins, as for a small one.
 * @throws Problem conflict with `conflicts`, or while another undo of it is under way
 */
export async function startLargeUndo(
  ctx: Ctx,
  operation: typeof operations.$inferSelect,
  size: number,
  resolve: Resolution | undefined,
): Promise<{ id: string }> {
  const [running] = await ctx.db
    .select({ id: backgroundJobs.id })
    .from(backgroundJobs)
    .where(
      and(
        eq(backgroundJobs.orgId, ctx.org.id),
        areUnfinished(),
        sql`${backgroundJobs.about}->>'undoes' = ${operation.id}`,
      ),
    );
  if (running) throw conflict("This is being undone already.", { undoneBy: running.id });
  const conflicts = await clashesOf(ctx, operation.id, resolve);
  if (conflicts.length > 0) {
    throw conflict("Some of this was changed again since. Say what to do with each field.", { conflicts });
  }
  return startBackgroundJob(ctx, undoKind, {
    spec: { operationId: operation.id, summary: `Undid: ${operation.summary}`, resolve },
    about: { undoes: operation.id },
    total: size,
  });
}

/** More than this many nobody decides one by one. */
const MAX_MOVED = 500;

/** What was changed again since: only records with another version than the operation left can have been. */
async function clashesOf(ctx: Ctx, operationId: string, resolve: Resolution | undefined): Promise<Clash[]> {
  const names = await query<{ object: string }>(
    ctx.db,
    sql`select distinct object from changes where org_id = ${ctx.org.id} and operation_id = ${operationId}`,
  );
  const clashes: Clash[] = [];
  for (const { object: name } of names) {
    if (!isObject(name)) continue;
    const object = objectNamed(name);
    const moved = await query<{ doc: AnyDoc }>(
      ctx.db,
      sql`select ${documentJson(object)} as doc
        from (select record_id, max(version) as version from changes
               where org_id = ${ctx.org.id} and operation_id = ${operationId} and object = ${name} group by record_id) c
        join ${raw(quoted(object.tableName))} t on t.org_id = ${ctx.org.id} and t.id = c.record_id and t.version <> c.version
        limit ${MAX_MOVED}`,
    );
    const docs = new Map(moved.map(({ doc }) => [doc.id, doc]));
    const rows = await changesOfRecords(ctx, operationId, [...docs.keys()]);
    clashes.push(...planUndo(object, rows, docs, resolve).clashes.map((one) => hideValues(ctx, object, one)));
  }
  return clashes;
}
