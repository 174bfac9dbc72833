import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { conflict, invalidField } from "../../platform/problem.ts";
import { lockRecord, lockRecords } from "../../records/lock.ts";
import type { AnyDoc, ObjectDefinition } from "../../records/object.ts";
import { type Done, inOperation, type OpCtx } from "../../records/operation.ts";
import { query, quoted, raw, uuidArray } from "../../records/sql.ts";
import { deleteRecord } from "../../records/write.ts";
import { arriving, moveAll, type Staged } from "./moving.ts";
import { pipeline, stage } from "./pipelines.object.ts";
import { listPipelines, type Pipeline, type Stage } from "./pipelines.service.ts";
import { placesAtEnd } from "./position.ts";

export const Replacement = z.strictObject({
  with: z.uuid().describe("The stage that takes the records over"),
});

/**
 * Deletes a stage whose records go to another one, deleted records too, so that none is ever left in a stage that is
 * not there. One operation: undoing it brings the stage back and the records into it.
 * @throws Problem not-found, forbidden, invalid for a stage that cannot take them, conflict for the last open stage
 */
export async function replaceStage(ctx: Ctx, staged: Staged[], id: string, withId: string): Promise<Done<AnyDoc>> {
  return inOperation(ctx, { kind: "delete", summary: "" }, async (ctx, describe) => {
    const doc = await lockRecord(ctx, stage, id, "delete");
    const target = await takingOver(ctx, [id], withId);
    const moved = await moveOut(ctx, staged, [id], target);
    const { result } = await deleteRecord(ctx, stage, id);
    describe({ summary: `Deleted stage ${doc.name}${movedTo(moved, target.stage)}` });
    return result;
  });
}

/** Deletes a pipeline whose records go to a stage of another one; see `replaceStage`. */
export async function replacePipeline(ctx: Ctx, staged: Staged[], id: string, withId: string): Promise<Done<AnyDoc>> {
  return inOperation(ctx, { kind: "delete", summary: "" }, async (ctx, describe) => {
    const doc = await lockRecord(ctx, pipeline, id, "delete");
    if (doc.isDefault) throw conflict("Make another pipeline the default before deleting this one.");
    const own = (await listPipelines(ctx)).find((one) => one.id === id)?.stages ?? [];
    const stageIds = own.map((one) => one.id);
    const target = await takingOver(ctx, stageIds, withId);
    const moved = await moveOut(ctx, staged, stageIds, target);
    const { result } = await deleteRecord(ctx, pipeline, id);
    describe({ summary: `Deleted pipeline ${doc.name}${movedTo(moved, target.stage)}` });
    return result;
  });
}

interface Target {
  stage: Stage;
  object: Pipeline["object"];
}

async function takingOver(ctx: Ctx, leaving: string[], withId: string): Promise<Target> {
  const pipelines = await listPipelines(ctx);
  const object = pipelines.find((one) => one.stages.some(({ id }) => leaving.includes(id)))?.object;
  const own = pipelines.filter((one) => one.object === object).flatMap((one) => one.stages);
  const found = own.find(({ id }) => id === withId && !leaving.includes(id));
  if (!found || !object) throw invalidField("with", "Name another stage for the same kind of records.");
  return { stage: found, object };
}

/** Moves all records out of stages to the end of another; what the stage would ask of a person is not asked here. */
async function moveOut(ctx: OpCtx, staged: Staged[], stageIds: string[], target: Target): Promise<number> {
  const own = staged.find(({ name }) => name === target.object);
  if (!own) return 0;
  const ids = await recordsIn(ctx, own.object, stageIds);
  if (ids.length === 0) return 0;
  const docs = await lockRecords(ctx, own.object, ids, "edit", { trusted: true, alsoDeleted: true });
  const order = new Map(ids.map((id, index) => [id, index]));
  const ordered = docs.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const places = await placesAtEnd(ctx, own.object, target.stage.id, ordered.length);
  const moves = ordered.map((doc, index) => {
    const move = arriving(ctx, own, doc, {}, target.stage, null);
    return { ...move, values: { ...move.values, position: places[index] } };
  });
  await moveAll(ctx, own, target.stage, moves, null);
  return moves.length;
}

async function recordsIn(ctx: Ctx, object: ObjectDefinition, stageIds: string[]): Promise<string[]> {
  const rows = await query<{ id: string }>(
    ctx.db,
    sql`select t.id from ${raw(quoted(object.tableName))} t
      where t.org_id = ${ctx.org.id} and t.stage_id = any(${uuidArray(stageIds)}) order by t.stage_id, t.position, t.id`,
  );
  return rows.map((row) => row.id);
}

const movedTo = (count: number, { name }: Stage) => (count > 0 ? `; ${count} moved to ${name}` : "");
