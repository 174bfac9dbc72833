import { defineTask, promptFile, runTask } from "@mainstay/ai";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { logAiAct } from "./actions.ts";
import { PROVIDERS } from "./ai.words.ts";
import { modelToTry } from "./models.ts";
import { readAiSettings } from "./settings.ts";

export const TryModel = z.strictObject({
  provider: z.enum(PROVIDERS),
  model: z.string().trim().min(1).max(200).nullable(),
  /** One that is not kept yet; the kept one when left out. */
  key: z.string().trim().min(1).max(500).optional(),
});

/** The smallest question there is: whether the key is good and the model answers in our shape. */
const probe = defineTask({
  name: "probe",
  input: z.strictObject({ language: z.literal("en").default("en") }),
  output: z.strictObject({ ready: z.boolean() }),
  prompt: promptFile(new URL("./prompts/probe.v1.md", import.meta.url)),
  maxOutputTokens: 200,
  timeoutMs: 15_000,
  material: (facts) => ({ facts, quoted: {} }),
  rules: () => ({ ready: true }),
});

/** Asks a model whether it is there; what that costs, next to nothing, stands in the log and counts for the day. */
export async function tryModel(ctx: Ctx, { provider, model, key }: z.output<typeof TryModel>) {
  const began = ctx.now().getTime();
  const asked = await modelToTry(ctx, await readAiSettings(ctx), { provider, model }, key);
  const { fellBack, cost } = await runTask(probe, {}, { model: asked });
  const isGood = !fellBack;
  const detail = fellBack ? fellBack.detail : "ok";
  await logAiAct(ctx, { action: "test", cost, detail: `${provider} ${model ?? ""}: ${detail}` });
  return { isGood, reason: fellBack?.reason ?? null, detail, ms: ctx.now().getTime() - began, cost };
}
