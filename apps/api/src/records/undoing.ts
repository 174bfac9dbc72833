import { savepoint } from "@mainstay/db";
import { databaseProblem } from "../platform/database-problem.ts";
import { Problem } from "../platform/problem.ts";
import type { OpCtx } from "./operation.ts";

/** Does a part of the operation so that its refusal leaves nothing of it behind; answers the refusal. */
export async function undoing<T>({ db, operation }: OpCtx, work: () => Promise<T>): Promise<T | Problem> {
  const { changes, sideChanges, events } = operation;
  const before = [changes.length, sideChanges.length, events.length] as const;
  try {
    return await savepoint(db, work);
  } catch (error) {
    const problem = error instanceof Problem ? error : databaseProblem(error);
    if (!problem || problem.code === "unavailable") throw error;
    [changes.length, sideChanges.length, events.length] = before;
    return problem;
  }
}

/**
 * Does what refuses before it has written anything, without the cost of a savepoint; answers the refusal. One after a
 * write is thrown, for the savepoint around all.
 */
export async function alone<T>({ operation }: OpCtx, work: () => Promise<T>): Promise<T | Problem> {
  const written = operation.changes.length;
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || operation.changes.length > written) throw error;
    return error;
  }
}
