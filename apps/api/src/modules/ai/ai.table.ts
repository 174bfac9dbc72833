import type { CheckedCitation, Redactions } from "@mainstay/ai";
import { createdAt, moment, orgId, updatedAt } from "@mainstay/db";
import { index, integer, jsonb, numeric, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Actor } from "../../platform/context.ts";
import type { AiActionKind, Feature, ModelChoice } from "./ai.words.ts";

/** How an organization wants AI to work for it; without a row, by our own rules and with everything on. */
export const aiSettings = pgTable(
  "ai_settings",
  {
    orgId: orgId(),
    provider: text("provider").$type<ModelChoice["provider"]>().notNull().default("rules"),
    model: text("model"),
    /** Another model for single tasks, by the task's name. */
    taskModels: jsonb("task_models").$type<Record<string, ModelChoice>>().notNull().default({}),
    /** Makes vectors of what the organization knows; null searches by words alone. */
    embedding: jsonb("embedding").$type<ModelChoice>(),
    /** Prices of models that our table does not know, by `provider/model`, in US dollars for a million tokens. */
    prices: jsonb("prices").$type<Record<string, { input: string; output: string }>>().notNull().default({}),
    featuresOff: text("features_off").array().$type<Feature[]>().notNull().default([]),
    /** US dollars a day, of the organization's own day; null has no limit. */
    dailySpend: numeric("daily_spend", { precision: 12, scale: 2 }),
    /** Keys by provider, encrypted. */
    secrets: text("secrets"),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ name: "ai_settings_pk", columns: [t.orgId] })],
);

/** Everything AI did, and what people did with it. Written when it begins, so that a crash leaves a trace too. */
export const aiActions = pgTable(
  "ai_actions",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    action: text("action").$type<AiActionKind>().notNull(),
    /** The task's name; null for what people did. */
    task: text("task"),
    state: text("state").$type<"running" | "done" | "failed">().notNull().default("done"),
    actor: jsonb("actor").$type<Actor>().notNull(),
    leadId: uuid("lead_id"),
    dealId: uuid("deal_id"),
    draftId: uuid("draft_id"),
    messageId: uuid("message_id"),
    provider: text("provider"),
    model: text("model"),
    /** The model that was asked and did not do it, and why. */
    fellBack: text("fell_back"),
    promptVersion: text("prompt_version"),
    promptHash: text("prompt_hash"),
    /** What the model was given, private things replaced. */
    prompt: text("prompt"),
    redactions: jsonb("redactions").$type<Redactions>(),
    inputHash: text("input_hash"),
    outputHash: text("output_hash"),
    inputTokens: integer("input_tokens").notNull().default(0),
    outputTokens: integer("output_tokens").notNull().default(0),
    /** US dollars. */
    cost: numeric("cost", { precision: 14, scale: 6 }).notNull().default("0"),
    /** The most it may cost, while it runs; of one that never ended, for the rest of the day. */
    reserved: numeric("reserved", { precision: 14, scale: 6 }).notNull().default("0"),
    citations: jsonb("citations").$type<CheckedCitation[]>().notNull().default([]),
    detail: text("detail"),
    /** The request it belongs to; its jobs and events carry the same. */
    traceId: text("trace_id").notNull(),
    createdAt: createdAt(),
    finishedAt: moment("finished_at"),
  },
  (t) => [
    primaryKey({ name: "ai_actions_pk", columns: [t.orgId, t.id] }),
    index("ai_actions_at").on(t.orgId, t.createdAt.desc(), t.id.desc()),
    index("ai_actions_lead").on(t.orgId, t.leadId, t.createdAt),
    index("ai_actions_draft").on(t.orgId, t.draftId),
    index("ai_actions_message").on(t.orgId, t.messageId),
  ],
);
