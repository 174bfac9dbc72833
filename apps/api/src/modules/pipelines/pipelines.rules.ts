import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { conflict } from "../../platform/problem.ts";
import type { Doc } from "../../records/object.ts";
import { objectNamed } from "../../records/object.ts";
import { query, quoted, raw } from "../../records/sql.ts";
import type { pipelines, stages } from "./pipelines.table.ts";

export async function countInPipeline(ctx: Ctx, pipeline: Doc<typeof pipelines>): Promise<number> {
  const { tableName } = objectNamed(pipeline.object);
  const [row] = await query<{ count: number }>(
    ctx.db,
    sql`select count(*) from ${raw(quoted(tableName))} t where t.org_id = ${ctx.org.id} and t.pipeline_id = ${pipeline.id} and t.deleted_at is null`,
  );
  return row?.count ?? 0;
}

/** Leads and deals share nothing but the stage's id, so both are asked. */
export async function countInStage(ctx: Ctx, stage: Doc<typeof stages>): Promise<number> {
  const [row] = await query<{ count: number }>(
    ctx.db,
    sql`select (select count(*) from leads t where t.org_id = ${ctx.org.id} and t.stage_id = ${stage.id} and t.deleted_at is null)
      + (select count(*) from deals t where t.org_id = ${ctx.org.id} and t.stage_id = ${stage.id} and t.deleted_at is null) as count`,
  );
  return row?.count ?? 0;
}

export async function refuseLastStage(ctx: Ctx, stage: Doc<typeof stages>): Promise<void> {
  const [row] = await query<{ count: number }>(
    ctx.db,
    sql`select count(*) from stages t where t.org_id = ${ctx.org.id} and t.pipeline_id = ${stage.pipelineId} and t.type = 'open' and t.deleted_at is null and t.id <> ${stage.id}`,
  );
  if (stage.type === "open" && row?.count === 0) throw conflict("A pipeline needs at least one open stage.");
}
