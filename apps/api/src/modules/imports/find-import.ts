import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { notFound } from "../../platform/problem.ts";
import { type ImportState, imports } from "./imports.table.ts";

export type ImportRow = typeof imports.$inferSelect;

const isImport = (ctx: Ctx, id: string) => and(eq(imports.orgId, ctx.org.id), eq(imports.id, id));

/** An import of the acting member's. @throws Problem not-found */
export async function importNamed(ctx: Ctx, id: string): Promise<ImportRow> {
  return own(ctx, await ctx.db.select().from(imports).where(isImport(ctx, id)));
}

/** The same, so that of two who begin a job for it at once the second sees what the first has done. */
export async function lockImport(ctx: Ctx, id: string): Promise<ImportRow> {
  return own(ctx, await ctx.db.select().from(imports).where(isImport(ctx, id)).for("update"));
}

function own(ctx: Ctx, [row]: ImportRow[]): ImportRow {
  if (!row || row.memberId !== ctx.member?.id) throw notFound("Import");
  return row;
}

export async function setImport(ctx: Ctx, id: string, values: Partial<ImportRow>): Promise<void> {
  await ctx.db
    .update(imports)
    .set({ ...values, updatedAt: ctx.now() })
    .where(isImport(ctx, id));
}

/** Leaves an import whose job has ended before its time as it was before the job began. */
export async function stepBack(ctx: Ctx, id: string, from: ImportState, to: ImportState): Promise<void> {
  await ctx.db
    .update(imports)
    .set({ state: to, updatedAt: ctx.now() })
    .where(and(isImport(ctx, id), eq(imports.state, from)));
}
