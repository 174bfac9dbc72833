export { type CheckedCitation, Citation, checkCitations, Passage, wrongCitations } from "./citations.ts";
export { straysIn } from "./guard.ts";
export type { Material } from "./material.ts";
export {
  type EmbeddingModel,
  type FailureReason,
  type Model,
  ModelFailure,
  type ProviderName,
  type Usage,
} from "./model.ts";
export { costOf, estimateTokens, listedPrice, type Price } from "./prices.ts";
export { hashOf, type Prompt, promptFile } from "./prompt.ts";
export { type ModelSettings, openEmbeddingModel, openModel } from "./providers/open-model.ts";
export { createRedactor, type Redactions, type Redactor } from "./redact/redactor.ts";
export { retrying, type Wait, waiting } from "./retry.ts";
export { mostItCosts, type RunOptions, runTask, type TaskRun } from "./run.ts";
export { type AiTask, defineTask } from "./task.ts";
export { FollowUpInput, SuggestedFollowUp, suggestFollowUp } from "./tasks/follow-up/suggest-follow-up.ts";
export { fillIn } from "./tasks/follow-up/write.ts";
export { LanguageName, languageOf } from "./tasks/language.ts";
export { findBudget } from "./tasks/parse-lead/budget.ts";
export { ParsedLead, parseLead } from "./tasks/parse-lead/parse-lead.ts";
export { findEmail, findPhone } from "./tasks/parse-lead/reach.ts";
export { findService } from "./tasks/parse-lead/service.ts";
export { readSignature } from "./tasks/parse-lead/signature.ts";
export { findDay } from "./tasks/parse-lead/when.ts";
export { discoveryQuestions, QuestionsInput } from "./tasks/questions/discovery-questions.ts";
export { InteractionSummary, summarizeInteraction } from "./tasks/summarize/summarize-interaction.ts";
