import { and, desc, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { conflict, forbidden, notFound } from "../platform/problem.ts";
import { changes, operations } from "./journal.table.ts";
import { lockRecords } from "./lock.ts";
import { type Doc, isObject, type ObjectDefinition, objectNamed } from "./object.ts";
import { type Done, inOperation, type OpCtx } from "./operation.ts";
import { setDeleted, updateRows } from "./rows.ts";
import { isEditable, masked } from "./scope.ts";
import { type ChangeRow, type Clash, type Plan, planUndo, type Resolution } from "./undo-plan.ts";

/**
 * Takes an operation back: fields get their former values, created records are deleted, deleted ones restored.
 * The undo is an operation itself and can be undone.
 * @throws Problem not-found, forbidden, or conflict: undone already, not undoable, or with `conflicts` when fields
 *   were changed since and `resolve` does not say what to do with them
 */
export async function undoOperation(ctx: Ctx, id: string, resolve?: Resolution): Promise<Done<{ undone: string }>> {
  const [operation] = await ctx.db
    .select()
    .from(operations)
    .where(and(eq(operations.orgId, ctx.org.id), eq(operations.id, id)));
  if (!operation || !mayKnow(ctx, operation.actor)) throw notFound("Operation");
  const spec = { kind: "undo", summary: `Undid: ${operation.summary}`, undoes: id } as const;
  return inOperation(ctx, spec, async (ctx) => {
    await refuseSecondUndo(ctx, id);
    const plans = await plansOf(ctx, await changesOf(ctx, id), resolve);
    const clashes = plans.flatMap(({ object, plan }) => plan.clashes.map((one) => hideValues(ctx, object, one)));
    if (clashes.length > 0) {
      throw conflict("Some of this was changed again since. Say what to do with each field.", { conflicts: clashes });
    }
    for (const { object, plan } of plans) refuseUneditable(ctx, object, plan);
    await carryOut(ctx, plans);
    if (ctx.operation.changes.length === 0 && resolve === undefined) {
      throw conflict("There is nothing left to undo: everything is as it was before.");
    }
    return { undone: id };
  });
}

interface ObjectPlan {
  object: ObjectDefinition;
  plan: Plan;
}

/** An operation's changes of records, the newest first. @throws Problem conflict when it changed something else */
async function changesOf(ctx: Ctx, operationId: string): Promise<ChangeRow[]> {
  const rows = await ctx.db
    .select()
    .from(changes)
    .where(and(eq(changes.orgId, ctx.org.id), eq(changes.operationId, operationId)))
    .orderBy(desc(changes.position));
  if (rows.length === 0 || rows.some((row) => !isObject(row.object))) {
    throw conflict("This changed the organization's settings, which cannot be undone here; change them back by hand.");
  }
  return rows;
}

/** What undoing comes to for each object, its records locked. */
async function plansOf(ctx: Ctx, rows: ChangeRow[], resolve: Resolution | undefined): Promise<ObjectPlan[]> {
  const plans: ObjectPlan[] = [];
  for (const [name, own] of Map.groupBy(rows, (row) => row.object)) {
    const object = objectNamed(name);
    const ids = [...new Set(own.map((row) => row.recordId))];
    const docs = await lockRecords(ctx, object, ids, undoNeeds(own), { alsoDeleted: true });
    if (docs.length < ids.length) throw forbidden("This touched records that you may not see.");
    plans.push({ object, plan: planUndo(object, own, new Map(docs.map((doc) => [doc.id, doc])), resolve) });
  }
  return plans;
}

/** Undoing a creation is a deletion; everything else is an edit. */
const undoNeeds = (rows: ChangeRow[]) => (rows.some((row) => row.action === "create") ? "delete" : "edit");

/** Back before gone: a child is moved to its former parent before a parent that never was is deleted. */
async function carryOut(ctx: OpCtx, plans: ObjectPlan[]) {
  for (const { object, plan } of plans) await setDeleted(ctx, object, plan.restore, false);
  for (const { object, plan } of plans) await updateRows(ctx, object, plan.update);
  for (const { object, plan } of plans) {
    for (const doc of plan.remove) await object.hooks.beforeDelete?.(ctx, doc as Doc);
    const ids = plan.remove.map((doc) => doc.id);
    await setDeleted(ctx, object, ids, true);
  }
}

/** Fields that only Mainstay sets come back with the act they belong to; the others need the right to change them. */
function refuseUneditable(ctx: Ctx, object: ObjectDefinition, plan: Plan) {
  const named = new Set(plan.update.flatMap((row) => Object.keys(row.changed)));
  const refused = object.meta.fields.filter(
    (field) => named.has(field.name) && !field.readOnly && !isEditable(ctx, object.meta, field),
  );
  if (refused.length > 0) throw forbidden("This changed fields that your role may not change.");
}

/** A member sees their own operations; the capability shows everybody's. */
export function mayKnow(ctx: Ctx, actor: { type: string; id: string | null; memberId?: string }): boolean {
  if (ctx.role.capabilities.includes("operations")) return true;
  const me = ctx.member?.id;
  return me !== undefined && (actor.id === me || actor.memberId === me);
}

/** The operation's own row cannot be locked by a role that may not update it, so the undo takes a lock by its id. */
async function refuseSecondUndo(ctx: OpCtx, id: string) {
  await ctx.db.$client.query({
    name: "lock-undo",
    text: "select pg_advisory_xact_lock(hashtextextended($1, 1))",
    values: [id],
  });
  const undoneAlready = (await undoneBy(ctx, [id])).get(id);
  if (undoneAlready) throw conflict("This has been undone already.", { undoneBy: undoneAlready });
}

function hideValues(ctx: Ctx, { meta }: ObjectDefinition, one: Clash): Clash {
  const { [meta.titleField]: title = "" } = masked(ctx, meta, { [meta.titleField]: one.title });
  const isVisible = one.field in masked(ctx, meta, { [one.field]: null });
  return { ...one, title: String(title), ...(!isVisible && { current: null, before: null }) };
}

/** Which of these operations were undone, and by which. */
export async function undoneBy(ctx: Ctx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: operations.id, undoes: operations.undoes })
    .from(operations)
    .where(and(eq(operations.orgId, ctx.org.id), inArray(operations.undoes, ids)));
  return new Map(rows.flatMap((row) => (row.undoes ? [[row.undoes, row.id] as const] : [])));
}
