import { newId } from "@mainstay/db";
import type { MovedBy } from "@mainstay/model/document-stages";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { languageOf } from "../../platform/language.ts";
import { invalidField } from "../../platform/problem.ts";
import { within } from "../../records/body.ts";
import type { AnyDoc } from "../../records/object.ts";
import { type Done, inOperation } from "../../records/operation.ts";
import { insertRows } from "../../records/rows.ts";
import { setting } from "../../records/settings.ts";
import { query } from "../../records/sql.ts";
import { createRecord } from "../../records/write.ts";
import { pipeline, stage } from "./pipelines.object.ts";
import { PIPELINE_TEMPLATES, type StageType } from "./pipelines.templates.ts";
import { inLanguage } from "./pipelines.words.ts";

export interface Stage {
  id: string;
  pipelineId: string;
  key: string;
  name: string;
  type: StageType;
  probability: number | null;
  rottingDays: number | null;
  requiredFields: string[];
  position: number;
  color: string | null;
  movedBy: MovedBy | null;
  version: number;
}

export interface Pipeline {
  id: string;
  object: "lead" | "deal";
  key: string;
  name: string;
  isDefault: boolean;
  position: number;
  version: number;
  stages: Stage[];
}

/** Pipelines with their stages, the default first. */
export async function listPipelines(ctx: Ctx, object?: string): Promise<Pipeline[]> {
  const pipelines = await allPipelines(ctx);
  return object ? pipelines.filter((one) => one.object === object) : pipelines;
}

const allPipelines = setting(async (ctx) => {
  const rows = await query<{ pipelines: Pipeline[] | null }>(
    ctx.db,
    sql`select json_agg(json_build_object('id', p.id, 'object', p.object, 'key', p.key, 'name', p.name, 'isDefault', p.is_default, 'position', p.position, 'version', p.version,
        'stages', (select coalesce(json_agg(json_build_object('id', s.id, 'pipelineId', s.pipeline_id, 'key', s.key, 'name', s.name, 'type', s.type,
            'probability', s.probability, 'rottingDays', s.rotting_days, 'requiredFields', s.required_fields, 'position', s.position, 'color', s.color, 'movedBy', s.moved_by, 'version', s.version)
            order by s.position, s.id), '[]') from stages s where s.org_id = p.org_id and s.pipeline_id = p.id and s.deleted_at is null))
        order by p.is_default desc, p.position, p.id) as pipelines
      from pipelines p where p.org_id = ${ctx.org.id} and p.deleted_at is null`,
  );
  return rows[0]?.pipelines ?? [];
});

export const CreatePipeline = z.strictObject({
  name: z.string(),
  object: z.enum(["lead", "deal"]),
  key: z.string().optional(),
  isDefault: z.boolean().optional(),
  position: z.int().optional(),
  stages: z
    .array(z.looseObject({ name: z.string() }))
    .max(50)
    .default([])
    .describe("As for creating a stage, in their order; records enter at the first open one"),
});

/** Makes a pipeline with its stages, as one operation. @throws Problem forbidden, invalid */
export async function createPipeline(
  ctx: Ctx,
  { stages, ...values }: z.output<typeof CreatePipeline>,
): Promise<Done<AnyDoc>> {
  return inOperation(ctx, { kind: "create", summary: `Created pipeline ${values.name}` }, async (ctx) => {
    const { result } = await createRecord(ctx, pipeline, values);
    for (const [position, one] of stages.entries()) {
      await within(`/stages/${position}`, () => createRecord(ctx, stage, { position, ...one, pipelineId: result.id }));
    }
    return result;
  });
}

/** Where a record starts when nobody said: the first open stage of the pipeline named, else of the default one. */
export async function startingStage(
  ctx: Ctx,
  object: "lead" | "deal",
  pipelineId?: string | null,
  preferredKeys: string[] = [],
): Promise<Stage> {
  const pipelines = await listPipelines(ctx, object);
  const chosen = pipelineId ? pipelines.find((one) => one.id === pipelineId) : pipelines[0];
  const open = chosen?.stages.filter((one) => one.type === "open") ?? [];
  const found = open.find((one) => preferredKeys.includes(one.key)) ?? open[0];
  if (!found) throw invalidField("pipelineId", `There is no ${object} pipeline with an open stage like that.`);
  return found;
}

/**
 * A stage by id or key within a pipeline.
 * @throws Problem invalid, naming the stages there are
 */
export async function findStage(
  ctx: Ctx,
  object: "lead" | "deal",
  pipelineId: string | null,
  given: string,
): Promise<Stage> {
  const pipelines = await listPipelines(ctx, object);
  const own = pipelines.find((one) => one.id === pipelineId)?.stages ?? [];
  const found =
    own.find((one) => one.id === given || one.key === given) ??
    pipelines.flatMap((one) => one.stages).find((one) => one.id === given);
  if (!found)
    throw invalidField(
      "stage",
      `“${given}” is no stage of this pipeline; it has ${own.map((one) => one.key).join(", ")}.`,
    );
  return found;
}

/** A stage that a record is in. */
export async function stageById(ctx: Ctx, object: "lead" | "deal", id: string): Promise<Pick<Stage, "id" | "key">> {
  const stages = (await listPipelines(ctx, object)).flatMap((one) => one.stages);
  // A record may have been in a stage that is deleted by now.
  return stages.find((one) => one.id === id) ?? { id, key: "deleted" };
}

/** Gives a new organization its pipelines, in its language. */
export async function createTemplatePipelines(ctx: Ctx): Promise<void> {
  await inOperation(ctx, { kind: "create", summary: "Set up pipelines" }, async (ctx) => {
    const templates = PIPELINE_TEMPLATES.map((template) => inLanguage(template, languageOf(ctx.org.locale)));
    const made = templates.map((template, position) => ({
      template,
      row: {
        id: newId(),
        object: template.object,
        key: template.key,
        name: template.name,
        position,
        isDefault: templates.find((one) => one.object === template.object) === template,
      },
    }));
    await insertRows(
      ctx,
      pipeline,
      made.map(({ row }) => row),
    );
    const stages = made.flatMap(({ template, row }) =>
      template.stages.map((one, position) => ({ ...one, id: newId(), pipelineId: row.id, position })),
    );
    await insertRows(ctx, stage, stages);
  });
}
