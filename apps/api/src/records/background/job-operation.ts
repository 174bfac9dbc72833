import type { Ctx } from "../../platform/context.ts";
import { type Describe, type Done, inOperation, type OpCtx, type OperationSpec } from "../operation.ts";

/** The operation that a job's chunks add to. */
export interface Operating {
  operation: { id: string; changes: number };
}

/**
 * Does a chunk's work as a part of the job's one operation, so that all of it is one entry in the journal with one
 * Undo. The first chunk's kind and summary stand.
 */
export async function inJobOperation<T>(
  ctx: Ctx,
  { operation }: Operating,
  spec: OperationSpec,
  work: (ctx: OpCtx, describe: Describe) => Promise<T>,
): Promise<Done<T>> {
  return inOperation(ctx, { ...spec, continues: operation }, async (ctx, describe) => {
    const result = await work(ctx, describe);
    operation.changes += ctx.operation.changes.length + ctx.operation.sideChanges.length;
    return result;
  });
}
