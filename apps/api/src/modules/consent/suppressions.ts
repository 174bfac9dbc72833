import { newId } from "@mainstay/db";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { addressHash, isEmail } from "./addresses.ts";
import { type Reach, suppressions } from "./consent.table.ts";

export interface Suppress {
  channels: readonly Reach[];
  /** Normalised; all of one person's, where the law wants them silent on every number. */
  addresses: readonly string[];
  scope: "marketing" | "all";
  reason: "opt_out" | "bounce" | "complaint" | "carrier" | "manual" | "import";
  source: string;
  certainty?: "certain" | "doubtful";
}

export type SuppressionRow = typeof suppressions.$inferSelect;

/**
 * Forbids reaching these addresses from now on; what is forbidden for the same reason already stays as it was written
 * first.
 */
export async function suppress(ctx: Ctx, given: Suppress): Promise<void> {
  const { channels, addresses, ...rest } = given;
  const rows = addresses.flatMap((address) =>
    channels
      .filter((channel) => fits(channel, address))
      .map((channel) => ({
        ...rest,
        channel,
        orgId: ctx.org.id,
        id: newId(),
        addressHash: addressHash(ctx, address),
        memberId: ctx.member?.id ?? null,
        at: ctx.now(),
      })),
  );
  if (rows.length > 0) await ctx.db.insert(suppressions).values(rows).onConflictDoNothing();
}

/** Allows an address again; the prohibition stays on record as lifted. */
export async function liftSuppressions(
  ctx: Ctx,
  channels: readonly Reach[],
  addresses: readonly string[],
  reason: string,
  /** Only those that came about this way. */
  only?: Suppress["reason"],
): Promise<number> {
  const lifted = await ctx.db
    .update(suppressions)
    .set({ liftedAt: ctx.now(), liftedReason: reason })
    .where(
      and(
        eq(suppressions.orgId, ctx.org.id),
        inArray(suppressions.channel, [...channels]),
        inArray(
          suppressions.addressHash,
          addresses.map((address) => addressHash(ctx, address)),
        ),
        only && eq(suppressions.reason, only),
        isNull(suppressions.liftedAt),
      ),
    )
    .returning({ id: suppressions.id });
  return lifted.length;
}

/** What stands against reaching an address, newest first. */
export async function liveSuppressions(ctx: Ctx, address: string, channel?: Reach): Promise<SuppressionRow[]> {
  return ctx.db
    .select()
    .from(suppressions)
    .where(
      and(
        eq(suppressions.orgId, ctx.org.id),
        eq(suppressions.addressHash, addressHash(ctx, address)),
        channel && eq(suppressions.channel, channel),
        isNull(suppressions.liftedAt),
      ),
    )
    .orderBy(desc(suppressions.at));
}

const fits = (channel: Reach, address: string) => (channel === "email") === isEmail(address);
