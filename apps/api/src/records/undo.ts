import { and, desc, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { conflict, forbidden, notFound } from "../platform/problem.ts";
import { changes, operations } from "./journal.table.ts";
import { type AnyDoc, isObject, type ObjectDefinition, objectNamed } from "./object.ts";
import { type Done, inOperation, type OpCtx } from "./operation.ts";
import { type RowPatch, setDeleted, updateRows } from "./rows.ts";
import { isSame } from "./same.ts";
import { masked } from "./scope.ts";
import { lockRecords, titleOf } from "./write.ts";

/** What to do where a field was changed again since: take that change back too, or keep it. */
export type Choice = "undo" | "keep";
/** One answer for everything, one a record, or one a field. */
export type Resolution = Choice | Record<string, Choice | Record<string, Choice>>;

type ChangeRow = typeof changes.$inferSelect;

interface Conflict {
  object: string;
  recordId: string;
  title: string;
  field: string;
  label: string;
  current: unknown;
  before: unknown;
}

/**
 * Takes an operation back: fields get their former values, created records are deleted, deleted ones restored.
 * The undo is an operation itself and can be undone.
 * @throws Problem not-found, forbidden, or conflict with `conflicts` when fields were changed since and `resolve`
 *   does not say what to do with them
 */
export async function undoOperation(ctx: Ctx, id: string, resolve?: Resolution): Promise<Done<{ undone: string }>> {
  const [operation] = await ctx.db
    .select()
    .from(operations)
    .where(and(eq(operations.orgId, ctx.org.id), eq(operations.id, id)));
  if (!operation || !mayKnow(ctx, operation.actor)) throw notFound("Operation");
  return inOperation(ctx, { kind: "undo", summary: `Undid: ${operation.summary}`, undoes: id }, async (ctx) => {
    await refuseSecondUndo(ctx, id);
    const rows = await ctx.db
      .select()
      .from(changes)
      .where(and(eq(changes.orgId, ctx.org.id), eq(changes.operationId, id)))
      .orderBy(desc(changes.position));
    const byObject = Map.groupBy(
      rows.filter((row) => isObject(row.object)),
      (row) => row.object,
    );
    const plans: { object: ObjectDefinition; plan: Plan }[] = [];
    for (const [name, own] of byObject) {
      const object = objectNamed(name);
      const ids = [...new Set(own.map((row) => row.recordId))];
      const docs = await lockRecords(ctx, object, ids, undoNeeds(own), {}, "any");
      if (docs.length < ids.length) throw forbidden("This touched records that you may not see.");
      plans.push({ object, plan: planUndo(object, own, new Map(docs.map((doc) => [doc.id, doc])), resolve) });
    }
    const conflicts = plans.flatMap(({ object, plan }) => plan.conflicts.map((one) => hideValues(ctx, object, one)));
    if (conflicts.length > 0) {
      throw conflict("Some of this was changed again since. Say what to do with each field.", { conflicts });
    }
    // Back before gone: a child is moved to its former parent before a parent that never was is deleted.
    for (const { object, plan } of plans) await setDeleted(ctx, object, plan.restore, false);
    for (const { object, plan } of plans) await updateRows(ctx, object, plan.update);
    for (const { object, plan } of plans) await setDeleted(ctx, object, plan.remove, true);
    return { undone: id };
  });
}

/** Undoing a creation is a deletion; everything else is an edit. */
const undoNeeds = (rows: ChangeRow[]) => (rows.some((row) => row.action === "create") ? "delete" : "edit");

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
  const [earlier] = await ctx.db
    .select({ id: operations.id })
    .from(operations)
    .where(and(eq(operations.orgId, ctx.org.id), eq(operations.undoes, id)));
  if (earlier) throw conflict("This has been undone already.", { undoneBy: earlier.id });
}

interface Plan {
  update: RowPatch[];
  remove: string[];
  restore: string[];
  conflicts: Conflict[];
}

/** What undoing the changes of one object comes to, newest change first; pure. */
export function planUndo(
  object: ObjectDefinition,
  rows: ChangeRow[],
  docs: Map<string, AnyDoc>,
  resolve?: Resolution,
): Plan {
  const plan: Plan = { update: [], remove: [], restore: [], conflicts: [] };
  for (const [recordId, own] of Map.groupBy(rows, (row) => row.recordId)) {
    const doc = docs.get(recordId);
    if (!doc) continue;
    const last = own[0];
    const hasMovedOn = last !== undefined && doc.version !== last.version;
    if (own.some((row) => row.action === "create")) planRemoval(object, plan, doc, own, hasMovedOn, resolve);
    else if (own.some((row) => row.action === "delete")) plan.restore.push(recordId);
    else if (own.some((row) => row.action === "restore")) plan.remove.push(recordId);
    const changed = planFields(
      object,
      plan,
      doc,
      own.filter((row) => row.action === "update"),
      resolve,
    );
    if (Object.keys(changed).length > 0) plan.update.push({ before: doc, changed });
  }
  return plan;
}

function planRemoval(
  object: ObjectDefinition,
  plan: Plan,
  doc: AnyDoc,
  own: ChangeRow[],
  hasMovedOn: boolean,
  resolve?: Resolution,
) {
  const created = own.find((row) => row.action === "create")?.after ?? {};
  const later = hasMovedOn
    ? changedSince(object, doc, { ...created, ...Object.assign({}, ...own.toReversed().map((row) => row.after)) })
    : [];
  const undecided = later.filter((name) => choose(resolve, doc.id, name) === undefined);
  for (const field of undecided) plan.conflicts.push(conflictOn(object, doc, field, null));
  if (undecided.length === 0 && later.every((name) => choose(resolve, doc.id, name) === "undo"))
    plan.remove.push(doc.id);
}

/** Former values of the fields an operation changed, but for those changed again that are to be kept. */
function planFields(
  object: ObjectDefinition,
  plan: Plan,
  doc: AnyDoc,
  updates: ChangeRow[],
  resolve?: Resolution,
): Record<string, unknown> {
  const after: Record<string, unknown> = Object.assign({}, ...updates.toReversed().map((row) => row.after));
  const before: Record<string, unknown> = Object.assign({}, ...updates.map((row) => row.before));
  const changed: Record<string, unknown> = {};
  for (const [field, former] of Object.entries(before)) {
    if (!(field in object.columns)) continue;
    if (!isSame(object.meta, field, doc[field], after[field])) {
      const choice = choose(resolve, doc.id, field);
      if (choice === undefined && !isSame(object.meta, field, doc[field], former))
        plan.conflicts.push(conflictOn(object, doc, field, former));
      if (choice !== "undo") continue;
    }
    if (!isSame(object.meta, field, doc[field], former)) changed[field] = former;
  }
  return changed;
}

const changedSince = (object: ObjectDefinition, doc: AnyDoc, known: Record<string, unknown>) =>
  object.meta.fields
    .filter(
      (field) =>
        field.name in known &&
        !BOOKKEEPING.has(field.name) &&
        !isSame(object.meta, field.name, doc[field.name], known[field.name]),
    )
    .map((field) => field.name);
const BOOKKEEPING = new Set(["version", "updatedAt"]);

function choose(resolve: Resolution | undefined, recordId: string, field: string): Choice | undefined {
  if (resolve === undefined || typeof resolve === "string") return resolve;
  const forRecord = resolve[recordId];
  return typeof forRecord === "object" ? forRecord[field] : forRecord;
}

function conflictOn(object: ObjectDefinition, doc: AnyDoc, field: string, before: unknown): Conflict {
  const label = object.meta.fields.find((one) => one.name === field)?.label ?? field;
  return {
    object: object.meta.name,
    recordId: doc.id,
    title: titleOf(object, doc),
    field,
    label,
    current: doc[field] ?? null,
    before: before ?? null,
  };
}

function hideValues(ctx: Ctx, object: ObjectDefinition, one: Conflict): Conflict {
  const visible = one.field in masked(ctx, object.meta, { [one.field]: null });
  return visible ? one : { ...one, current: null, before: null };
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
