import {
  costOf,
  createRedactor,
  type EmbeddingModel,
  estimateTokens,
  hashOf,
  ModelFailure,
  retrying,
  waiting,
} from "@mainstay/ai";
import { newId } from "@mainstay/db";
import { defineJob } from "@mainstay/jobs";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { aiActions } from "../ai/ai.table.ts";
import { embeddingModelFor } from "../ai/models.ts";
import { readAiSettings } from "../ai/settings.ts";
import { reserving } from "../ai/spend.ts";
import { passages } from "./knowledge.table.ts";

const AT_ONCE = 64;
const TIMEOUT_MS = 30_000;

/** Makes vectors of passages that have none by the organization's model, a batch at a time. */
export const embedPassages = defineJob<Ctx, z.ZodObject>({
  name: "knowledge.embed",
  schema: z.object({}),
  attempts: 3,
  async run(ctx, _, job) {
    const settings = await readAiSettings(ctx);
    const model = settings.featuresOff.includes("knowledge") ? null : await embeddingModelFor(ctx, settings);
    if (!model) return;
    const waitingOnes = await ctx.db
      .select({ id: passages.id, text: passages.text })
      .from(passages)
      .where(and(eq(passages.orgId, ctx.org.id), sql`${passages.embeddedBy} is distinct from ${nameOf(model)}`))
      .limit(AT_ONCE);
    if (waitingOnes.length === 0) return;
    const vectors = await embedTexts(
      ctx,
      model,
      waitingOnes.map(({ text }) => text),
    );
    // Over the day's budget: searched by words until somebody writes again tomorrow.
    if (!vectors) return;
    for (const [i, { id }] of waitingOnes.entries()) {
      await ctx.db
        .update(passages)
        .set({ embedding: toBytes(vectors[i] ?? []), embeddedBy: nameOf(model) })
        .where(and(eq(passages.orgId, ctx.org.id), eq(passages.id, id)));
    }
    await job.again({ delayMs: 0 });
  },
});

/** Sends the job once the caller's transaction is committed; without a model it finds nothing to do. */
export function sendEmbedding(ctx: Ctx): void {
  const { org, requestId } = ctx;
  const { jobs, log } = ctx.house;
  ctx.afterCommit(() => {
    jobs
      .send(embedPassages, {}, { orgId: org.id, requestId, key: org.id })
      .catch((error: unknown) => log.warn({ err: error }, "Passages wait for their vectors"));
  });
}

/**
 * Vectors of unit length, private things replaced before; in the log and within the day's budget.
 * @returns null when the budget does not cover it
 */
export async function embedTexts(ctx: Ctx, model: EmbeddingModel, texts: string[]): Promise<number[][] | null> {
  const redacted = createRedactor().redact(texts);
  const inputTokens = redacted.reduce((sum, text) => sum + estimateTokens(text), 0);
  const id = newId();
  const reserved = costOf({ inputTokens, outputTokens: 0 }, model.price);
  const begun = await reserving(ctx, reserved, async (ctx) => {
    await ctx.db.insert(aiActions).values({
      orgId: ctx.org.id,
      id,
      action: "embedding",
      state: "running",
      actor: ctx.actor,
      provider: model.provider,
      model: model.name,
      inputHash: hashOf(texts),
      reserved,
      detail: `${texts.length} texts`,
      traceId: ctx.requestId,
      createdAt: ctx.now(),
    });
  });
  if (!begun) return null;
  const isIt = and(eq(aiActions.orgId, ctx.org.id), eq(aiActions.id, id));
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { vectors, usage } = await retrying(() => model.embed(redacted, signal), signal, waiting);
    if (vectors.length !== texts.length)
      throw new Error(`${texts.length} texts came back as ${vectors.length} vectors`);
    const cost = costOf(usage, model.price);
    await ctx.db
      .update(aiActions)
      .set({ state: "done", inputTokens: usage.inputTokens, cost, finishedAt: ctx.now() })
      .where(isIt);
    return vectors.map(unit);
  } catch (error) {
    const detail = (error instanceof Error ? error.message : String(error)).slice(0, 1_000);
    // A vendor that was hung up on may have done the work, and bills it.
    const cost = error instanceof ModelFailure && error.reason === "timeout" ? reserved : "0";
    await ctx.db.update(aiActions).set({ state: "failed", detail, cost, finishedAt: ctx.now() }).where(isIt);
    throw error;
  }
}

/** What a vector says it was made by: `openai/text-embedding-3-small`. */
export const nameOf = ({ provider, name }: EmbeddingModel): string => `${provider}/${name}`;

function unit(vector: number[]): number[] {
  const length = Math.hypot(...vector) || 1;
  return vector.map((one) => one / length);
}

const toBytes = (vector: number[]): Buffer => Buffer.from(new Float32Array(vector).buffer);
