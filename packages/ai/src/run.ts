import type { z } from "zod";
import { layOut, textsOf } from "./material.ts";
import {
  type FailureReason,
  type Model,
  type ModelAnswer,
  ModelFailure,
  type ProviderName,
  type Usage,
} from "./model.ts";
import { costOf, estimateTokens } from "./prices.ts";
import { hashOf } from "./prompt.ts";
import { createRedactor, type Redactions, type Redactor } from "./redact/redactor.ts";
import { retrying, type Wait, waiting } from "./retry.ts";
import type { AiTask } from "./task.ts";

export interface RunOptions {
  /** Null works by our own rules. */
  model: Model | null;
  signal?: AbortSignal;
  wait?: Wait;
}

/** What was done, by whom, and all that the log wants to know of it. */
export interface TaskRun<Output> {
  output: Output;
  /** Who wrote the output: `rules` also when a model was asked and did not answer well. */
  provider: ProviderName;
  model: string;
  /** Why rules stand in for the model that was asked. */
  fellBack: { provider: ProviderName; model: string; reason: FailureReason; detail: string } | null;
  promptHash: string;
  promptVersion: string;
  /** What the model was given, private things replaced. */
  prompt: string;
  redactions: Redactions;
  inputHash: string;
  outputHash: string;
  usage: Usage;
  /** US dollars, six decimals; of a model that ran out of time, the most it may have come to. */
  cost: string;
}

const RULES_MODEL = "rules-1";
const NOTHING: Usage = { inputTokens: 0, outputTokens: 0 };

/**
 * Does a task. A model gets the redacted material, one chance to repair an unfit answer, and the task's time; when it
 * fails, our own rules do the work and the run says so.
 * @throws ZodError when the input is not the task's
 */
export async function runTask<In extends z.ZodType, Out extends z.ZodType>(
  task: AiTask<In, Out>,
  given: z.input<In>,
  options: RunOptions,
): Promise<TaskRun<z.output<Out>>> {
  const input = task.input.parse(given);
  const redactor = createRedactor({ names: task.names?.(input) ?? [] });
  const prompt = redactedPrompt(task, input, redactor);
  const about = {
    promptHash: task.prompt.hash,
    promptVersion: `${task.prompt.name}.v${task.prompt.version}`,
    prompt,
    redactions: redactor.counts(),
    inputHash: hashOf(input),
  };
  const asked = options.model ? await ask(task, input, prompt, redactor, options.model, options) : null;
  if (asked && "output" in asked) {
    const { provider, name: model } = asked.model;
    return { ...about, ...asked, provider, model, fellBack: null, outputHash: hashOf(asked.output) };
  }
  const output = task.output.parse(task.rules(input));
  return {
    ...about,
    output,
    provider: "rules",
    model: RULES_MODEL,
    fellBack: asked?.fellBack ?? null,
    outputHash: hashOf(output),
    usage: asked?.usage ?? NOTHING,
    cost: asked?.cost ?? costOf(NOTHING, { input: "0", output: "0" }),
  };
}

/** What a run may cost at the most, for reserving it: two answers, since one may be repaired. */
export function mostItCosts<In extends z.ZodType>(task: AiTask<In>, given: z.input<In>, model: Model): string {
  const asked = estimateTokens(task.prompt.text + layOut(task.material(task.input.parse(given))));
  const inputTokens = 2 * asked + task.maxOutputTokens;
  return costOf({ inputTokens, outputTokens: 2 * (task.maxOutputTokens + model.headroomTokens) }, model.price);
}

/** What one answer takes at the most; a vendor that never answered does not say. */
const mostOfOneAnswer = (task: AiTask, messages: { content: string }[], model: Model): Usage => ({
  inputTokens: estimateTokens(task.prompt.text + messages.map(({ content }) => content).join("")),
  outputTokens: task.maxOutputTokens + model.headroomTokens,
});

/** The user message: the task's material, private things replaced. */
function redactedPrompt<In extends z.ZodType>(task: AiTask<In>, input: z.output<In>, redactor: Redactor): string {
  return layOut(redactor.redact(task.material(input)));
}

type Asked<Output> = { usage: Usage; cost: string; model: Model } & (
  | { output: Output }
  | { fellBack: NonNullable<TaskRun<Output>["fellBack"]> }
);

async function ask<In extends z.ZodType, Out extends z.ZodType>(
  task: AiTask<In, Out>,
  input: z.output<In>,
  prompt: string,
  redactor: Redactor,
  model: Model,
  { signal, wait = waiting }: RunOptions,
): Promise<Asked<z.output<Out>>> {
  const usage = { ...NOTHING };
  // Whoever hangs up on a vendor pays for what it had begun, and is not told how much that was.
  let unanswered = NOTHING;
  const ends = AbortSignal.any([AbortSignal.timeout(task.timeoutMs), ...(signal ? [signal] : [])]);
  const messages: { role: "user" | "assistant"; content: string }[] = [{ role: "user", content: prompt }];
  const generate = async () => {
    unanswered = mostOfOneAnswer(task, messages, model);
    try {
      const { prompt, output: schema, maxOutputTokens } = task;
      const answer = await model.generate({ system: prompt.text, messages, schema, maxOutputTokens, signal: ends });
      unanswered = NOTHING;
      return answer;
    } catch (error) {
      if (asFailure(error, ends).reason !== "timeout") unanswered = NOTHING;
      throw error;
    }
  };
  const once = async () => {
    const answer = await retrying(generate, ends, wait);
    usage.inputTokens += answer.usage.inputTokens;
    usage.outputTokens += answer.usage.outputTokens;
    return read(task, input, answer, redactor);
  };
  try {
    const first = await once();
    if ("output" in first) return { output: first.output, usage, cost: costOf(usage, model.price), model };
    messages.push({ role: "assistant", content: first.said || "(nothing)" });
    messages.push({ role: "user", content: repair(first.wrong) });
    const second = await once();
    if ("output" in second) return { output: second.output, usage, cost: costOf(usage, model.price), model };
    throw new ModelFailure("unfit_answer", second.wrong.join(" ").slice(0, 500));
  } catch (error) {
    const { reason, message } = asFailure(error, ends);
    const fellBack = { provider: model.provider, model: model.name, reason, detail: message };
    usage.inputTokens += unanswered.inputTokens;
    usage.outputTokens += unanswered.outputTokens;
    return { fellBack, usage, cost: costOf(usage, model.price), model };
  }
}

/** Whether an answer is fit, privately restored; else what is wrong with it, in the model's own placeholders. */
function read<In extends z.ZodType, Out extends z.ZodType>(
  task: AiTask<In, Out>,
  input: z.output<In>,
  answer: ModelAnswer,
  redactor: Redactor,
): { output: z.output<Out> } | { wrong: string[]; said: string } {
  const unfit = (wrong: string[]) => ({ wrong, said: answer.text });
  if (answer.value === undefined) return unfit(["The answer is not a JSON object."]);
  const invented = redactor.invented(textsOf(answer.value).join("\n"));
  if (invented.length > 0) return unfit(invented.map((one) => `${one} was not in the material.`));
  const parsed = task.output.safeParse(redactor.restore(answer.value));
  if (!parsed.success) {
    return unfit(parsed.error.issues.map(({ path, message }) => `${path.join(".") || "answer"}: ${message}`));
  }
  const wrong = task.check?.(parsed.data, input) ?? [];
  return wrong.length > 0 ? unfit(redactor.redact(wrong)) : { output: parsed.data };
}

const repair = (wrong: string[]): string =>
  `That answer does not fit:\n${wrong.map((one) => `- ${one}`).join("\n")}\nAnswer again, with the whole corrected JSON object and nothing else.`;

function asFailure(error: unknown, ends: AbortSignal): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (ends.aborted) return new ModelFailure("timeout", "The model took too long.", { cause: error });
  return new ModelFailure("broken", error instanceof Error ? error.message : String(error), { cause: error });
}
