import type { LanguageModel, EmbeddingModel as SdkEmbeddingModel } from "ai";
import type { EmbeddingModel, Model } from "../model.ts";
import type { Price } from "../prices.ts";

export interface ModelSettings {
  provider: "openai" | "anthropic" | "compatible";
  model: string;
  apiKey: string | null;
  /** Where it is; needed for `compatible`, and told by tests and proxies for the others. Ends in the API's version. */
  baseUrl?: string | null;
  price: Price;
}

/** What a model that thinks before it writes may use up on the way; others leave it untouched. */
const THINKING_TOKENS = 4_000;
const THINKS = /^(?:gpt-5|o\d)/;

/** A language model at a vendor, through the AI SDK, which is loaded with the first one. */
export async function openModel(settings: ModelSettings): Promise<Model> {
  const { provider, model: name, price } = settings;
  const [{ generateBySdk }, model] = await Promise.all([import("./sdk.ts"), languageModel(settings)]);
  const headroomTokens = THINKS.test(name) ? THINKING_TOKENS : 0;
  return {
    provider,
    name,
    price,
    headroomTokens,
    generate: (request) =>
      generateBySdk(model, { ...request, maxOutputTokens: request.maxOutputTokens + headroomTokens }, provider),
  };
}

/** A model that makes vectors of texts; Anthropic has none. */
export async function openEmbeddingModel(
  settings: ModelSettings & { provider: "openai" | "compatible" },
): Promise<EmbeddingModel> {
  const { provider, model: name, price } = settings;
  const [{ embedBySdk }, model] = await Promise.all([import("./sdk.ts"), embeddingModel(settings)]);
  return { provider, name, price, embed: (texts, signal) => embedBySdk(model, texts, signal) };
}

async function languageModel({ provider, model, apiKey, baseUrl }: ModelSettings): Promise<LanguageModel> {
  const options = { apiKey: apiKey ?? "none", ...(baseUrl && { baseURL: baseUrl }) };
  if (provider === "openai") return (await import("@ai-sdk/openai")).createOpenAI(options)(model);
  if (provider === "anthropic") return (await import("@ai-sdk/anthropic")).createAnthropic(options)(model);
  return (await compatible({ apiKey, baseUrl })).chatModel(model);
}

async function embeddingModel({ provider, model, apiKey, baseUrl }: ModelSettings): Promise<SdkEmbeddingModel> {
  if (provider === "compatible") return (await compatible({ apiKey, baseUrl })).embeddingModel(model);
  const { createOpenAI } = await import("@ai-sdk/openai");
  return createOpenAI({ apiKey: apiKey ?? "none", ...(baseUrl && { baseURL: baseUrl }) }).embeddingModel(model);
}

async function compatible({ apiKey, baseUrl }: Pick<ModelSettings, "apiKey" | "baseUrl">) {
  const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
  return createOpenAICompatible({
    name: "compatible",
    baseURL: baseUrl ?? "",
    supportsStructuredOutputs: true,
    ...(apiKey && { apiKey }),
  });
}
