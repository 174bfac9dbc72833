import { and, eq, gte, sum } from "drizzle-orm";
import type { Ctx } from "../../../platform/context.ts";
import { memberTexts } from "./texting.table.ts";

/** What texts to members have cost since some moment. */
export async function spentOnMembers(ctx: Ctx, since: Date): Promise<number> {
  const [row] = await ctx.db
    .select({ spent: sum(memberTexts.cost) })
    .from(memberTexts)
    .where(and(eq(memberTexts.orgId, ctx.org.id), gte(memberTexts.at, since)));
  return Number(row?.spent ?? 0);
}
