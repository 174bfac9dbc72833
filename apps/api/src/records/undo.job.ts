import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../platform/context.ts";
import { conflict } from "../platform/problem.ts";
import { defineBackgroundKind, type Step } from "./background/background-kind.ts";
import { inJobOperation } from "./background/job-operation.ts";
import { isObject } from "./object.ts";
import { SIDE_KINDS } from "./side-kinds.ts";
import { query } from "./sql.ts";
import { carryOut, plansOf, refuseUneditable, undoBeside } from "./undo-carry-out.ts";
import { changesOfRecords } from "./undo-changes.ts";
import { Resolution } from "./undo-plan.ts";

const CHUNK = 1_000;

/**
 * Takes back a large operation from its end to its beginning. A record is done whole, where its newest change stands.
 * What is changed again while this runs is kept as it is.
 */
export const undoKind = defineBackgroundKind({
  name: "undo",
  spec: z.object({
    operationId: z.uuid(),
    summary: z.string(),
    resolve: Resolution.optional(),
  }),
  async step(ctx, { operationId, summary, resolve }, progress): Promise<Step> {
    const before = z.int().nullable().catch(null).parse(progress.cursor);
    const chunk = await nextChanges(ctx, operationId, before);
    const newest = chunk.filter((change) => change.isNewest).map((change) => change.recordId);
    const rows = await changesOfRecords(ctx, operationId, newest);
    const spec = { kind: "undo", summary, undoes: operationId } as const;
    await inJobOperation(ctx, progress, spec, async (ctx) => {
      const own = rows.filter((row) => isObject(row.object));
      const beside = rows.filter((row) => SIDE_KINDS.has(row.object));
      if (own.length + beside.length < rows.length)
        throw conflict("This changed the organization's settings too, which cannot be undone here.");
      const plans = await plansOf(ctx, own, resolve ?? "keep");
      for (const { object, plan } of plans) refuseUneditable(ctx, object, plan);
      await carryOut(ctx, plans);
      await undoBeside(ctx, beside);
    });
    const isLast = chunk.length < CHUNK;
    return { next: isLast ? null : chunk.at(-1)?.position, done: chunk.length };
  },
});

interface Position {
  position: number;
  recordId: string;
  /** No later change of the operation is of the same record. */
  isNewest: boolean;
}

function nextChanges(ctx: Ctx, operationId: string, before: number | null): Promise<Position[]> {
  const from = before === null ? sql`` : sql` and c.position < ${before}`;
  return query<Position>(
    ctx.db,
    sql`select c.position, c.record_id as "recordId", not exists (
        select 1 from changes l where l.org_id = c.org_id and l.record_id = c.record_id
          and l.operation_id = c.operation_id and l.position > c.position) as "isNewest"
      from changes c where c.org_id = ${ctx.org.id} and c.operation_id = ${operationId}${from}
      order by c.position desc limit ${CHUNK}`,
  );
}
