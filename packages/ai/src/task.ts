import type { z } from "zod";
import type { Material } from "./material.ts";
import type { Prompt } from "./prompt.ts";

/** Something a model, or our own rules, can be asked to do: typed on both sides. */
export interface AiTask<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> {
  /** `parse-lead`; stands in the log and in an organization's choice of models. */
  name: string;
  input: In;
  /** Objects are strict and nothing in them is optional (null says "not known"): vendors' strict modes ask for both. */
  output: Out;
  prompt: Prompt;
  /** Tokens of the answer at most; what is reserved of the day's budget follows from it. */
  maxOutputTokens: number;
  timeoutMs: number;
  /** What a model gets to see of the input, parted into what is ours and what somebody outside wrote. */
  material(input: z.output<In>): Material;
  /** People the input names; they become placeholders wherever they stand. */
  names?(input: z.output<In>): (string | null | undefined)[];
  /** What is wrong with a model's answer beyond its shape; each sentence goes back to the model once. */
  check?(output: z.output<Out>, input: z.output<In>): string[];
  /** The same work by our own rules: pure, without a key and without a network. */
  rules(input: z.output<In>): z.output<Out>;
}

/** Declares a task; it is run by `runTask`. */
export function defineTask<In extends z.ZodType, Out extends z.ZodType>(task: AiTask<In, Out>): AiTask<In, Out> {
  return task;
}
