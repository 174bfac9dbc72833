import { USUAL_STAGES } from "@mainstay/model/document-stages";
import type { Pipeline, Stage } from "../../records/pipeline.ts";
import type { RuleWords } from "./follow-up-rules.api.ts";

type Staged = Pick<RuleWords, "trigger" | "pipelineId" | "stageIds">;

/** Rules that follow from a document's being with its reader, which a stage can say as well. */
export const goesByStages = (trigger: RuleWords["trigger"]) => usualKeys(trigger).length > 0;

/** Pipelines with the stages that a rule may go by: those a record is still on its way in. */
export const pipelinesFor = ({ pipelineId }: Staged, pipelines: Pipeline[]): Pipeline[] =>
  pipelines
    .filter(({ id }) => !pipelineId || id === pipelineId)
    .map((pipeline) => ({ ...pipeline, stages: pipeline.stages.filter(({ type }) => type === "open") }));

/** The stages that a rule goes by, as the server finds them: those it names, else the usual ones. */
export function stagesOf(rule: Staged, pipelines: Pipeline[]): Stage[] {
  const usual = usualKeys(rule.trigger);
  return pipelinesFor(rule, pipelines)
    .flatMap(({ stages }) => stages)
    .filter(({ id, key }) => (rule.stageIds ? rule.stageIds.includes(id) : usual.includes(key)));
}

/** Whether a pipeline or a stage that a rule names is not there any more. */
export function hasLostItsPlace({ pipelineId, stageIds }: Staged, pipelines: Pipeline[]): boolean {
  const stages = new Set(pipelines.flatMap((pipeline) => pipeline.stages.map(({ id }) => id)));
  const isGone = pipelineId !== null && !pipelines.some(({ id }) => id === pipelineId);
  return isGone || (stageIds ?? []).some((id) => !stages.has(id));
}

function usualKeys(trigger: RuleWords["trigger"]): readonly string[] {
  if (trigger === "proposal_sent") return USUAL_STAGES.proposal;
  if (trigger === "estimate_sent") return USUAL_STAGES.estimate;
  return trigger === "proposal_quiet" ? Object.values(USUAL_STAGES).flat() : [];
}
