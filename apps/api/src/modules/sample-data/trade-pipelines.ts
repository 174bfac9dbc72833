import { newId } from "@mainstay/db";
import { languageOf } from "../../platform/language.ts";
import { conflict } from "../../platform/problem.ts";
import type { OpCtx } from "../../records/operation.ts";
import { insertRows } from "../../records/rows.ts";
import { createRecord, updateRecord } from "../../records/write.ts";
import { pipeline, stage } from "../pipelines/pipelines.object.ts";
import { listPipelines, type Pipeline } from "../pipelines/pipelines.service.ts";
import type { PipelineTemplate } from "../pipelines/pipelines.templates.ts";
import { inLanguage } from "../pipelines/pipelines.words.ts";
import type { Trade } from "./trades/trade.ts";

/**
 * The pipelines that a trade's leads and deals go through: its own, made where they are missing, else the default ones.
 * @param asDefault whether new leads and deals shall start in them from now on
 * @throws Problem conflict when there is none for leads or none for deals
 */
export async function ensurePipelines(
  ctx: OpCtx,
  trade: Trade,
  { asDefault }: { asDefault: boolean },
): Promise<Record<"lead" | "deal", Pipeline>> {
  const there = await listPipelines(ctx);
  for (const template of trade.pipelines) {
    const known = there.find(({ object, key }) => object === template.object && key === template.key);
    if (!known) await createPipeline(ctx, template, there.length, asDefault);
    else if (asDefault && !known.isDefault) {
      await updateRecord(ctx, pipeline, known.id, { isDefault: true }, { trusted: true });
    }
  }
  const now = await listPipelines(ctx);
  return { lead: fitting(now, trade, "lead"), deal: fitting(now, trade, "deal") };
}

async function createPipeline(ctx: OpCtx, english: PipelineTemplate, position: number, isDefault: boolean) {
  const { stages, ...template } = inLanguage(english, languageOf(ctx.org.locale));
  const { result } = await createRecord(ctx, pipeline, { ...template, position, isDefault }, { trusted: true });
  const rows = stages.map((one, index) => ({ ...one, id: newId(), pipelineId: result.id, position: index }));
  await insertRows(ctx, stage, rows);
}

/** The trade's own pipeline for the object, else the default one, which is listed first. */
function fitting(pipelines: Pipeline[], trade: Trade, object: "lead" | "deal"): Pipeline {
  const key = trade.pipelines.find((one) => one.object === object)?.key;
  const own = pipelines.filter((one) => one.object === object);
  const found = own.find((one) => one.key === key) ?? own[0];
  if (!found) throw conflict(`Sample data needs a pipeline for ${object}s.`);
  return found;
}
