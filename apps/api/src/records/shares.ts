import { rightsOn } from "@mainstay/model";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../platform/context.ts";
import { forbidden, invalidField } from "../platform/problem.ts";
import { lockRecord } from "./lock.ts";
import type { ObjectDefinition } from "./object.ts";
import { findRecord } from "./read.ts";
import { mayEver } from "./scope.ts";
import { shares } from "./shares.table.ts";
import { query } from "./sql.ts";

export const Share = z.object({ memberId: z.uuid(), access: z.enum(["read", "edit"]).default("read") });

/** Who has been lent a record. @throws Problem not-found */
export async function listShares(ctx: Ctx, object: ObjectDefinition, recordId: string) {
  await findRecord(ctx, object, recordId);
  return ctx.db
    .select({
      memberId: shares.memberId,
      access: shares.access,
      sharedBy: shares.sharedBy,
      createdAt: shares.createdAt,
    })
    .from(shares)
    .where(and(eq(shares.orgId, ctx.org.id), eq(shares.object, object.meta.name), eq(shares.recordId, recordId)));
}

/**
 * Lends a record to a member, or changes how. Only who may edit the object's records may lend one.
 * @throws Problem not-found, forbidden, invalid
 */
export async function shareRecord(
  ctx: Ctx,
  object: ObjectDefinition,
  recordId: string,
  { memberId, access }: z.infer<typeof Share>,
) {
  await mayLend(ctx, object, recordId);
  const [member] = await query(
    ctx.db,
    sql`select 1 from auth.member where organization_id = ${ctx.org.id} and id = ${memberId}`,
  );
  if (!member) throw invalidField("memberId", "No member of this organization has this id.");
  const row = {
    orgId: ctx.org.id,
    object: object.meta.name,
    recordId,
    memberId,
    access,
    sharedBy: ctx.member?.id ?? null,
    createdAt: ctx.now(),
  };
  await ctx.db
    .insert(shares)
    .values(row)
    .onConflictDoUpdate({ target: [shares.orgId, shares.object, shares.recordId, shares.memberId], set: { access } });
  ctx.house.realtime?.rightsChanged(ctx.org.id);
  return { memberId, access };
}

/** Takes a lent record back. @throws Problem not-found, forbidden */
export async function unshareRecord(
  ctx: Ctx,
  object: ObjectDefinition,
  recordId: string,
  memberId: string,
): Promise<void> {
  await mayLend(ctx, object, recordId);
  await ctx.db
    .delete(shares)
    .where(
      and(
        eq(shares.orgId, ctx.org.id),
        eq(shares.object, object.meta.name),
        eq(shares.recordId, recordId),
        eq(shares.memberId, memberId),
      ),
    );
  ctx.house.realtime?.rightsChanged(ctx.org.id);
}

/** Lending takes the right to edit this very record by one's role: what is lent cannot be lent on. */
async function mayLend(ctx: Ctx, object: ObjectDefinition, recordId: string) {
  if (!mayLendAny(ctx, object)) throw forbidden("Your role may not share this record.");
  await lockRecord(ctx, object, recordId, "edit");
}

function mayLendAny(ctx: Ctx, { meta }: ObjectDefinition): boolean {
  const { edit } = rightsOn(ctx.role, meta.name);
  return mayEver(ctx, meta, "edit") && edit !== "shared";
}
