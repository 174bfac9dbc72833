import { and, eq, gt, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { backgroundJobs } from "../../records/background/background-jobs.table.ts";
import { importKind } from "./apply.job.ts";
import type { ImportRow } from "./find-import.ts";
import { importRows } from "./imports.table.ts";

/**
 * Where an import goes on: after the last row that a job did which failed or was canceled, 0 when there was none.
 * A check since then has judged all rows anew, and begins again.
 */
export async function stoppedAfter(ctx: Ctx, { jobId }: ImportRow): Promise<number> {
  if (!jobId) return 0;
  const [job] = await ctx.db
    .select({ cursor: backgroundJobs.cursor })
    .from(backgroundJobs)
    .where(
      and(
        eq(backgroundJobs.orgId, ctx.org.id),
        eq(backgroundJobs.id, jobId),
        eq(backgroundJobs.kind, importKind.name),
        inArray(backgroundJobs.state, ["failed", "canceled"]),
      ),
    );
  return z.int().catch(0).parse(job?.cursor);
}

/** How many rows after that one are still to be created or changed. */
export async function rowsLeft(ctx: Ctx, { id }: ImportRow, after: number): Promise<number> {
  return ctx.db.$count(
    importRows,
    and(
      eq(importRows.orgId, ctx.org.id),
      eq(importRows.importId, id),
      gt(importRows.line, after),
      inArray(importRows.outcome, ["create", "update"]),
    ),
  );
}
