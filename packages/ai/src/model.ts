import type { z } from "zod";
import type { Price } from "./prices.ts";

export type ProviderName = "rules" | "openai" | "anthropic" | "compatible";

export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

export interface ModelRequest {
  system: string;
  messages: { role: "user" | "assistant"; content: string }[];
  /** What the answer must look like; also checked by the caller. */
  schema: z.ZodType;
  maxOutputTokens: number;
  signal: AbortSignal;
}

export interface ModelAnswer {
  /** The answer as JSON; undefined when it is none. */
  value: unknown;
  text: string;
  usage: Usage;
}

/** A language model somewhere: asked once, it answers or throws a ModelFailure. It has no tools and keeps nothing. */
export interface Model {
  provider: Exclude<ProviderName, "rules">;
  /** The vendor's own name of it. */
  name: string;
  price: Price;
  /** Tokens it may use beyond its answer, to think. */
  headroomTokens: number;
  generate(request: ModelRequest): Promise<ModelAnswer>;
}

/** Turns texts into vectors, each as long as the others. */
export interface EmbeddingModel {
  provider: Exclude<ProviderName, "rules">;
  name: string;
  price: Price;
  embed(texts: string[], signal: AbortSignal): Promise<{ vectors: number[][]; usage: Usage }>;
}

export type FailureReason =
  | "busy"
  | "broken"
  | "unreachable"
  | "timeout"
  | "refused"
  | "wrong_key"
  | "unfit_answer"
  | "over_budget";

/** A model did not do what it was asked to. Only `busy` (429) and `broken` (5xx) are worth asking again. */
export class ModelFailure extends Error {
  readonly reason: FailureReason;
  /** How long the vendor asks us to wait. */
  readonly retryAfterMs: number | null;

  constructor(reason: FailureReason, detail: string, more: { retryAfterMs?: number | null; cause?: unknown } = {}) {
    super(detail, { cause: more.cause });
    this.name = "ModelFailure";
    this.reason = reason;
    this.retryAfterMs = more.retryAfterMs ?? null;
  }
}
