import { newId } from "@mainstay/db";
import { and, asc, eq } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { dispatchDecisions, messageLog } from "./messages.table.ts";

/** Writes down that a message came into a state, in the transaction that brings it there. */
export async function logState(
  ctx: Ctx,
  messageId: string,
  { from, to, detail }: { from: string | null; to: string; detail?: string | null },
): Promise<void> {
  await ctx.db.insert(messageLog).values({ ...entry(ctx, messageId), kind: "state", from, to, detail: detail ?? null });
}

/**
 * Writes down an attempt that was refused. In a transaction of its own, since the refusal undoes the one it happens in.
 */
export async function logRefusal(ctx: Ctx, messageId: string, attempt: string, why: string): Promise<void> {
  await ctx.house.database.transaction(ctx.org.id, async (db) => {
    await db
      .insert(messageLog)
      .values({ ...entry(ctx, messageId), kind: "refused", from: null, to: attempt, detail: why });
  });
  ctx.house.log.warn({ messageId, attempt, why, requestId: ctx.requestId }, "A message was refused");
}

/** What happened to a message, in order: its states, the attempts refused, and every decision. */
export async function readLog(ctx: Ctx, messageId: string) {
  const [entries, decisions] = await Promise.all([
    ctx.db
      .select()
      .from(messageLog)
      .where(and(eq(messageLog.orgId, ctx.org.id), eq(messageLog.messageId, messageId)))
      .orderBy(asc(messageLog.at), asc(messageLog.id)),
    ctx.db
      .select()
      .from(dispatchDecisions)
      .where(and(eq(dispatchDecisions.orgId, ctx.org.id), eq(dispatchDecisions.messageId, messageId)))
      .orderBy(asc(dispatchDecisions.at), asc(dispatchDecisions.id)),
  ]);
  return { entries, decisions };
}

const entry = (ctx: Ctx, messageId: string) => ({
  orgId: ctx.org.id,
  id: newId(),
  messageId,
  actor: ctx.actor,
  requestId: ctx.requestId,
  at: ctx.now(),
});
