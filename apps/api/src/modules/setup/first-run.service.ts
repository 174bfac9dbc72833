import { and, eq, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { type Done, inOperation } from "../../records/operation.ts";
import { query } from "../../records/sql.ts";
import { isStanding } from "../../records/standing.ts";
import { ensurePipelines } from "../sample-data/trade-pipelines.ts";
import { type TradeKey, tradeNamed } from "../sample-data/trades/index.ts";
import { readSteps, type Step } from "./first-run.steps.ts";
import { firstRunDismissals, firstRuns, tradeChoices } from "./first-run.table.ts";

/** How far the organization has come, for the member who asks. */
export async function readFirstRun(ctx: Ctx) {
  const [run] = await ctx.db.select().from(firstRuns).where(eq(firstRuns.orgId, ctx.org.id));
  const isDismissed = await hasDismissed(ctx);
  // Who has put the list away is not shown it, so nothing is looked up for it.
  const steps = isDismissed ? [] : await readSteps(ctx, run?.confirmedSteps ?? []);
  return { trade: await standingTrade(ctx), isDismissed, steps };
}

/** The trade chosen last, unless that was undone. */
async function standingTrade(ctx: Ctx): Promise<string | null> {
  const [row] = await query<{ trade: string }>(
    ctx.db,
    sql`select t.trade from trade_choices t where t.org_id = ${ctx.org.id} and ${isStanding(sql`t`)}
      order by t.created_at desc limit 1`,
  );
  return row?.trade ?? null;
}

/**
 * Gives a new organization the pipelines of its trade. Those it has stay; leads and deals start in the trade's own from
 * now on.
 */
export async function chooseTrade(ctx: Ctx, key: TradeKey): Promise<Done<{ trade: TradeKey }>> {
  const trade = tradeNamed(key);
  return inOperation(ctx, { kind: "create", summary: `Set up for ${trade.name}` }, async (ctx) => {
    await ensurePipelines(ctx, trade, { asDefault: true });
    await ctx.db
      .insert(tradeChoices)
      .values({ orgId: ctx.org.id, operationId: ctx.operation.id, trade: key, createdAt: ctx.now() });
    return { trade: key };
  });
}

/** Calls a step done that no record could prove. */
export async function confirmStep(ctx: Ctx, step: Step): Promise<void> {
  const added = sql`array_append(array_remove(${firstRuns.confirmedSteps}, ${step}), ${step})`;
  await ctx.db
    .insert(firstRuns)
    .values({ orgId: ctx.org.id, confirmedSteps: [step], createdAt: ctx.now() })
    .onConflictDoUpdate({ target: firstRuns.orgId, set: { confirmedSteps: added } });
}

/** Puts the checklist away for the member. */
export async function dismissFirstRun(ctx: Ctx): Promise<void> {
  if (!ctx.member) return;
  await ctx.db
    .insert(firstRunDismissals)
    .values({ orgId: ctx.org.id, memberId: ctx.member.id, createdAt: ctx.now() })
    .onConflictDoNothing();
}

/** Brings it back. */
export async function recallFirstRun(ctx: Ctx): Promise<void> {
  if (ctx.member) await ctx.db.delete(firstRunDismissals).where(ofMember(ctx, ctx.member.id));
}

async function hasDismissed(ctx: Ctx): Promise<boolean> {
  if (!ctx.member) return true;
  const found = await ctx.db.select().from(firstRunDismissals).where(ofMember(ctx, ctx.member.id));
  return found.length > 0;
}

const ofMember = (ctx: Ctx, memberId: string) =>
  and(eq(firstRunDismissals.orgId, ctx.org.id), eq(firstRunDismissals.memberId, memberId));
