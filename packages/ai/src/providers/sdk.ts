import {
  APICallError,
  type EmbeddingModel,
  embedMany,
  generateText,
  type JSONSchema7,
  jsonSchema,
  type LanguageModel,
  NoObjectGeneratedError,
  Output,
} from "ai";
import { z } from "zod";
import { type FailureReason, type ModelAnswer, ModelFailure, type ModelRequest, type Usage } from "../model.ts";

/**
 * Asks a language model once. The library's own retries are off, since ours know the budget, and no tool is passed.
 * @throws ModelFailure
 */
export async function generateBySdk(
  model: LanguageModel,
  { system, messages, schema, maxOutputTokens, signal }: ModelRequest,
  provider: string,
): Promise<ModelAnswer> {
  const shape = wireSchema(schema);
  try {
    const { output, text, usage } = await generateText({
      model,
      // Servers of other vendors may not know schemas, so that they are told in words as well.
      instructions: provider === "compatible" ? `${system}\n\nThe schema:\n${JSON.stringify(shape)}` : system,
      messages,
      output: Output.object({ schema: jsonSchema(shape), name: "answer" }),
      maxOutputTokens,
      maxRetries: 0,
      abortSignal: signal,
      providerOptions: { openai: { store: false } },
    });
    return { value: output, text, usage: tokens(usage) };
  } catch (error) {
    if (!NoObjectGeneratedError.isInstance(error)) throw failure(error, signal);
    return { value: looseJson(error.text ?? ""), text: error.text ?? "", usage: tokens(error.usage) };
  }
}

/** Vectors of texts, in their order. @throws ModelFailure */
export async function embedBySdk(
  model: EmbeddingModel,
  texts: string[],
  signal: AbortSignal,
): Promise<{ vectors: number[][]; usage: Usage }> {
  try {
    const { embeddings, usage } = await embedMany({ model, values: texts, maxRetries: 0, abortSignal: signal });
    return { vectors: embeddings, usage: { inputTokens: usage.tokens || 0, outputTokens: 0 } };
  } catch (error) {
    throw failure(error, signal);
  }
}

/** Keywords that vendors' strict modes refuse; what they demand is checked here instead. */
const LIMITS = new Set(
  "$schema default format maxItems maxLength maximum minItems minLength minimum exclusiveMinimum exclusiveMaximum multipleOf pattern".split(
    " ",
  ),
);

/** The shape of the answer as every vendor understands it. */
function wireSchema(schema: z.ZodType): JSONSchema7 {
  return withoutLimits(z.toJSONSchema(schema, { io: "output" })) as JSONSchema7;
}

function withoutLimits(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutLimits);
  if (!node || typeof node !== "object") return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => {
      // The names of properties are no keywords, whatever they are called.
      if (key === "properties") return [[key, mapValues(value, withoutLimits)]];
      return LIMITS.has(key) ? [] : [[key, withoutLimits(value)]];
    }),
  );
}

const mapValues = (value: object, change: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one)]));

/** JSON within a fence or between other words, as smaller models write it; undefined when there is none. */
function looseJson(text: string): unknown {
  const [from, to] = [text.indexOf("{"), text.lastIndexOf("}")];
  if (from < 0 || to < from) return undefined;
  try {
    return JSON.parse(text.slice(from, to + 1));
  } catch {
    return undefined;
  }
}

const tokens = (usage: { inputTokens: number | undefined; outputTokens: number | undefined } | undefined): Usage => ({
  inputTokens: usage?.inputTokens ?? 0,
  outputTokens: usage?.outputTokens ?? 0,
});

function failure(error: unknown, signal: AbortSignal): ModelFailure {
  if (signal.aborted) return new ModelFailure("timeout", "The model took too long.", { cause: error });
  if (!APICallError.isInstance(error)) {
    const said = error instanceof Error ? error.message : String(error);
    return new ModelFailure("unreachable", said.slice(0, 500), { cause: error });
  }
  const { statusCode, responseHeaders = {}, message } = error;
  const detail = statusCode ? `${statusCode}: ${message}` : message;
  return new ModelFailure(reasonOf(statusCode), detail.slice(0, 500), {
    retryAfterMs: retryAfter(responseHeaders),
    cause: error,
  });
}

function reasonOf(status: number | undefined): FailureReason {
  if (status === undefined) return "unreachable";
  if (status === 429) return "busy";
  if (status >= 500) return "broken";
  return status === 401 || status === 403 ? "wrong_key" : "refused";
}

/** Seconds or a date, as HTTP has it. */
function retryAfter(headers: Record<string, string>): number | null {
  const said = headers["retry-after"];
  if (!said) return null;
  const ms = /^\d+(?:\.\d+)?$/.test(said) ? Number(said) * 1_000 : Date.parse(said) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
