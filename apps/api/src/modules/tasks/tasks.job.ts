import { emit } from "@mainstay/events";
import { defineJob, type JobDefinition } from "@mainstay/jobs";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { defineSweep } from "../../platform/sweep.ts";
import { lockRecord } from "../../records/lock.ts";
import { inOperation } from "../../records/operation.ts";
import { updateRows } from "../../records/rows.ts";
import { query } from "../../records/sql.ts";
import { appearNext } from "./recurring.ts";
import { taskDueSoon, taskOverdue } from "./tasks.events.ts";
import { type Task, task } from "./tasks.object.ts";

const Nothing = z.object({});
/** So many at a time; what is left is found a minute later. */
const CHUNK = 500;

/** Does what the clock asks of an organization's tasks: reminds of those due, and lets the next of a series appear. */
export const lookAfterTasks = defineJob<Ctx, typeof Nothing>({
  name: "tasks.look-after",
  schema: Nothing,
  async run(ctx) {
    await remind(ctx);
    await appear(ctx);
  },
});

const { sweep, clock } = defineSweep({
  name: "tasks.sweep",
  clock: "tasks.sweep-every-minute",
  cron: "* * * * *",
  job: lookAfterTasks,
  payload: {},
  find: (now) => sql`select org_id from app.organizations_with_due_tasks(${now})`,
});

export const taskJobs: JobDefinition<Ctx>[] = [lookAfterTasks, sweep];
export const sweepTasksEveryMinute = clock;

interface Reminded {
  id: string;
  kind: "1_hour" | "1_day" | "1_week" | "overdue";
  assigneeIds: string[];
  dueAt: string;
}

/** Tells of each task once for each of its moments, the event in the transaction that marks it told. */
async function remind(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const rows = await query<Reminded>(
      ctx.db,
      sql`with due as (select t.id, app.task_moment(t, ${ctx.now()}) as kind from tasks t
          where t.org_id = ${ctx.org.id} and t.status in ('todo', 'in_progress', 'waiting') and t.deleted_at is null
            and t.due_at <= ${ctx.now()}::timestamptz + interval '7 days' and app.task_moment(t, ${ctx.now()}) is not null
          order by t.id limit ${CHUNK} for update of t skip locked)
        update tasks t set reminded_at = ${ctx.now()} from due where t.org_id = ${ctx.org.id} and t.id = due.id
        returning t.id, due.kind, t.assignee_ids as "assigneeIds", to_json(t.due_at)#>>'{}' as "dueAt"`,
    );
    for (const { id, kind, assigneeIds, dueAt } of rows) {
      const about = { object: "task", recordId: id, actor: ctx.actor, requestId: ctx.requestId, at: ctx.now() };
      const told = { taskId: id, assigneeIds, dueAt };
      if (kind === "overdue") await emit(ctx.db, ctx.org.id, taskOverdue, { ...about, payload: told });
      else await emit(ctx.db, ctx.org.id, taskDueSoon, { ...about, payload: { ...told, within: kind } });
    }
  });
}

/**
 * Lets the next of a series appear when this one's time has come, one operation each; one that cannot does not keep the
 * others from it.
 * @throws AggregateError with what went wrong, after all have had their turn
 */
async function appear(ctx: Ctx): Promise<void> {
  const due = await query<{ id: string }>(
    ctx.db,
    sql`select t.id from tasks t where t.org_id = ${ctx.org.id} and t.next_appears_at <= ${ctx.now()} and t.deleted_at is null
      order by t.id limit ${CHUNK}`,
  );
  const failures: unknown[] = [];
  for (const { id } of due) await appearOne(ctx, id).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, "Some recurring tasks could not come back");
}

async function appearOne(ctx: Ctx, id: string): Promise<void> {
  await inOperation(ctx, { kind: "create", summary: "" }, async (ctx, describe) => {
    const current = (await lockRecord(ctx, task, id, "edit", { trusted: true })) as Task;
    // Another worker was here first.
    if (!current.nextAppearsAt || Date.parse(current.nextAppearsAt) > ctx.now().getTime()) return;
    await updateRows(ctx, task, [{ before: current, changed: { nextAppearsAt: null } }]);
    const { leftOut } = await appearNext(ctx, current);
    const hasComeBack = `Task ${current.title} has come back`;
    describe({ summary: leftOut ? `${hasComeBack}; times that had passed were left out` : hasComeBack });
  });
}
