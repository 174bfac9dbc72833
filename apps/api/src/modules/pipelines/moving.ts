import { findField } from "@mainstay/model";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { invalid } from "../../platform/problem.ts";
import { parseBody, within } from "../../records/body.ts";
import { checkLinks } from "../../records/links.ts";
import { lockRecord } from "../../records/lock.ts";
import type { AnyDoc, ObjectDefinition } from "../../records/object.ts";
import { type Done, inOperation, type OpCtx } from "../../records/operation.ts";
import { preparePatch } from "../../records/prepare.ts";
import { updateRows } from "../../records/rows.ts";
import { titleOf } from "../../records/write.ts";
import type { StageChanged } from "./pipelines.events.ts";
import { findStage, type Stage, stageById } from "./pipelines.service.ts";
import { placeBetween, topPosition } from "./position.ts";

export const MoveToStage = z.strictObject({
  stage: z.string().min(1).describe("Key or id"),
  reason: z.string().trim().max(500).optional(),
  fields: z.record(z.string(), z.unknown()).optional().describe("Values for the fields the stage requires"),
  before: z.uuid().optional().describe("The record it is dropped above"),
  after: z.uuid().optional().describe("The record it is dropped below"),
});
export type MoveToStage = z.infer<typeof MoveToStage>;

/** Leads or deals as things that go through stages. */
export interface Staged {
  object: ObjectDefinition;
  name: "lead" | "deal";
  /** The money field that a column of the board adds up. */
  valueField: string;
  /** What entering a stage means beyond being there. */
  entering(ctx: Ctx, doc: AnyDoc, stage: Stage, reason: string | null): Record<string, unknown>;
  /** Emits the events of a move. */
  tell(ctx: OpCtx, moved: AnyDoc, stage: Stage, change: z.input<typeof StageChanged>): void;
}

/**
 * Moves a lead or deal to a stage, and to a place in its column. Moving where it already is changes nothing.
 * @throws Problem not-found, forbidden, or invalid with a pointer for each field the stage requires
 */
export async function moveToStage(ctx: Ctx, staged: Staged, id: string, request: MoveToStage): Promise<Done<AnyDoc>> {
  const { object, name } = staged;
  const given = await within("/fields", () => parseBody(ctx, object, "update", request.fields ?? {}));
  return inOperation(ctx, { kind: "update", summary: "", reason: request.reason }, async (ctx, describe) => {
    const doc = await lockRecord(ctx, object, id, "edit");
    const stage = await findStage(ctx, name, String(doc.pipelineId), request.stage);
    await within("/fields", () => checkLinks(ctx, object, given));
    const isMove = stage.id !== doc.stageId;
    const entered = isMove ? enter(ctx, staged, { ...doc, ...given }, stage, request.reason ?? null) : {};
    if (isMove)
      requireFields(object, { ...doc, ...given, ...entered, custom: { ...doc.custom, ...custom(given) } }, stage);
    const place = await placeBetween(ctx, object, stage.id, request);
    const position = place ?? (isMove ? topPosition(ctx.now()) : doc.position);
    const row = await preparePatch(ctx, object, doc, { ...given, ...entered, position });
    if (!row) return doc;
    describe({ summary: summaryOf(object, doc, isMove ? stage : null) });
    const [moved = doc] = await updateRows(ctx, object, [row]);
    if (isMove) {
      const left = await stageById(ctx, name, String(doc.stageId));
      staged.tell(ctx, moved, stage, {
        from: left.key,
        to: stage.key,
        fromStageId: left.id,
        toStageId: stage.id,
        reason: request.reason ?? null,
        changedBy: ctx.actor.id,
      });
    }
    return moved;
  });
}

const enter = (ctx: Ctx, staged: Staged, doc: AnyDoc, stage: Stage, reason: string | null) => ({
  ...staged.entering(ctx, doc, stage, reason),
  stageId: stage.id,
  pipelineId: stage.pipelineId,
  stageChangedAt: ctx.now().toISOString(),
});

const custom = (given: Record<string, unknown>) => (given.custom ?? {}) as Record<string, unknown>;

function requireFields(object: ObjectDefinition, doc: AnyDoc, stage: Stage) {
  const missing = stage.requiredFields.filter((name) => isEmpty(fieldValue(object, doc, name)));
  if (missing.length === 0) return;
  throw invalid(
    missing.map((name) => {
      const label = findField(object.meta, name)?.label ?? name.replace("custom.", "");
      return {
        pointer: `/fields/${name.replace(".", "/")}`,
        detail: `${label} is needed before a ${object.meta.name} can enter ${stage.name}.`,
      };
    }),
  );
}

/** A field's value; those of the organization's own are called `custom.roofType`. */
const fieldValue = (object: ObjectDefinition, doc: AnyDoc, name: string) =>
  findField(object.meta, name) ? doc[name] : doc.custom[name.replace("custom.", "")];

const isEmpty = (value: unknown) => value == null || value === "" || (Array.isArray(value) && value.length === 0);

function summaryOf(object: ObjectDefinition, doc: AnyDoc, stage: Stage | null): string {
  const what = `${object.meta.label.toLowerCase()} ${titleOf(object, doc)}`;
  return stage ? `Moved ${what} to ${stage.name}` : `Reordered ${what}`;
}
