import { savepoint } from "@mainstay/db";
import { z } from "zod";
import type { Ctx } from "../platform/context.ts";
import { databaseProblem } from "../platform/database-problem.ts";
import { invalid, Problem } from "../platform/problem.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import { type Done, inOperation, type OpCtx } from "./operation.ts";
import { masked } from "./scope.ts";
import { createRecord, deleteRecord, restoreRecord, updateRecord } from "./write.ts";

export const MAX_BATCH = 1_000;

const Data = z.record(z.string(), z.unknown());
const target = { id: z.uuid(), version: z.int().optional() };
export const BatchRow = z.discriminatedUnion("op", [
  z.object({ op: z.literal("create"), data: Data }),
  z.object({ op: z.literal("update"), ...target, data: Data }),
  z.object({ op: z.literal("delete"), ...target }),
  z.object({ op: z.literal("restore"), ...target }),
]);
export type BatchRow = z.infer<typeof BatchRow>;
/** A row of another shape is that row's mistake, not the batch's. */
export const Batch = z.object({
  operations: z
    .array(z.union([BatchRow, z.unknown()]))
    .min(1)
    .max(MAX_BATCH),
});

export type BatchResult = { status: 200 | 201; data: AnyDoc } | { status: number; problem: Record<string, unknown> };

/** Does each row on its own within one operation: a row that fails leaves nothing, the others stand. */
export async function runBatch(ctx: Ctx, object: ObjectDefinition, rows: unknown[]): Promise<Done<BatchResult[]>> {
  const summary = `Changed ${rows.length} ${object.meta.pluralLabel.toLowerCase()} at once`;
  return inOperation(ctx, { kind: "bulk_update", summary }, async (ctx) => {
    const results: BatchResult[] = [];
    for (const row of rows) results.push(await runRow(ctx, object, row));
    return results;
  });
}

async function runRow(ctx: OpCtx, object: ObjectDefinition, given: unknown): Promise<BatchResult> {
  const { changes, events } = ctx.operation;
  const [changesBefore, eventsBefore] = [changes.length, events.length];
  try {
    const row = readRow(given);
    const { result } = await savepoint(ctx.db, () => apply(ctx, object, row));
    return { status: row.op === "create" ? 201 : 200, data: masked(ctx, object.meta, result) };
  } catch (error) {
    const refused = error instanceof Problem ? error : databaseProblem(error);
    if (!refused || refused.code === "unavailable") throw error;
    changes.length = changesBefore;
    events.length = eventsBefore;
    const problem = refused.document(ctx.requestId);
    return { status: Number(problem.status), problem };
  }
}

function readRow(given: unknown): BatchRow {
  const read = BatchRow.safeParse(given);
  if (read.success) return read.data;
  throw invalid(read.error.issues.map((issue) => ({ pointer: `/${issue.path.join("/")}`, detail: issue.message })));
}

function apply(ctx: OpCtx, object: ObjectDefinition, row: BatchRow): Promise<Done<AnyDoc>> {
  switch (row.op) {
    case "create":
      return createRecord(ctx, object, row.data);
    case "update":
      return updateRecord(ctx, object, row.id, row.data, { version: row.version });
    case "delete":
      return deleteRecord(ctx, object, row.id, { version: row.version });
    case "restore":
      return restoreRecord(ctx, object, row.id);
  }
}
