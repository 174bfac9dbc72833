import { and, desc, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { changes } from "./journal.table.ts";
import type { ChangeRow } from "./undo-plan.ts";

/** All that an operation did to some records, the newest first. */
export async function changesOfRecords(ctx: Ctx, operationId: string, ids: string[]): Promise<ChangeRow[]> {
  if (ids.length === 0) return [];
  return ctx.db
    .select()
    .from(changes)
    .where(and(eq(changes.orgId, ctx.org.id), eq(changes.operationId, operationId), inArray(changes.recordId, ids)))
    .orderBy(desc(changes.position));
}
