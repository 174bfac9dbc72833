import { and, asc, eq, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { changes, operations } from "../../records/journal.table.ts";
import type { ObjectDefinition } from "../../records/object.ts";
import { findRecord } from "../../records/read.ts";
import { hiddenFields } from "../../records/scope.ts";
import { stages } from "./pipelines.table.ts";

export interface StageVisit {
  stageId: string;
  name: string;
  enteredAt: string;
  leftAt: string | null;
  /** Until now for the stage it is in. */
  seconds: number;
  by: string;
}

/** The stages a record has been in, oldest first, and for how long; read from the journal. @throws Problem not-found */
export async function stageHistory(ctx: Ctx, object: ObjectDefinition, id: string): Promise<StageVisit[]> {
  await findRecord(ctx, object, id);
  if (hiddenFields(ctx, object.meta).includes("stageId")) return [];
  const rows = await ctx.db
    .select({ stageId: sql<string>`${changes.after}->>'stageId'`, at: operations.at, actor: operations.actor })
    .from(changes)
    .innerJoin(operations, and(eq(operations.orgId, changes.orgId), eq(operations.id, changes.operationId)))
    .where(
      and(
        eq(changes.orgId, ctx.org.id),
        eq(changes.recordId, id),
        sql`${changes.after} ? 'stageId'`,
        sql`${changes.action} in ('create', 'update')`,
      ),
    )
    .orderBy(asc(changes.operationId), asc(changes.position));
  const named = await ctx.db
    .select({ id: stages.id, name: stages.name })
    .from(stages)
    .where(eq(stages.orgId, ctx.org.id));
  const names = new Map(named.map((stage) => [stage.id, stage.name]));
  return rows.map((row, index) => {
    const leftAt = rows[index + 1]?.at ?? null;
    return {
      stageId: row.stageId,
      name: names.get(row.stageId) ?? "",
      enteredAt: row.at.toISOString(),
      leftAt: leftAt?.toISOString() ?? null,
      seconds: Math.round(((leftAt ?? ctx.now()).getTime() - row.at.getTime()) / 1_000),
      by: row.actor.name,
    };
  });
}
