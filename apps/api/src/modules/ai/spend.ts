import { addAmounts, compareAmounts } from "@mainstay/model/money";
import { eq, sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { query } from "../../records/sql.ts";
import { aiSettings } from "./ai.table.ts";

/** US dollars spent, and reserved by what runs, since midnight where the organization is. */
export async function spentToday(ctx: Ctx): Promise<string> {
  const [row] = await query<{ spent: string }>(
    ctx.db,
    // What began long ago and never ended may have cost what was reserved for it, so that it counts as spent.
    sql`select coalesce(sum(case when state = 'running' then reserved else cost end), 0)::text as spent from ai_actions
      where org_id = ${ctx.org.id}
        and created_at >= date_trunc('day', ${ctx.now().toISOString()}::timestamptz at time zone ${ctx.org.timezone}) at time zone ${ctx.org.timezone}`,
  );
  return row?.spent ?? "0";
}

/**
 * Does `begin`, which writes the reservation down, if the day's budget still covers it. Two at once ask one after the
 * other, so that together they do not overrun it.
 * @returns false when the budget does not cover it; nothing was done then
 */
export async function reserving(ctx: Ctx, amount: string, begin: (ctx: Ctx) => Promise<void>): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const [settings] = await ctx.db
      .select({ cap: aiSettings.dailySpend })
      .from(aiSettings)
      .where(eq(aiSettings.orgId, ctx.org.id))
      .for("update");
    if (settings?.cap != null) {
      const total = addAmounts(await spentToday(ctx), amount);
      if (compareAmounts(total, settings.cap) > 0) return false;
    }
    await begin(ctx);
    return true;
  });
}
