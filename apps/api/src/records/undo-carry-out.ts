import type { Ctx } from "../platform/context.ts";
import { forbidden } from "../platform/problem.ts";
import { lockRecords } from "./lock.ts";
import { type AnyDoc, type Doc, type ObjectDefinition, objectNamed } from "./object.ts";
import type { OpCtx } from "./operation.ts";
import { type RowPatch, setDeleted, updateRows } from "./rows.ts";
import { isEditable, masked } from "./scope.ts";
import { SIDE_KINDS } from "./side-kinds.ts";
import { type ChangeRow, type Clash, type Plan, planUndo, type Resolution } from "./undo-plan.ts";

/* The parts of an undo, for one done at once and for one done in chunks. */

export interface ObjectPlan {
  object: ObjectDefinition;
  plan: Plan;
}

/** Takes back what was done beside the fields of records. */
export async function undoBeside(ctx: OpCtx, rows: ChangeRow[]) {
  for (const row of rows) await SIDE_KINDS.get(row.object)?.undo(ctx, row);
}

/** What undoing comes to for each object, its records locked. */
export async function plansOf(ctx: Ctx, rows: ChangeRow[], resolve: Resolution | undefined): Promise<ObjectPlan[]> {
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

/**
 * Back before gone: a child is moved to its former parent before a parent that never was is deleted. And let go before
 * taken: what only one record can be, such as the default, is free before its former holder is it again.
 */
export async function carryOut(ctx: OpCtx, plans: ObjectPlan[]) {
  for (const { object, plan } of plans) await setDeleted(ctx, object, plan.restore, false);
  const going = new Map<string, AnyDoc>();
  for (const { object, plan } of plans) {
    const releases = releasesOf(plan);
    for (const doc of await updateRows(ctx, object, releases)) going.set(doc.id, doc);
    const [letting, taking] = [plan.update.filter((patch) => !takes(patch)), plan.update.filter(takes)];
    await updateRows(ctx, object, letting);
    await updateRows(ctx, object, taking);
  }
  for (const { object, plan } of plans) {
    for (const doc of plan.remove) await object.hooks.beforeDelete?.(ctx, (going.get(doc.id) ?? doc) as Doc);
    const ids = plan.remove.map((doc) => doc.id);
    await setDeleted(ctx, object, ids, true);
  }
}

/** What the records that go must stop being, since one that stays is it again. */
function releasesOf({ remove, update }: Plan): RowPatch[] {
  const taken = [...new Set(update.flatMap(flagsTaken))];
  return remove.flatMap((before) => {
    const held = taken.filter((name) => before[name] === true);
    return held.length > 0 ? [{ before, changed: Object.fromEntries(held.map((name) => [name, false])) }] : [];
  });
}

const flagsTaken = ({ changed }: RowPatch) => Object.keys(changed).filter((name) => changed[name] === true);
const takes = (patch: RowPatch) => flagsTaken(patch).length > 0;

/** Fields that only Mainstay sets come back with the act they belong to; the others need the right to change them. */
export function refuseUneditable(ctx: Ctx, object: ObjectDefinition, plan: Plan) {
  const named = new Set(plan.update.flatMap((row) => Object.keys(row.changed)));
  const refused = object.meta.fields.filter(
    (field) => named.has(field.name) && !field.readOnly && !isEditable(ctx, object.meta, field),
  );
  if (refused.length > 0) throw forbidden("This changed fields that your role may not change.");
}

/** A clash as the actor may see it. */
export function hideValues(ctx: Ctx, { meta }: ObjectDefinition, one: Clash): Clash {
  const { [meta.titleField]: title = "" } = masked(ctx, meta, { [meta.titleField]: one.title });
  const isVisible = one.field in masked(ctx, meta, { [one.field]: null });
  return { ...one, title: String(title), ...(!isVisible && { current: null, before: null }) };
}
