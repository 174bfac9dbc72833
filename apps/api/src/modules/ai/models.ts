import {
  type EmbeddingModel,
  listedPrice,
  type Model,
  type ModelSettings,
  openEmbeddingModel,
  openModel,
  type Price,
} from "@mainstay/ai";
import type { Ctx } from "../../platform/context.ts";
import type { ModelChoice, Vendor } from "./ai.words.ts";
import { type AiSettings, keyFor } from "./settings.ts";

/** The model the organization wants for a task; null works by rules. */
export async function modelFor(ctx: Ctx, settings: AiSettings, task: string): Promise<Model | null> {
  const choice = settings.taskModels[task] ?? settings;
  const found = await settingsOf(ctx, settings, choice);
  return found && openModel(found);
}

/** A model to try out, perhaps with a key that is not kept yet. */
export async function modelToTry(ctx: Ctx, settings: AiSettings, choice: ModelChoice, apiKey?: string) {
  const found = await settingsOf(ctx, settings, choice);
  return found && openModel({ ...found, ...(apiKey && { apiKey }) });
}

/** The model that makes vectors for the organization; null when it has chosen none. */
export async function embeddingModelFor(ctx: Ctx, settings: AiSettings): Promise<EmbeddingModel | null> {
  const found = settings.embedding && (await settingsOf(ctx, settings, settings.embedding));
  if (!found || found.provider === "anthropic") return null;
  return openEmbeddingModel({ ...found, provider: found.provider });
}

async function settingsOf(
  ctx: Ctx,
  settings: AiSettings,
  { provider, model }: ModelChoice,
): Promise<ModelSettings | null> {
  if (provider === "rules" || !model) return null;
  return {
    provider,
    model,
    apiKey: await keyFor(ctx, settings, provider),
    baseUrl: urlOf(ctx, provider),
    price: priceOf(ctx, settings, provider, model),
  };
}

/** Only the environment says where a provider is: an address out of the database could point the server at anything. */
function urlOf({ house }: Ctx, provider: Vendor): string | undefined {
  const { OPENAI_URL, ANTHROPIC_URL, AI_URL } = house.config;
  return { openai: OPENAI_URL, anthropic: ANTHROPIC_URL, compatible: AI_URL }[provider];
}

/** A server of one's own costs nothing unless told; a vendor's model we do not know costs more than any we do. */
function priceOf(ctx: Ctx, { prices }: AiSettings, provider: Vendor, model: string): Price {
  const own = prices[`${provider}/${model}`];
  const day = ctx.now().toISOString().slice(0, 10);
  const unknown = provider === "compatible" ? { input: "0", output: "0" } : { input: "15.00", output: "75.00" };
  return own ?? listedPrice(provider, model, day) ?? unknown;
}
