import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Ctx } from "../../../platform/context.ts";
import { memberPhones } from "./texting.table.ts";

const isVerified = isNotNull(memberPhones.verifiedAt);

/** The number a member may be texted on: theirs, and not stopped. */
export async function numberOf(ctx: Ctx, memberId: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ number: memberPhones.number })
    .from(memberPhones)
    .where(
      and(
        eq(memberPhones.orgId, ctx.org.id),
        eq(memberPhones.memberId, memberId),
        isVerified,
        isNull(memberPhones.stoppedAt),
      ),
    );
  return row?.number ?? null;
}

/** Whether a number is some member's own: who answers our texts from it is no customer. */
export async function isMembersNumber(ctx: Ctx, number: string): Promise<boolean> {
  const count = await ctx.db.$count(memberPhones, and(withNumber(ctx, number), isVerified));
  return count > 0;
}

/** Stops texts to a number, or takes that back. @returns whether it changed anything */
export async function stopNumber(ctx: Ctx, number: string, isStopped: boolean): Promise<boolean> {
  const changed = await ctx.db
    .update(memberPhones)
    .set({ stoppedAt: isStopped ? ctx.now() : null })
    .where(
      and(
        withNumber(ctx, number),
        isVerified,
        isStopped ? isNull(memberPhones.stoppedAt) : isNotNull(memberPhones.stoppedAt),
      ),
    )
    .returning({ memberId: memberPhones.memberId });
  return changed.length > 0;
}

const withNumber = (ctx: Ctx, number: string) =>
  and(eq(memberPhones.orgId, ctx.org.id), eq(memberPhones.number, number));
