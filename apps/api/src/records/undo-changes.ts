import { and, desc, eq, sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { changes } from "./journal.table.ts";
import { uuidArray } from "./sql.ts";
import type { ChangeRow } from "./undo-plan.ts";

/** All that an operation did to some records, the newest first. */
export async function changesOfRecords(ctx: Ctx, operationId: string, ids: string[]): Promise<ChangeRow[]> {
  if (ids.length === 0) return [];
  return ctx.db
    .select()
    .from(changes)
    .where(
      and(
        eq(changes.orgId, ctx.org.id),
        eq(changes.operationId, operationId),
        // One value for all ids: a thousand parameters took as long to write and read as the changes themselves.
        sql`${changes.recordId} = any(${uuidArray(ids)})`,
      ),
    )
    .orderBy(desc(changes.position));
}
