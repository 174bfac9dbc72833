import { sql } from "drizzle-orm";
import { objectNamed } from "../../records/object.ts";
import { emit, type OpCtx } from "../../records/operation.ts";
import { query } from "../../records/sql.ts";
import { deleteRecord } from "../../records/write.ts";
import { linkThroughParents } from "../activities/parents.ts";
import { appearNext, enterSeries } from "./recurring.ts";
import { taskAssigned, taskCompleted } from "./tasks.events.ts";
import type { Task } from "./tasks.object.ts";
import { taskProblems } from "./tasks.rules.ts";
import { isOpenTask } from "./tasks.words.ts";

/* What follows from writing a task; all of it joins the operation, so that one Undo takes it back. */

/** Completes a new task: its zone, what it belongs to, its place in a series. */
export async function enterTask(ctx: OpCtx, values: Partial<Task>): Promise<Partial<Task>> {
  const given = {
    timezone: ctx.member?.timezone ?? ctx.org.timezone,
    ...(await linkThroughParents(ctx, await linkThroughWhole(ctx, values))),
  };
  const completedAt = given.status === "completed" ? ctx.now().toISOString() : null;
  return { ...given, completedAt, ...enterSeries(given, given) };
}

/** Says whose a new task is. */
export async function tellOfNewTask(ctx: OpCtx, task: Task): Promise<void> {
  tellAssigned(ctx, task, task.assigneeIds);
}

/** Completes a change: when it was done, what comes next of a series, and who hears of it. */
export async function changeTask(ctx: OpCtx, before: Task, patch: Partial<Task>): Promise<Partial<Task>> {
  const next: Task = { ...before, ...patch };
  const changed = { ...patch, ...completion(ctx, before, next), ...enterSeries(patch, next) };
  // What is wrong with it is told by the object's rules; nothing follows from what will be refused.
  if (taskProblems(next).length > 0) return changed;
  const isDone = next.status === "completed" && before.status !== "completed";
  if (isDone) {
    emit(ctx, taskCompleted, { ...about(next), payload: { ...told(next), createdBy: createdBy(next) } });
    if (next.recurrence && next.comesBack !== "on_time") await appearNext(ctx, { ...next, ...changed });
  }
  tellAssigned(
    ctx,
    next,
    next.assigneeIds.filter((id) => !before.assigneeIds.includes(id)),
  );
  return changed;
}

/** A task takes its parts along. */
export async function deleteSubtasks(ctx: OpCtx, { id }: Task): Promise<void> {
  const parts = await query<{ id: string }>(
    ctx.db,
    sql`select t.id from tasks t where t.org_id = ${ctx.org.id} and t.parent_id = ${id} and t.deleted_at is null order by t.id`,
  );
  for (const part of parts) await deleteRecord(ctx, objectNamed("task"), part.id, { trusted: true });
}

function completion(ctx: OpCtx, before: Task, next: Task): Partial<Task> {
  if (next.status === before.status) return {};
  return { completedAt: next.status === "completed" ? ctx.now().toISOString() : null };
}

function tellAssigned(ctx: OpCtx, task: Task, newAssigneeIds: string[]) {
  if (newAssigneeIds.length === 0 || !isOpenTask(task.status)) return;
  emit(ctx, taskAssigned, { ...about(task), payload: { ...told(task), newAssigneeIds } });
}

const about = ({ id }: Task) => ({ object: "task", recordId: id });
const told = ({ id, assigneeIds, dueAt }: Task) => ({ taskId: id, assigneeIds, dueAt: dueAt ?? null });
const createdBy = (task: Task) => task.createdBy ?? null;

/** A part of a task is about what the whole is about, unless it says otherwise. */
async function linkThroughWhole(ctx: OpCtx, values: Partial<Task>): Promise<Partial<Task>> {
  if (!values.parentId || values.dealId || values.leadId || values.contactId || values.companyId) return values;
  const [whole] = await query<Partial<Task>>(
    ctx.db,
    sql`select t.deal_id as "dealId", t.lead_id as "leadId", t.contact_id as "contactId", t.company_id as "companyId"
      from tasks t where t.org_id = ${ctx.org.id} and t.id = ${values.parentId}`,
  );
  return { ...values, ...whole };
}
