import { newId } from "@mainstay/db";
import { and, desc, eq, gte, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { Actor, Ctx } from "../../platform/context.ts";
import { Problem } from "../../platform/problem.ts";
import { aiActions } from "./ai.table.ts";
import { ACTIONS, type AiActionKind, PROVIDERS } from "./ai.words.ts";

/** What an action was about, as far as it is known. */
export interface AiAbout {
  leadId?: string | null;
  dealId?: string | null;
  draftId?: string | null;
  messageId?: string | null;
}

/** What somebody did with something AI wrote. */
export interface AiAct extends AiAbout {
  action: Exclude<AiActionKind, "generation" | "embedding">;
  /** Who did it; the ctx's own actor unless told. */
  actor?: Actor;
  inputHash?: string | null;
  outputHash?: string | null;
  citations?: (typeof aiActions.$inferSelect)["citations"];
  detail?: string | null;
  /** US dollars that it cost; counts against the day's budget. */
  cost?: string;
}

/** Writes an edit, approval, rejection or sending into the log, in the transaction it happens in. */
export async function logAiAct(ctx: Ctx, { actor = ctx.actor, ...act }: AiAct): Promise<void> {
  const at = ctx.now();
  await ctx.db.insert(aiActions).values({
    ...act,
    actor,
    orgId: ctx.org.id,
    id: newId(),
    traceId: ctx.requestId,
    createdAt: at,
    finishedAt: at,
  });
}

/** Writes beside a generation the message that came of it, which is only known afterwards. */
export async function linkMessage(ctx: Ctx, actionId: string, messageId: string): Promise<void> {
  await ctx.db
    .update(aiActions)
    .set({ messageId })
    .where(and(eq(aiActions.orgId, ctx.org.id), eq(aiActions.id, actionId)));
}

const moment = z.iso.datetime({ offset: true });
export const AiActionsRequest = z.object({
  action: z.enum(ACTIONS).optional(),
  task: z.string().max(100).optional(),
  provider: z.enum(PROVIDERS).optional(),
  state: z.enum(["running", "done", "failed"]).optional(),
  leadId: z.uuid().optional(),
  dealId: z.uuid().optional(),
  draftId: z.uuid().optional(),
  messageId: z.uuid().optional(),
  actorId: z.uuid().optional(),
  traceId: z.string().max(100).optional(),
  fellBack: z.enum(["true", "false"]).optional().describe("Only those where rules stood in, or only the others"),
  from: moment.optional(),
  until: moment.optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AiActionsRequest = z.output<typeof AiActionsRequest>;

/** The log, newest first. @throws Problem bad-request for a foreign cursor */
export async function listAiActions(
  ctx: Ctx,
  { cursor, limit, from, until, actorId, fellBack, ...equal }: AiActionsRequest,
) {
  const rows = await ctx.db
    .select()
    .from(aiActions)
    .where(
      and(
        eq(aiActions.orgId, ctx.org.id),
        ...Object.entries(equal).map(([name, value]) =>
          value === undefined ? undefined : eq(aiActions[name as keyof typeof equal], value),
        ),
        actorId ? sql`${aiActions.actor}->>'id' = ${actorId}` : undefined,
        fellBack ? sql`(${aiActions.fellBack} is not null) = ${fellBack === "true"}` : undefined,
        from ? gte(aiActions.createdAt, new Date(from)) : undefined,
        until ? lt(aiActions.createdAt, new Date(until)) : undefined,
        cursor ? await after(ctx, cursor) : undefined,
      ),
    )
    .orderBy(desc(aiActions.createdAt), desc(aiActions.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const next = rows.length > limit ? (page.at(-1)?.id ?? null) : null;
  return { data: page.map(({ orgId, reserved, ...row }) => row), page: { next } };
}

/** What comes after the action a cursor names. */
async function after(ctx: Ctx, cursor: string) {
  const [last] = await ctx.db
    .select({ id: aiActions.id, at: aiActions.createdAt })
    .from(aiActions)
    .where(and(eq(aiActions.orgId, ctx.org.id), eq(aiActions.id, cursor)));
  if (!last) throw new Problem("bad-request", "This cursor does not belong to this list.");
  return or(lt(aiActions.createdAt, last.at), and(eq(aiActions.createdAt, last.at), lt(aiActions.id, last.id)));
}
