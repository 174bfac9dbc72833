import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { invalidField, notFound } from "../../platform/problem.ts";
import { lockRecord } from "../../records/lock.ts";
import type { AnyDoc } from "../../records/object.ts";
import { type Done, inOperation } from "../../records/operation.ts";
import { findReadable } from "../../records/read.ts";
import { hiddenFields, scope } from "../../records/scope.ts";
import { andAlso, query, raw } from "../../records/sql.ts";
import { createRecord, deleteRecord } from "../../records/write.ts";
import { type TaskDependency, taskDependency } from "./dependencies.object.ts";
import { task } from "./tasks.object.ts";
import { DEPENDENCY_TYPES } from "./tasks.words.ts";

const Type = z.enum(DEPENDENCY_TYPES.map(({ value }) => value));
export const AddDependency = z.strictObject({
  dependsOnId: z.uuid().describe("The task to wait for"),
  type: Type.default("finish_to_start"),
});
type AddDependency = z.infer<typeof AddDependency>;

const Other = z.object({
  id: z.uuid(),
  title: z.string().nullable(),
  status: z.string(),
  dueAt: z.iso.datetime({ offset: true }).nullable(),
});
export const Dependency = z.object({ id: z.uuid(), taskId: z.uuid(), dependsOnId: z.uuid(), type: Type });
export const Dependencies = z.object({
  waitsFor: z.array(Dependency.extend({ task: Other })),
  holdsUp: z.array(Dependency.extend({ task: Other })),
});
export type Dependencies = z.infer<typeof Dependencies>;

const TRUSTED = { trusted: true } as const;
/** More lines than anybody can follow in a chart. */
const MOST = 2_000;

/** What a task waits for, and what waits for it, as far as the actor may read those. */
export async function listDependencies(ctx: Ctx, taskId: string): Promise<Dependencies> {
  if (!(await findReadable(ctx, task, taskId))) throw notFound(task.meta.label);
  const [waitsFor, holdsUp] = await Promise.all([
    dependencies(ctx, sql`d.task_id = ${taskId}`, "depends_on_id"),
    dependencies(ctx, sql`d.depends_on_id = ${taskId}`, "task_id"),
  ]);
  return { waitsFor, holdsUp };
}

/** All dependencies between tasks that the actor may read, for charts. */
export async function allDependencies(ctx: Ctx): Promise<z.infer<typeof Dependency>[]> {
  const readable = andAlso(scope(ctx, task, "read", "o"));
  const isReadable = (column: string) =>
    sql`exists (select from tasks o where o.org_id = d.org_id and o.id = ${raw(`d.${column}`)} and o.deleted_at is null${readable})`;
  return query(
    ctx.db,
    sql`select d.id, d.task_id as "taskId", d.depends_on_id as "dependsOnId", d.type from task_dependencies d
      where d.org_id = ${ctx.org.id} and d.deleted_at is null and ${isReadable("task_id")} and ${isReadable("depends_on_id")}
      order by d.id desc limit ${MOST}`,
  );
}

/**
 * Lets a task wait for another.
 * @throws Problem conflict when they would wait in a circle, or when it waits already
 */
export async function addDependency(
  ctx: Ctx,
  taskId: string,
  { dependsOnId, type }: AddDependency,
): Promise<Done<TaskDependency>> {
  return inOperation(ctx, { kind: "update", summary: "" }, async (ctx, describe) => {
    const waiting = await lockRecord(ctx, task, taskId, "edit");
    const needed = await findReadable(ctx, task, dependsOnId);
    if (!needed) throw invalidField("dependsOnId", "There is no such task, or it is not yours to see.");
    describe({ summary: `Made task ${waiting.title} wait for ${needed.title}` });
    const { result } = await createRecord(ctx, taskDependency, { taskId, dependsOnId, type }, TRUSTED);
    return result;
  });
}

/** Lets a task wait no longer for another. @throws Problem not-found, forbidden */
export async function removeDependency(ctx: Ctx, taskId: string, id: string): Promise<Done<AnyDoc>> {
  return inOperation(ctx, { kind: "update", summary: "" }, async (ctx, describe) => {
    const waiting = await lockRecord(ctx, task, taskId, "edit");
    const dependency = await lockRecord(ctx, taskDependency, id, "delete");
    if (dependency.taskId !== taskId) throw notFound(taskDependency.meta.label);
    describe({ summary: `Let task ${waiting.title} wait no longer` });
    const { result } = await deleteRecord(ctx, taskDependency, id, TRUSTED);
    return result;
  });
}

/** With the task at the other end. */
async function dependencies(ctx: Ctx, where: SQL, other: "task_id" | "depends_on_id") {
  const hidden = hiddenFields(ctx, task.meta);
  const shown = (name: string, column: string) => raw(hidden.includes(name) ? "null" : column);
  const rows = await query<{ one: Dependencies["waitsFor"][number] }>(
    ctx.db,
    sql`select json_build_object('id', d.id, 'taskId', d.task_id, 'dependsOnId', d.depends_on_id, 'type', d.type,
        'task', json_build_object('id', o.id, 'title', ${shown("title", "o.title")}, 'status', o.status, 'dueAt', ${shown("dueAt", "o.due_at")})) as one
      from task_dependencies d join tasks o on o.org_id = d.org_id and o.id = ${raw(`d.${other}`)} and o.deleted_at is null
      where d.org_id = ${ctx.org.id} and d.deleted_at is null and ${where}${andAlso(scope(ctx, task, "read", "o"))}
      order by o.due_at nulls last, d.id limit ${MOST}`,
  );
  return rows.map(({ one }) => one);
}
