import { m } from "../../messages/messages.js";
import type { AiAction, Feature, Provider } from "./ai.api.ts";

export const FEATURES: readonly Feature[] = ["intake", "summaries", "follow_ups", "questions", "drafts", "knowledge"];
export const PROVIDERS: readonly Provider[] = ["rules", "openai", "anthropic", "compatible"];
export const ACTIONS: readonly AiAction["action"][] = [
  "generation",
  "embedding",
  "test",
  "edit",
  "approve",
  "reject",
  "send",
];
/** Tasks that can be looked for; others are called as the server calls them. */
export const TASKS = [
  "parse-lead",
  "summarize-interaction",
  "suggest-follow-up",
  "discovery-questions",
  "draft-document",
] as const;

/** What a feature is called and what is gone without it. */
export const featureWords = (feature: Feature): { name: string; about: string } =>
  ({
    intake: { name: m.ai_intake(), about: m.ai_intake_about() },
    summaries: { name: m.ai_summaries(), about: m.ai_summaries_about() },
    follow_ups: { name: m.ai_follow_ups(), about: m.ai_follow_ups_about() },
    questions: { name: m.ai_questions(), about: m.ai_questions_about() },
    drafts: { name: m.ai_drafts(), about: m.ai_drafts_about() },
    knowledge: { name: m.ai_knowledge(), about: m.ai_knowledge_about() },
  })[feature];

/** Vendors keep their own names. */
export const providerWord = (provider: string): string =>
  ({ rules: m.ai_rules(), openai: "OpenAI", anthropic: "Anthropic", compatible: m.ai_compatible() })[provider] ??
  provider;

export const actionWord = (action: AiAction["action"]): string =>
  ({
    generation: m.ai_action_generation,
    embedding: m.ai_action_embedding,
    test: m.ai_action_test,
    edit: m.ai_action_edit,
    approve: m.ai_action_approve,
    reject: m.ai_action_reject,
    send: m.ai_action_send,
  })[action]();

export const taskWord = (task: string): string =>
  ({
    "parse-lead": m.ai_task_parse_lead(),
    "summarize-interaction": m.ai_task_summarize(),
    "suggest-follow-up": m.ai_task_follow_up(),
    "discovery-questions": m.ai_task_questions(),
    "draft-document": m.ai_task_document(),
    test: m.ai_action_test(),
  })[task] ?? task;

/** Kinds of private things that were replaced. */
export const redactionWord = (kind: string): string =>
  ({
    name: m.ai_kind_name(),
    email: m.ai_kind_email(),
    phone: m.ai_kind_phone(),
    address: m.ai_kind_address(),
    card: m.ai_kind_card(),
    account: m.ai_kind_account(),
    secret: m.ai_kind_secret(),
    literal: m.ai_kind_literal(),
  })[kind] ?? kind;
