import { Problem } from "../platform/problem.ts";
import type { JobProblem } from "./background/background-kind.ts";
import { checkLinks } from "./links.ts";
import { type Locked, lockEach, mayNot } from "./lock.ts";
import type { AnyDoc, Doc, ObjectDefinition } from "./object.ts";
import type { OpCtx } from "./operation.ts";
import { preparePatch } from "./prepare.ts";
import { type RowPatch, setDeleted, updateRows } from "./rows.ts";
import { masked } from "./scope.ts";
import { alone, undoing } from "./undoing.ts";
import { deleteRecord, titleOf, updateRecord } from "./write.ts";

/*
 * Many records by one statement. A record that is refused is left as it is and named with the reason. When the database
 * itself refuses the statement, or a hook refuses after it has written, the records are done one by one, since only so
 * it shows which.
 */

/**
 * Changes the same fields of many records.
 * @param given parsed values
 * @returns the records refused
 */
export async function changeTogether(
  ctx: OpCtx,
  object: ObjectDefinition,
  ids: string[],
  given: Record<string, unknown>,
): Promise<JobProblem[]> {
  await checkLinks(ctx, object, given);
  const docs = await lockEach(ctx, object, ids, "edit");
  const together = await undoing(ctx, async () => {
    const refused: JobProblem[] = [];
    const patches: RowPatch[] = [];
    for (const { doc, allowed } of docs) {
      const patch = allowed
        ? await alone(ctx, () => preparePatch(ctx, object, doc, given))
        : mayNot(ctx, object, "edit");
      if (patch instanceof Problem) refused.push(named(ctx, object, doc, patch));
      else if (patch) patches.push(patch);
    }
    if (patches.length > 0) await updateRows(ctx, object, patches);
    return refused;
  });
  if (!(together instanceof Problem)) return together;
  return oneByOne(ctx, object, docs, (id) => updateRecord(ctx, object, id, given, { trusted: true }), "edit");
}

/** Deletes many records softly. @returns the records refused */
export async function deleteTogether(ctx: OpCtx, object: ObjectDefinition, ids: string[]): Promise<JobProblem[]> {
  const docs = await lockEach(ctx, object, ids, "delete");
  const together = await undoing(ctx, async () => {
    const refused: JobProblem[] = [];
    const gone: string[] = [];
    for (const { doc, allowed } of docs) {
      const done = allowed
        ? await alone(ctx, async () => object.hooks.beforeDelete?.(ctx, doc as Doc))
        : mayNot(ctx, object, "delete");
      if (done instanceof Problem) refused.push(named(ctx, object, doc, done));
      else gone.push(doc.id);
    }
    await setDeleted(ctx, object, gone, true);
    return refused;
  });
  if (!(together instanceof Problem)) return together;
  return oneByOne(ctx, object, docs, (id) => deleteRecord(ctx, object, id, { trusted: true }), "delete");
}

async function oneByOne(
  ctx: OpCtx,
  object: ObjectDefinition,
  docs: Locked[],
  act: (id: string) => Promise<unknown>,
  action: "edit" | "delete",
): Promise<JobProblem[]> {
  const refused: JobProblem[] = [];
  for (const { doc, allowed } of docs) {
    const done = allowed ? await undoing(ctx, () => act(doc.id)) : mayNot(ctx, object, action);
    if (done instanceof Problem) refused.push(named(ctx, object, doc, done));
  }
  return refused;
}

const named = (ctx: OpCtx, object: ObjectDefinition, doc: AnyDoc, problem: Problem): JobProblem => ({
  recordId: doc.id,
  title: titleOf(object, masked(ctx, object.meta, doc)),
  detail: problem.message,
});
