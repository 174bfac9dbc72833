import { rightsOn } from "@mainstay/model";
import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../platform/context.ts";
import { forbidden, invalidField } from "../platform/problem.ts";
import { lockRecord } from "./lock.ts";
import { type AnyDoc, type ObjectDefinition, objectNamed } from "./object.ts";
import { type Done, inOperation, type OpCtx } from "./operation.ts";
import { findRecord } from "./read.ts";
import { mayEver } from "./scope.ts";
import { shares } from "./shares.table.ts";
import { noteSideChange, type SideKind } from "./side-changes.ts";
import { namesOfMembers } from "./summary-titles.ts";
import { titleOf } from "./write.ts";

const Access = z.enum(["read", "edit"]);
type Access = z.infer<typeof Access>;

export const Share = z.object({ memberId: z.uuid(), access: Access.default("read") });
/** What the journal keeps of a share. */
const KeptShare = z.object({ object: z.string(), memberId: z.uuid(), access: Access });
type KeptShare = z.infer<typeof KeptShare>;

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
): Promise<Done<z.infer<typeof Share>>> {
  return inOperation(ctx, { kind: "update", summary: "" }, async (ctx, describe) => {
    const doc = await lockLendable(ctx, object, recordId);
    const name = await memberName(ctx, memberId);
    if (name === null) throw invalidField("memberId", "No member of this organization has this id.");
    describe({ summary: `Shared ${titleOf(object, doc)} with ${name}${access === "edit" ? ", who may edit it" : ""}` });
    await lend(ctx, object, doc, { memberId, access });
    return { memberId, access };
  });
}

/** Takes a lent record back. @throws Problem not-found, forbidden */
export async function unshareRecord(
  ctx: Ctx,
  object: ObjectDefinition,
  recordId: string,
  memberId: string,
): Promise<Done<{ memberId: string }>> {
  return inOperation(ctx, { kind: "update", summary: "" }, async (ctx, describe) => {
    const doc = await lockLendable(ctx, object, recordId);
    const name = (await memberName(ctx, memberId)) ?? "a former member";
    describe({ summary: `Stopped sharing ${titleOf(object, doc)} with ${name}` });
    await lend(ctx, object, doc, { memberId, access: null });
    return { memberId };
  });
}

/** Lends a record to everybody whom others were lent to that have become part of it; who has more keeps it. */
export async function carryShares(ctx: OpCtx, object: ObjectDefinition, fromIds: string[], to: AnyDoc): Promise<void> {
  const carried = await ctx.db
    .select({ memberId: shares.memberId, access: shares.access })
    .from(shares)
    .where(and(eq(shares.orgId, ctx.org.id), eq(shares.object, object.meta.name), inArray(shares.recordId, fromIds)))
    .orderBy(shares.access);
  for (const { memberId, access } of carried) {
    const had = await accessOf(ctx, object, to.id, memberId);
    if (had !== "edit") await lend(ctx, object, to, { memberId, access: Access.parse(access) });
  }
}

/** Undoing a share, or its end; one that was changed again since stays as it is. */
export const shareKind: SideKind = {
  name: "share",
  async undo(ctx, { recordId, before, after }) {
    const [was, is] = [keptShare(before), keptShare(after)];
    const { object: name, memberId } = was ?? is ?? {};
    if (!name || !memberId) return false;
    const object = objectNamed(name);
    const doc = await lockLendable(ctx, object, recordId);
    if ((await accessOf(ctx, object, recordId, memberId)) !== (is?.access ?? null)) return false;
    // Who has left since is lent nothing.
    const isMember = (await memberName(ctx, memberId)) !== null;
    return lend(ctx, object, doc, { memberId, access: isMember ? (was?.access ?? null) : null });
  },
};

const keptShare = (value: unknown): KeptShare | null => KeptShare.nullable().parse(value ?? null);

/** Sets what a member may do with a lent record, nothing for null, and writes it down when it is a change. */
async function lend(
  ctx: OpCtx,
  object: ObjectDefinition,
  doc: AnyDoc,
  { memberId, access }: { memberId: string; access: Access | null },
): Promise<boolean> {
  const { name } = object.meta;
  const had = await accessOf(ctx, object, doc.id, memberId);
  if (had === access) return false;
  if (access === null) await ctx.db.delete(shares).where(isShare(ctx, object, doc.id, memberId));
  else {
    const sharedBy = ctx.member?.id ?? null;
    const row = { orgId: ctx.org.id, object: name, recordId: doc.id, memberId, access, sharedBy, createdAt: ctx.now() };
    const target = [shares.orgId, shares.object, shares.recordId, shares.memberId];
    await ctx.db.insert(shares).values(row).onConflictDoUpdate({ target, set: { access } });
  }
  noteSideChange(ctx, {
    kind: shareKind.name,
    recordId: doc.id,
    version: doc.version,
    action: had === null ? "create" : access === null ? "delete" : "update",
    before: had && { object: name, memberId, access: had },
    after: access && { object: name, memberId, access },
  });
  ctx.afterCommit(() => ctx.house.realtime?.rightsChanged(ctx.org.id));
  return true;
}

async function accessOf(ctx: Ctx, object: ObjectDefinition, recordId: string, memberId: string) {
  const [row] = await ctx.db
    .select({ access: shares.access })
    .from(shares)
    .where(isShare(ctx, object, recordId, memberId));
  return row?.access ?? null;
}

const isShare = (ctx: Ctx, object: ObjectDefinition, recordId: string, memberId: string) =>
  and(
    eq(shares.orgId, ctx.org.id),
    eq(shares.object, object.meta.name),
    eq(shares.recordId, recordId),
    eq(shares.memberId, memberId),
  );

const memberName = async (ctx: Ctx, memberId: string): Promise<string | null> =>
  (await namesOfMembers(ctx, [memberId])).get(memberId) ?? null;

/** Lending takes the right to edit this very record by one's role: what is lent cannot be lent on. */
async function lockLendable(ctx: Ctx, object: ObjectDefinition, recordId: string): Promise<AnyDoc> {
  if (!mayLendAny(ctx, object)) throw forbidden("Your role may not share this record.");
  return lockRecord(ctx, object, recordId, "edit");
}

function mayLendAny(ctx: Ctx, { meta }: ObjectDefinition): boolean {
  const { edit } = rightsOn(ctx.role, meta.name);
  return mayEver(ctx, meta, "edit") && edit !== "shared";
}
