import type { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import type { AnyDoc } from "../../records/object.ts";
import type { OpCtx } from "../../records/operation.ts";
import type { StageChanged } from "./pipelines.events.ts";
import { findStage, type Stage, stageById, startingStage } from "./pipelines.service.ts";
import { topPosition } from "./position.ts";

/** What a record has that goes through stages. */
export interface InPipeline {
  pipelineId: string;
  stageId: string;
  stageChangedAt: string;
  position: string;
  probability: number | null;
}

/** What being in a stage means for a lead or a deal beyond being there, such as the status that follows from it. */
export type Entering = (ctx: Ctx, doc: AnyDoc, stage: Stage, reason: string | null) => Record<string, unknown>;

/** A new record enters a pipeline on top of a column: at the stage a service of ours chose, else at the first open one. */
export async function enterPipeline<Values extends Partial<InPipeline>>(
  ctx: Ctx,
  object: "lead" | "deal",
  values: Values,
): Promise<Values> {
  const stage = values.stageId
    ? await findStage(ctx, object, values.pipelineId ?? null, values.stageId)
    : await startingStage(ctx, object, values.pipelineId);
  return { ...values, ...arrival(ctx, stage), probability: values.probability ?? stage.probability };
}

/** Tells of a record's move to a stage. */
export type Telling = (ctx: OpCtx, moved: AnyDoc, stage: Stage, change: z.input<typeof StageChanged>) => void;

/** Another pipeline begins at its first open stage, as if the record were moved there; the move is told. */
export async function changePipeline<Values extends Partial<InPipeline>>(
  ctx: OpCtx,
  object: "lead" | "deal",
  before: AnyDoc,
  patch: Values,
  { entering, tell }: { entering: Entering; tell: Telling },
): Promise<Values> {
  if (!patch.pipelineId || patch.pipelineId === before.pipelineId || patch.stageId) return patch;
  const stage = await startingStage(ctx, object, patch.pipelineId);
  const values = {
    ...entering(ctx, { ...before, ...patch }, stage, null),
    ...patch,
    ...arrival(ctx, stage),
  };
  const left = await stageById(ctx, object, String(before.stageId));
  tell(ctx, { ...before, ...values }, stage, stageChange(ctx, left, stage, null));
  return values;
}

/** What the event of a move tells of it. */
export const stageChange = (
  ctx: Ctx,
  left: Pick<Stage, "id" | "key">,
  stage: Stage,
  reason: string | null,
): z.input<typeof StageChanged> => ({
  from: left.key,
  to: stage.key,
  fromStageId: left.id,
  toStageId: stage.id,
  reason,
  changedBy: ctx.actor.id,
});

/** What a record that comes into a stage is given, on top of its column. */
export const arrival = (ctx: Ctx, stage: Stage) => ({
  pipelineId: stage.pipelineId,
  stageId: stage.id,
  stageChangedAt: ctx.now().toISOString(),
  position: topPosition(ctx.now()),
});
