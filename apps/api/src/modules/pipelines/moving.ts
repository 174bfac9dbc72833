import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { invalid } from "../../platform/problem.ts";
import type { AnyDoc, ObjectDefinition } from "../../records/object.ts";
import { type Done, emit, inOperation } from "../../records/operation.ts";
import { updateRows } from "../../records/rows.ts";
import { query, quoted, raw } from "../../records/sql.ts";
import { lockRecord, parseBody, preparePatch, titleOf } from "../../records/write.ts";
import { findStage, type Stage } from "./pipelines.service.ts";
import { topPosition } from "./position.ts";

export const MoveToStage = z.strictObject({
  stage: z.string().min(1).describe("Key or id"),
  reason: z.string().trim().max(500).optional(),
  /** Values for the fields the stage requires. */
  fields: z.record(z.string(), z.unknown()).optional(),
  /** The neighbours in the column it is dropped between. */
  before: z.uuid().optional(),
  after: z.uuid().optional(),
});
export type MoveToStage = z.infer<typeof MoveToStage>;

/** What entering a stage means to leads or to deals, beyond being there. */
export type Entering = (ctx: Ctx, doc: AnyDoc, stage: Stage, reason: string | null) => Record<string, unknown>;

/**
 * Moves a lead or deal to a stage, and to a place in its column. Moving where it already is changes nothing.
 * @throws Problem not-found, forbidden, or invalid with a pointer for each field the stage requires
 */
export async function moveToStage(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  request: MoveToStage,
  entering: Entering,
): Promise<Done<AnyDoc>> {
  const given = await parseBody(ctx, object, "update", request.fields ?? {});
  const { name } = object.meta;
  return inOperation(ctx, { kind: "update", summary: `Moved ${name}`, reason: request.reason }, async (ctx) => {
    const doc = await lockRecord(ctx, object, id, "edit");
    const stage = await findStage(ctx, name as "lead" | "deal", doc.pipelineId as string, request.stage);
    const isMove = stage.id !== doc.stageId;
    const place = request.before || request.after ? await placeBetween(ctx, object, stage.id, request) : null;
    if (!isMove && place === null && Object.keys(given).length === 0) return doc;
    const entered = isMove
      ? { ...given, ...entering(ctx, { ...doc, ...given }, stage, request.reason ?? null) }
      : given;
    if (isMove) requireFields(object, { ...doc, ...entered }, stage);
    const row = await preparePatch(
      ctx,
      object,
      doc,
      {
        ...entered,
        ...(isMove && { stageId: stage.id, pipelineId: stage.pipelineId, stageChangedAt: ctx.now().toISOString() }),
        ...((isMove || place !== null) && { position: place ?? topPosition(ctx.now()) }),
      },
      { trusted: true },
    );
    if (!row) return doc;
    if (ctx.operation.changes.length === 0)
      ctx.operation.summary = isMove
        ? `Moved ${name} ${titleOf(object, doc)} to ${stage.name}`
        : `Reordered ${name} ${titleOf(object, doc)}`;
    const [moved = doc] = await updateRows(ctx, object, [row]);
    if (isMove) {
      emit(ctx, {
        name: `${name}.stage_changed`,
        object: name,
        recordId: id,
        payload: {
          [`${name}Id`]: id,
          from: doc.stageId,
          to: stage.id,
          toKey: stage.key,
          reason: request.reason ?? null,
          changedBy: ctx.actor.id,
        },
      });
      if (name === "deal" && (stage.type === "won" || stage.type === "lost")) {
        emit(ctx, {
          name: `deal.${stage.type}`,
          object: name,
          recordId: id,
          payload: { dealId: id, amount: moved.amount, currency: moved.currency },
        });
      }
    }
    return moved;
  });
}

function requireFields(object: ObjectDefinition, doc: Record<string, unknown>, stage: Stage) {
  const missing = stage.requiredFields.filter(
    (name) => doc[name] == null || doc[name] === "" || (Array.isArray(doc[name]) && doc[name].length === 0),
  );
  if (missing.length === 0) return;
  throw invalid(
    missing.map((name) => {
      const label = object.meta.fields.find((field) => field.name === name)?.label ?? name;
      return {
        pointer: `/fields/${name}`,
        detail: `${label} is needed before a ${object.meta.name} can enter ${stage.name}.`,
      };
    }),
  );
}

/** A position between two neighbours, above the one or below the other; exact, so there is always room. */
async function placeBetween(
  ctx: Ctx,
  object: ObjectDefinition,
  stageId: string,
  { before, after }: MoveToStage,
): Promise<string | null> {
  const [row] = await query<{ place: string | null }>(
    ctx.db,
    sql`with above as (select position from ${raw(quoted(object.tableName))} where org_id = ${ctx.org.id} and stage_id = ${stageId} and id = ${after ?? null}::uuid),
        below as (select position from ${raw(quoted(object.tableName))} where org_id = ${ctx.org.id} and stage_id = ${stageId} and id = ${before ?? null}::uuid)
      select coalesce(((select position from above) + (select position from below)) * 0.5, (select position from above) + 1, (select position from below) - 1)::text as place`,
  );
  return row?.place ?? null;
}
