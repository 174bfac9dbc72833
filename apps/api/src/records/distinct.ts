import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../platform/context.ts";
import { invalidField } from "../platform/problem.ts";
import { distinctRecords } from "./distinct.table.ts";
import { lockRecord } from "./lock.ts";
import { type ObjectDefinition, objectNamed } from "./object.ts";
import { type Done, inOperation, type OpCtx } from "./operation.ts";
import { findRecord } from "./read.ts";
import { noteSideChange, type SideKind } from "./side-changes.ts";
import { titleOf } from "./write.ts";

export const NotDuplicates = z.object({ otherId: z.uuid() });

/** What the journal keeps: the object and the other one of the two. */
const Pair = z.object({ object: z.string(), otherId: z.uuid() });

/**
 * Remembers that two records that look alike are not the same, so that nobody is asked again.
 * @throws Problem not-found, forbidden, invalid
 */
export async function tellApart(
  ctx: Ctx,
  object: ObjectDefinition,
  recordId: string,
  otherId: string,
): Promise<Done<{ otherId: string }>> {
  if (otherId === recordId) throw invalidField("otherId", "A record is always the same as itself.");
  return inOperation(ctx, { kind: "update", summary: "" }, async (ctx, describe) => {
    const doc = await lockRecord(ctx, object, recordId, "edit");
    const other = await findRecord(ctx, object, otherId);
    describe({ summary: `Said that ${titleOf(object, doc)} and ${titleOf(object, other)} are not the same` });
    await setApart(ctx, { object, recordId, otherId, version: doc.version }, true);
    return { otherId };
  });
}

/** Undoing it makes the two a possible duplicate again. */
export const distinctKind: SideKind = {
  name: "distinct",
  async undo(ctx, { recordId, before, after }) {
    const pair = Pair.parse(before ?? after);
    const object = objectNamed(pair.object);
    const { version } = await lockRecord(ctx, object, recordId, "edit");
    return setApart(ctx, { object, recordId, otherId: pair.otherId, version }, after === null);
  },
};

interface Two {
  object: ObjectDefinition;
  recordId: string;
  otherId: string;
  version: number;
}

async function setApart(ctx: OpCtx, { object, recordId, otherId, version }: Two, areApart: boolean): Promise<boolean> {
  const [first = recordId, second = otherId] = [recordId, otherId].toSorted();
  const two = { orgId: ctx.org.id, object: object.meta.name, recordId: first, otherId: second };
  const row = { ...two, decidedBy: ctx.member?.id ?? null, createdAt: ctx.now() };
  const isPair = and(
    eq(distinctRecords.orgId, two.orgId),
    eq(distinctRecords.object, two.object),
    eq(distinctRecords.recordId, first),
    eq(distinctRecords.otherId, second),
  );
  const returned = { id: distinctRecords.recordId };
  const changed = areApart
    ? await ctx.db.insert(distinctRecords).values(row).onConflictDoNothing().returning(returned)
    : await ctx.db.delete(distinctRecords).where(isPair).returning(returned);
  if (changed.length === 0) return false;
  const pair = { object: object.meta.name, otherId };
  noteSideChange(ctx, {
    kind: distinctKind.name,
    recordId,
    version,
    action: areApart ? "create" : "delete",
    before: areApart ? null : pair,
    after: areApart ? pair : null,
  });
  return true;
}
