import { USUAL_STAGES } from "@mainstay/model/document-stages";
import type { Ctx } from "../../platform/context.ts";
import { invalidField } from "../../platform/problem.ts";
import { listPipelines } from "../pipelines/pipelines.service.ts";
import { isOfDocuments } from "./follow-ups.words.ts";
import type { FollowUpRule } from "./rules.object.ts";

type Staged = Pick<FollowUpRule, "trigger" | "pipelineId" | "stageIds">;

/**
 * The stages in which a rule takes a lead's or deal's document to be with its reader: those it names, else the usual
 * ones; of its pipeline, or of all. What was deleted is not among them.
 */
export async function stagesOf(ctx: Ctx, { trigger, pipelineId, stageIds }: Staged): Promise<string[]> {
  const usual = usualKeys(trigger);
  const pipelines = await listPipelines(ctx);
  return pipelines
    .filter(({ id }) => pipelineId === null || id === pipelineId)
    .flatMap(({ stages }) => stages)
    .filter(({ id, key }) => (stageIds ? stageIds.includes(id) : usual.includes(key)))
    .map(({ id }) => id);
}

function usualKeys(trigger: string): readonly string[] {
  if (trigger === "proposal_sent") return USUAL_STAGES.proposal;
  if (trigger === "estimate_sent") return USUAL_STAGES.estimate;
  return isOfDocuments(trigger) ? Object.values(USUAL_STAGES).flat() : [];
}

/**
 * A rule names stages that are there; one that was deleted since stays named until somebody chooses anew.
 * @throws Problem invalid
 */
export async function checkStages(ctx: Ctx, { stageIds }: Partial<Staged>, before: readonly string[] = []) {
  if (!stageIds) return;
  const known = new Set((await listPipelines(ctx)).flatMap(({ stages }) => stages.map(({ id }) => id)));
  if (stageIds.some((id) => !known.has(id) && !before.includes(id))) {
    throw invalidField("stageIds", "One of these stages is not there any more.");
  }
}
