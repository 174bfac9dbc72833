import { findField } from "@mainstay/model";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { conflict, invalidField } from "../../platform/problem.ts";
import { customFieldsOf } from "../../records/custom-fields.ts";
import { documentJson } from "../../records/document.ts";
import { type AnyDoc, type Doc, objectNamed } from "../../records/object.ts";
import type { OpCtx } from "../../records/operation.ts";
import { updateRows } from "../../records/rows.ts";
import { query, quoted, raw } from "../../records/sql.ts";
import type { pipelines, stages } from "./pipelines.table.ts";

/** An object has one default pipeline: the one there is makes room. */
export async function giveUpDefault(ctx: OpCtx, objectName: string): Promise<void> {
  const pipeline = objectNamed("pipeline");
  const rows = await query<{ doc: AnyDoc }>(
    ctx.db,
    sql`select ${documentJson(pipeline)} as doc from pipelines t
      where t.org_id = ${ctx.org.id} and t.object = ${objectName} and t.is_default and t.deleted_at is null for update`,
  );
  const patches = rows.map(({ doc }) => ({ before: doc, changed: { isDefault: false } }));
  await updateRows(ctx, pipeline, patches);
}

/** @throws Problem conflict while leads or deals are in the pipeline */
export async function refuseFilled(ctx: Ctx, pipeline: Doc<typeof pipelines>): Promise<void> {
  const { tableName } = objectNamed(pipeline.object);
  const [row] = await query<{ records: number }>(
    ctx.db,
    sql`select count(*) as records from ${raw(quoted(tableName))} t
      where t.org_id = ${ctx.org.id} and t.pipeline_id = ${pipeline.id} and t.deleted_at is null`,
  );
  const records = row?.records ?? 0;
  if (records > 0) throw conflict(`${records} records are still in this pipeline; move them first.`, { records });
}

/** Leads and deals share nothing but the stage's id, so both are asked. @throws Problem conflict */
export async function refuseUsed(ctx: Ctx, stage: Doc<typeof stages>): Promise<void> {
  const [row] = await query<{ records: number }>(
    ctx.db,
    sql`select (select count(*) from leads t where t.org_id = ${ctx.org.id} and t.stage_id = ${stage.id} and t.deleted_at is null)
      + (select count(*) from deals t where t.org_id = ${ctx.org.id} and t.stage_id = ${stage.id} and t.deleted_at is null) as records`,
  );
  const records = row?.records ?? 0;
  if (records > 0) throw conflict(`${records} records are in this stage; move them first.`, { records });
}

/** @throws Problem conflict when no open stage would be left for records to start in */
export async function refuseLastStage(ctx: OpCtx, stage: Doc<typeof stages>): Promise<void> {
  if (stage.type !== "open" || (await goesWithPipeline(ctx, stage))) return;
  const [other] = await query(
    ctx.db,
    sql`select 1 from stages t where t.org_id = ${ctx.org.id} and t.pipeline_id = ${stage.pipelineId} and t.type = 'open'
      and t.deleted_at is null and t.id <> ${stage.id} limit 1`,
  );
  if (!other) throw conflict("A pipeline needs at least one open stage.");
}

/** Whether what is being undone made the whole pipeline, which goes after its stages. */
async function goesWithPipeline({ db, org, operation }: OpCtx, { pipelineId }: Doc<typeof stages>): Promise<boolean> {
  if (!operation.undoes) return false;
  const found = await query(
    db,
    sql`select 1 from changes c where c.org_id = ${org.id} and c.operation_id = ${operation.undoes}
      and c.object = 'pipeline' and c.action = 'create' and c.record_id = ${pipelineId}`,
  );
  return found.length > 0;
}

/**
 * Deleted records of a stage or pipeline that goes are taken to an open stage, its own pipeline's first if one is left:
 * restored later, they would come back into nowhere.
 */
export async function takeDeletedAlong(ctx: OpCtx, going: { stageId: string } | { pipelineId: string }): Promise<void> {
  const [column, id] = "stageId" in going ? ["stage_id", going.stageId] : ["pipeline_id", going.pipelineId];
  for (const name of ["lead", "deal"]) {
    const object = objectNamed(name);
    const rows = await query<{ doc: AnyDoc; stageId: string; pipelineId: string }>(
      ctx.db,
      sql`select ${documentJson(object)} as doc, left_over.id as "stageId", left_over.pipeline_id as "pipelineId"
        from ${raw(quoted(object.tableName))} t
        cross join lateral (select s.id, s.pipeline_id from stages s join pipelines p on p.org_id = s.org_id and p.id = s.pipeline_id
          where s.org_id = t.org_id and p.object = ${name} and s.type = 'open' and s.deleted_at is null and p.deleted_at is null
            and s.${raw(column === "stage_id" ? "id" : column)} <> ${id}
          order by s.pipeline_id = t.pipeline_id desc, p.is_default desc, p.position, s.position limit 1) left_over
        where t.org_id = ${ctx.org.id} and t.${raw(column)} = ${id} and t.deleted_at is not null for update of t`,
    );
    const patches = rows.map(({ doc, ...changed }) => ({ before: doc, changed }));
    if (patches.length > 0) await updateRows(ctx, object, patches);
  }
}

/** A stage that asks for a field that is not there could never be entered. @throws Problem invalid */
export async function checkRequiredFields(ctx: Ctx, stage: Partial<Doc<typeof stages>>): Promise<void> {
  const { requiredFields = [], pipelineId } = stage;
  if (requiredFields.length === 0) return;
  const [pipeline] = await query<{ object: string }>(
    ctx.db,
    sql`select t.object from pipelines t where t.org_id = ${ctx.org.id} and t.id = ${pipelineId}`,
  );
  if (!pipeline) return;
  const { meta } = objectNamed(pipeline.object);
  const own = (await customFieldsOf(ctx, meta.name)).map((field) => `custom.${field.name}`);
  const unknown = requiredFields.find((name) => !findField(meta, name) && !own.includes(name));
  if (unknown) throw invalidField("requiredFields", `${meta.label} has no field “${unknown}”.`);
}
