import { type AiTask, type CheckedCitation, type Model, mostItCosts, runTask, type TaskRun } from "@mainstay/ai";
import { newId } from "@mainstay/db";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import type { AiAbout } from "./actions.ts";
import { aiActions } from "./ai.table.ts";
import type { Feature } from "./ai.words.ts";
import { modelFor } from "./models.ts";
import { requireFeature } from "./settings.ts";
import { reserving } from "./spend.ts";

export interface AiWork<In extends z.ZodType, Out extends z.ZodType> {
  feature: Feature;
  task: AiTask<In, Out>;
  input: z.input<In>;
  about?: AiAbout;
  /** The citations of the output that hold, for the log. */
  citationsOf?(output: z.output<Out>): CheckedCitation[];
}

/** What was done, and its row in the log. */
export type AiDone<Output> = TaskRun<Output> & { actionId: string; citations: CheckedCitation[] };

/**
 * The one way for the product to have AI do something: asks whether the feature is on, keeps to the day's budget, and
 * writes into the log, also when it fails. Not in a transaction, since a model takes its time.
 * @throws Problem forbidden when the feature is off
 */
export async function runAiTask<In extends z.ZodType, Out extends z.ZodType>(
  ctx: Ctx,
  work: AiWork<In, Out>,
): Promise<AiDone<z.output<Out>>> {
  if (ctx.transacting) throw new Error(`${work.task.name} would keep a transaction open while a model answers`);
  const settings = await requireFeature(ctx, work.feature);
  const wanted = await modelFor(ctx, settings, work.task.name);
  const id = newId();
  const model = wanted && (await beginWithin(ctx, work, wanted, id));
  if (!model) await begin(ctx, work, { id });
  const fellBack = wanted && !model ? overBudget(wanted) : null;
  try {
    const run = await runTask(work.task, work.input, { model });
    const done = { ...run, fellBack: run.fellBack ?? fellBack, citations: work.citationsOf?.(run.output) ?? [] };
    await finish(ctx, id, done);
    return { ...done, actionId: id };
  } catch (error) {
    await fail(ctx, id, error);
    throw error;
  }
}

/** Reserves what the model may cost; null when the day's budget does not cover it. */
async function beginWithin<In extends z.ZodType, Out extends z.ZodType>(
  ctx: Ctx,
  work: AiWork<In, Out>,
  model: Model,
  id: string,
): Promise<Model | null> {
  const reserved = mostItCosts(work.task, work.input, model);
  const isWithin = await reserving(ctx, reserved, (ctx) => begin(ctx, work, { id, reserved, model }));
  return isWithin ? model : null;
}

async function begin(
  ctx: Ctx,
  { task, about }: Pick<AiWork<z.ZodType, z.ZodType>, "about"> & { task: { name: string } },
  { id, reserved = "0", model }: { id: string; reserved?: string; model?: Model },
): Promise<void> {
  await ctx.db.insert(aiActions).values({
    ...about,
    orgId: ctx.org.id,
    id,
    action: "generation",
    task: task.name,
    state: "running",
    actor: ctx.actor,
    provider: model?.provider ?? "rules",
    model: model?.name,
    reserved,
    traceId: ctx.requestId,
    createdAt: ctx.now(),
  });
}

async function finish<Output>(ctx: Ctx, id: string, run: TaskRun<Output> & { citations: CheckedCitation[] }) {
  const { fellBack, usage } = run;
  await ctx.db
    .update(aiActions)
    .set({
      state: "done",
      provider: run.provider,
      model: run.model,
      fellBack: fellBack && `${fellBack.provider} ${fellBack.model}: ${fellBack.reason}. ${fellBack.detail}`,
      promptVersion: run.promptVersion,
      promptHash: run.promptHash,
      prompt: run.prompt,
      redactions: run.redactions,
      inputHash: run.inputHash,
      outputHash: run.outputHash,
      inputTokens: usage.inputTokens,
      outputTokens: usage.outputTokens,
      cost: run.cost,
      citations: run.citations,
      finishedAt: ctx.now(),
    })
    .where(and(eq(aiActions.orgId, ctx.org.id), eq(aiActions.id, id)));
}

/** What broke off may have been paid for all the same, up to what was reserved. */
async function fail(ctx: Ctx, id: string, error: unknown): Promise<void> {
  await ctx.db
    .update(aiActions)
    .set({
      state: "failed",
      cost: sql`${aiActions.reserved}`,
      detail: (error instanceof Error ? error.message : String(error)).slice(0, 1_000),
      finishedAt: ctx.now(),
    })
    .where(and(eq(aiActions.orgId, ctx.org.id), eq(aiActions.id, id)));
}

const overBudget = ({ provider, name }: Model) => ({
  provider,
  model: name,
  reason: "over_budget" as const,
  detail: "The organization's budget for today does not cover it.",
});
