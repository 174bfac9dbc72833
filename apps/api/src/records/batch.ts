import { z } from "zod";
import type { Ctx } from "../platform/context.ts";
import { invalid, Problem } from "../platform/problem.ts";
import { createTogether } from "./batch-create.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import { type Done, inOperation, type OpCtx } from "./operation.ts";
import { masked } from "./scope.ts";
import { undoing } from "./undoing.ts";
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
    for (let next = 0; next < rows.length; next = results.length) {
      const creates = createsFrom(rows, next);
      results.push(...(await runCreates(ctx, object, creates)));
      if (creates.length === 0) results.push(await runRow(ctx, object, rows[next]));
    }
    return results;
  });
}

type Create = Extract<BatchRow, { op: "create" }>;

/** The creates that follow each other from `start` on. */
function createsFrom(rows: unknown[], start: number): Create[] {
  const creates: Create[] = [];
  for (const given of rows.slice(start)) {
    const row = BatchRow.safeParse(given).data;
    if (row?.op !== "create") break;
    creates.push(row);
  }
  return creates;
}

/** All in one statement; when the database refuses one of them, one by one, since only so it says which. */
async function runCreates(ctx: OpCtx, object: ObjectDefinition, rows: Create[]): Promise<BatchResult[]> {
  if (rows.length === 0) return [];
  const inputs = rows.map((row) => row.data);
  const together = await undoing(ctx, () => createTogether(ctx, object, inputs));
  if (!(together instanceof Problem)) {
    return together.map((one) => (one instanceof Problem ? refused(ctx, one) : made(ctx, object, one)));
  }
  const results: BatchResult[] = [];
  for (const row of rows) results.push(await runRow(ctx, object, row));
  return results;
}

async function runRow(ctx: OpCtx, object: ObjectDefinition, given: unknown): Promise<BatchResult> {
  const done = await undoing(ctx, () => apply(ctx, object, readRow(given)));
  if (done instanceof Problem) return refused(ctx, done);
  const isCreate = BatchRow.safeParse(given).data?.op === "create";
  return isCreate ? made(ctx, object, done.result) : { status: 200, data: masked(ctx, object.meta, done.result) };
}

const made = (ctx: Ctx, object: ObjectDefinition, doc: AnyDoc): BatchResult => ({
  status: 201,
  data: masked(ctx, object.meta, doc),
});

function refused(ctx: Ctx, problem: Problem): BatchResult {
  const document = problem.document(ctx.requestId);
  return { status: Number(document.status), problem: document };
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
