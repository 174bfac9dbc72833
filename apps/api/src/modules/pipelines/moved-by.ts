import { sql } from "drizzle-orm";
import { invalidField } from "../../platform/problem.ts";
import { documentJson } from "../../records/document.ts";
import { type AnyDoc, type Doc, objectNamed } from "../../records/object.ts";
import type { OpCtx } from "../../records/operation.ts";
import { updateRows } from "../../records/rows.ts";
import { query } from "../../records/sql.ts";
import type { stages } from "./pipelines.table.ts";

/**
 * A stage that says what takes records to it is the only one of its pipeline to say so: another gives it up, in the same
 * operation. A deleted one too, or its return would make them two. Stages that want it at once wait for each other.
 * @throws Problem invalid for a stage of what is lost or canceled
 */
export async function takeMovedBy(
  ctx: OpCtx,
  { id, pipelineId, type, movedBy }: Partial<Doc<typeof stages>>,
): Promise<void> {
  if (!movedBy) return;
  if (type === "lost" || type === "canceled") {
    throw invalidField("movedBy", "A document takes nothing to a stage that is lost or canceled.");
  }
  await query(ctx.db, sql`select pg_advisory_xact_lock(hashtextextended(${`${pipelineId} moved by`}, 4))`);
  const stage = objectNamed("stage");
  const rows = await query<{ doc: AnyDoc }>(
    ctx.db,
    sql`select ${documentJson(stage)} as doc from stages t
      where t.org_id = ${ctx.org.id} and t.pipeline_id = ${pipelineId} and t.moved_by = ${movedBy}
        and t.id is distinct from ${id ?? null}::uuid for update`,
  );
  const patches = rows.map(({ doc }) => ({ before: doc, changed: { movedBy: null } }));
  if (patches.length > 0) await updateRows(ctx, stage, patches);
}
