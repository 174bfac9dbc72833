import { and, desc, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { conflict, notFound } from "../platform/problem.ts";
import { changes, operations } from "./journal.table.ts";
import { isObject } from "./object.ts";
import { type Done, inOperation } from "./operation.ts";
import { SIDE_KINDS } from "./side-kinds.ts";
import { carryOut, hideValues, plansOf, refuseUneditable, undoBeside } from "./undo-carry-out.ts";
import { startLargeUndo } from "./undo-large.ts";
import type { ChangeRow, Resolution } from "./undo-plan.ts";

export interface Undone {
  undone: string;
  /** Set when it is being done in the background, for being large. */
  job?: { id: string };
}

/** What fits into one transaction without keeping others waiting. */
const LARGE = 2_000;

/**
 * Takes an operation back: fields get their former values, created records are deleted, deleted ones restored.
 * The undo is an operation itself and can be undone.
 * @throws Problem not-found, forbidden, or conflict: undone already, not undoable, or with `conflicts` when fields
 *   were changed since and `resolve` does not say what to do with them
 */
export async function undoOperation(ctx: Ctx, id: string, resolve?: Resolution): Promise<Done<Undone>> {
  const [operation] = await ctx.db
    .select()
    .from(operations)
    .where(and(eq(operations.orgId, ctx.org.id), eq(operations.id, id)));
  if (!operation || !mayKnow(ctx, operation.actor)) throw notFound("Operation");
  const size = await ctx.db.$count(changes, and(eq(changes.orgId, ctx.org.id), eq(changes.operationId, id)));
  if (size > LARGE) {
    await refuseSecondUndo(ctx, id);
    return { result: { undone: id, job: await startLargeUndo(ctx, operation, size, resolve) }, operation: null };
  }
  const spec = { kind: "undo", summary: `Undid: ${operation.summary}`, undoes: id } as const;
  return inOperation(ctx, spec, async (ctx) => {
    await refuseSecondUndo(ctx, id);
    const { own, beside } = await changesOf(ctx, id);
    const plans = await plansOf(ctx, own, resolve);
    const clashes = plans.flatMap(({ object, plan }) => plan.clashes.map((one) => hideValues(ctx, object, one)));
    if (clashes.length > 0) {
      throw conflict("Some of this was changed again since. Say what to do with each field.", { conflicts: clashes });
    }
    for (const { object, plan } of plans) refuseUneditable(ctx, object, plan);
    await carryOut(ctx, plans);
    await undoBeside(ctx, beside);
    const { changes, sideChanges } = ctx.operation;
    if (changes.length + sideChanges.length === 0 && resolve === undefined) {
      throw conflict("There is nothing left to undo: everything is as it was before.");
    }
    return { undone: id };
  });
}

/**
 * An operation's changes, the newest first: those of records, and those beside them.
 * @throws Problem conflict when it changed something else
 */
async function changesOf(ctx: Ctx, operationId: string): Promise<{ own: ChangeRow[]; beside: ChangeRow[] }> {
  const rows = await ctx.db
    .select()
    .from(changes)
    .where(and(eq(changes.orgId, ctx.org.id), eq(changes.operationId, operationId)))
    .orderBy(desc(changes.position));
  const beside = rows.filter((row) => SIDE_KINDS.has(row.object));
  const own = rows.filter((row) => isObject(row.object));
  if (rows.length === 0 || own.length + beside.length < rows.length) {
    throw conflict("This changed the organization's settings, which cannot be undone here; change them back by hand.");
  }
  return { own, beside };
}

/** A member sees their own operations; the capability shows everybody's. */
export function mayKnow(ctx: Ctx, actor: { type: string; id: string | null; memberId?: string }): boolean {
  if (ctx.role.capabilities.includes("operations")) return true;
  const me = ctx.member?.id;
  return me !== undefined && (actor.id === me || actor.memberId === me);
}

/** The operation's own row cannot be locked by a role that may not update it, so the undo takes a lock by its id. */
async function refuseSecondUndo(ctx: Ctx, id: string) {
  await ctx.db.$client.query({
    name: "lock-undo",
    text: "select pg_advisory_xact_lock(hashtextextended($1, 1))",
    values: [id],
  });
  const undoneAlready = (await undoneBy(ctx, [id])).get(id);
  if (undoneAlready) throw conflict("This has been undone already.", { undoneBy: undoneAlready });
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
