import { InteractionSummary, ParsedLead, SuggestedFollowUp } from "@mainstay/ai";
import { z } from "zod";
import { Answer, defineRoute, type Route } from "../../platform/route.ts";
import { AiActionsRequest, listAiActions } from "./actions.ts";
import { ACTIONS, FEATURES, PROVIDERS, VENDORS } from "./ai.words.ts";
import { SuggestFollowUpRequest, suggestNext } from "./follow-ups.ts";
import { ParseLeadRequest, parseLeadText } from "./intake.ts";
import type { AiDone } from "./run-task.ts";
import { ChangeAiSettings, changeAiSettings, describeAiSettings } from "./settings.ts";
import { SummarizeRequest, summarize } from "./summaries.ts";
import { TryModel, tryModel } from "./try-model.ts";

const tag = "AI";
const right = { capability: "ai" } as const;

/** Who wrote what an answer holds; a screen that shows the output shows this beside it. */
export const WrittenBy = z.object({
  actionId: z.uuid(),
  provider: z.enum(PROVIDERS),
  model: z.string(),
  fellBack: z
    .object({ provider: z.string(), model: z.string(), reason: z.string(), detail: z.string() })
    .nullable()
    .describe("The model that was asked and did not do it; rules stood in"),
});

const Settings = z.looseObject({
  provider: z.enum(PROVIDERS),
  model: z.string().nullable(),
  featuresOff: z.array(z.enum(FEATURES)),
  dailySpend: z.string().nullable(),
  spentToday: z.string(),
  taskModels: z.record(z.string(), z.object({ provider: z.enum(PROVIDERS), model: z.string().nullable() })),
  embedding: z.object({ provider: z.enum(PROVIDERS), model: z.string().nullable() }).nullable(),
  prices: z.record(z.string(), z.object({ input: z.string(), output: z.string() })),
  vendors: z.array(
    z.object({
      provider: z.enum(VENDORS),
      hasKey: z.boolean(),
      hasInstallationKey: z.boolean(),
      isReachable: z.boolean(),
    }),
  ),
});

const Action = z.looseObject({
  id: z.uuid(),
  action: z.enum(ACTIONS),
  task: z.string().nullable(),
  state: z.enum(["running", "done", "failed"]),
  actor: z.object({ type: z.string(), id: z.uuid().nullable(), name: z.string() }),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  fellBack: z.string().nullable(),
  leadId: z.uuid().nullable(),
  dealId: z.uuid().nullable(),
  draftId: z.uuid().nullable(),
  messageId: z.uuid().nullable(),
  promptVersion: z.string().nullable(),
  promptHash: z.string().nullable(),
  prompt: z.string().nullable(),
  redactions: z.record(z.string(), z.number()).nullable(),
  inputHash: z.string().nullable(),
  outputHash: z.string().nullable(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  cost: z.string(),
  citations: z.array(z.object({ passage: z.string(), source: z.string(), quote: z.string(), offset: z.int() })),
  detail: z.string().nullable(),
  traceId: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

/** What an answer carries beside the output. */
export const writtenBy = ({ actionId, provider, model, fellBack }: AiDone<unknown>) => ({
  actionId,
  provider,
  model,
  fellBack,
});

export const aiRoutes: Route[] = [
  defineRoute({
    id: "getAiSettings",
    method: "get",
    path: "/ai/settings",
    tag,
    summary: "Who does AI's work, what is switched on, what was spent today",
    answer: Settings,
    right: "member",
    run: (ctx) => describeAiSettings(ctx),
  }),
  defineRoute({
    id: "changeAiSettings",
    method: "patch",
    path: "/ai/settings",
    tag,
    summary: "Change provider, models, keys, switches and the day's budget",
    body: ChangeAiSettings,
    answer: Settings,
    right,
    run: (ctx, { body }) => changeAiSettings(ctx, body),
  }),
  defineRoute({
    id: "tryAiModel",
    method: "post",
    asksOutside: true,
    path: "/ai/test",
    tag,
    summary: "Ask a model whether it is there",
    body: TryModel,
    answer: z.object({
      isGood: z.boolean(),
      reason: z.string().nullable(),
      detail: z.string(),
      ms: z.number(),
      cost: z.string(),
    }),
    right,
    run: (ctx, { body }) => tryModel(ctx, body),
  }),
  defineRoute({
    id: "listAiActions",
    method: "get",
    path: "/ai/actions",
    tag,
    summary: "What AI did and what people did with it, newest first",
    query: AiActionsRequest,
    answer: z.array(Action),
    right,
    run: async (ctx, { query }) => new Answer(200, await listAiActions(ctx, query)),
  }),
  defineRoute({
    id: "parseLead",
    method: "post",
    asksOutside: true,
    path: "/ai/parse-lead",
    tag,
    summary: "Read what somebody wrote as an inquiry; keeps nothing",
    body: ParseLeadRequest,
    answer: ParsedLead.extend({ by: WrittenBy }),
    right: { object: "lead", action: "create" },
    run: async (ctx, { body }) => {
      const done = await parseLeadText(ctx, body);
      return { ...done.output, by: writtenBy(done) };
    },
  }),
  defineRoute({
    id: "summarizeInteraction",
    method: "post",
    asksOutside: true,
    path: "/ai/summarize-interaction",
    tag,
    summary: "Summarize an activity, which keeps the summary, or a text",
    body: SummarizeRequest,
    answer: InteractionSummary.extend({ by: WrittenBy }),
    right: { object: "activity", action: "edit" },
    run: async (ctx, { body }) => {
      const { result, operation } = await summarize(ctx, body);
      return { data: { ...result.output, by: writtenBy(result) }, operation };
    },
  }),
  defineRoute({
    id: "suggestFollowUp",
    method: "post",
    asksOutside: true,
    path: "/ai/suggest-followup",
    tag,
    summary: "How to get in touch next about a lead or deal, with the words; `write` makes a draft of them",
    body: SuggestFollowUpRequest,
    answer: SuggestedFollowUp.extend({ by: WrittenBy, messageId: z.uuid().nullable() }),
    right: { object: "message", action: "create" },
    run: async (ctx, { body }) => {
      const { result, operation } = await suggestNext(ctx, body);
      const data = { ...result.output, by: writtenBy(result), messageId: result.message?.id ?? null };
      return { data, operation };
    },
  }),
];
