import { calendarRange, dateIn } from "@mainstay/model/time";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../../platform/context.ts";
import { query } from "../../../records/sql.ts";
import { spentOnMembers } from "../../notifications/texting/spend.ts";

/** What the organization has spent today, by its own clock, on messages to customers and texts to its members. */
export async function spentToday(ctx: Ctx): Promise<number> {
  const today = calendarRange(dateIn(ctx.org.timezone, ctx.now()), ctx.org.timezone);
  return today ? (await spentOnCustomers(ctx, today.start)) + (await spentOnMembers(ctx, today.start)) : 0;
}

async function spentOnCustomers(ctx: Ctx, since: Date): Promise<number> {
  const [row] = await query<{ spent: string | null }>(
    ctx.db,
    sql`select sum(cost) as spent from messages where org_id = ${ctx.org.id} and decided_at >= ${since}
      and state in ('sending', 'unknown', 'sent', 'delivered', 'failed', 'bounced', 'complained')`,
  );
  return Number(row?.spent ?? 0);
}
