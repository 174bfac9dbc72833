import { type MovedBy, stagesMovedTo } from "@mainstay/model/document-stages";
import { type Ctx, systemCtx } from "../../platform/context.ts";
import { Problem } from "../../platform/problem.ts";
import { lockRecords } from "../../records/lock.ts";
import type { AnyDoc } from "../../records/object.ts";
import type { OpCtx } from "../../records/operation.ts";
import { updateRecord } from "../../records/write.ts";
import { stagedDeal } from "../deals/deals.stages.ts";
import { stagedLead } from "../leads/leads.stages.ts";
import { moveToStage, type Staged } from "../pipelines/moving.ts";
import { listPipelines, type Stage } from "../pipelines/pipelines.service.ts";
import type { Draft } from "./drafts.object.ts";
import { TRUSTED } from "./drafts.states.ts";

/**
 * Takes the lead or deal of a document on, to where its pipeline says, and never back: one further along, or closed,
 * stays where it is. A stage that asks for fields nobody has filled is not entered; the answer of a customer is never
 * refused for it.
 */
export async function moveOn(ctx: Ctx, { dealId, leadId, type, total }: Draft, because: MovedBy): Promise<void> {
  const [staged, id] = dealId ? [stagedDeal, dealId] : [stagedLead, leadId];
  // A scope is talked over before anything has a price; it promises nothing yet.
  if (!id || type === "scope") return;
  const acting = actingFor(ctx);
  // Deleted meanwhile: the customer's answer stands all the same.
  const [doc] = await lockRecords(acting, staged.object, [id], "edit", TRUSTED);
  if (!doc) return;
  if (because === "document_accepted" && total !== null && doc[staged.valueField] === null) {
    await updateRecord(acting, staged.object, id, { [staged.valueField]: total }, TRUSTED);
  }
  const target = await stageAhead(acting, staged, doc, because);
  if (!target) return;
  try {
    await moveToStage(acting, staged, id, { stage: target.id });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "invalid") throw error;
    ctx.house.log.info({ id, stage: target.key, why: error.message }, "A stage asks for more than is known");
  }
}

async function stageAhead(ctx: Ctx, { name }: Staged, doc: AnyDoc, because: MovedBy): Promise<Stage | null> {
  const pipeline = (await listPipelines(ctx, name)).find(({ id }) => id === doc.pipelineId);
  const here = pipeline?.stages.find(({ id }) => id === doc.stageId);
  if (!pipeline || here?.type !== "open") return null;
  return stagesMovedTo(pipeline.stages, because).find(({ position }) => position > here.position) ?? null;
}

/** A customer has no rights of their own, and what follows from their answer is our doing: it joins the same operation. */
function actingFor(ctx: Ctx | OpCtx): Ctx {
  const { role, actor } = systemCtx(ctx.house, ctx.org, ctx.requestId);
  return ctx.actor.type === "customer" ? { ...ctx, role } : { ...ctx, role, actor };
}
