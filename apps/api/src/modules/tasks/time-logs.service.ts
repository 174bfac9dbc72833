import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { conflict, forbidden, invalidField, notFound } from "../../platform/problem.ts";
import { lockRecord } from "../../records/lock.ts";
import type { AnyDoc } from "../../records/object.ts";
import { type Done, inOperation, type OpCtx } from "../../records/operation.ts";
import { findReadable } from "../../records/read.ts";
import { query } from "../../records/sql.ts";
import { createRecord, deleteRecord, updateRecord } from "../../records/write.ts";
import { task } from "./tasks.object.ts";
import { type TimeLog, timeLog } from "./time-logs.object.ts";

const Moment = z.iso.datetime({ offset: true });
const Note = z.string().trim().max(2_000).nullish();
export const AddTimeLog = z.strictObject({ startedAt: Moment, endedAt: Moment, note: Note });
export const ChangeTimeLog = AddTimeLog.partial();
type AddTimeLog = z.infer<typeof AddTimeLog>;
type ChangeTimeLog = z.infer<typeof ChangeTimeLog>;

export const TimeEntry = z
  .object({
    id: z.uuid(),
    taskId: z.uuid(),
    member: z.object({ id: z.uuid(), title: z.string().nullable() }),
    startedAt: Moment,
    endedAt: Moment.nullable().describe("Null while the timer runs"),
    note: z.string().nullable(),
  })
  .meta({ id: "TimeEntry" });
export type TimeEntry = z.infer<typeof TimeEntry>;
export const RunningTimer = TimeEntry.extend({ task: z.object({ id: z.uuid(), title: z.string() }) }).nullable();

const TRUSTED = { trusted: true } as const;
const MOST = 200;

/** The time worked on a task, the latest first. @throws Problem not-found */
export async function listTimeLogs(ctx: Ctx, taskId: string): Promise<TimeEntry[]> {
  if (!(await findReadable(ctx, task, taskId))) throw notFound(task.meta.label);
  return entries(ctx, sql`l.task_id = ${taskId}`);
}

/** The member's timer that runs now, with its task. */
export async function runningTimer(ctx: Ctx): Promise<z.infer<typeof RunningTimer>> {
  const running = await findRunning(ctx);
  const about = running && (await findReadable(ctx, task, running.taskId));
  return running && about ? { ...running, task: { id: about.id, title: String(about.title) } } : null;
}

/**
 * Starts the member's timer on a task. One that runs on another task stops: nobody works on two things at once.
 * @throws Problem conflict when it runs on this task already
 */
export async function startTimer(ctx: Ctx, taskId: string): Promise<Done<TimeLog>> {
  const memberId = memberOf(ctx);
  return inOperation(ctx, { kind: "create", summary: "" }, async (ctx, describe) => {
    const about = await lockRecord(ctx, task, taskId, "edit");
    const running = await findRunning(ctx);
    if (running?.taskId === taskId) throw conflict("Your timer runs on this task already.");
    if (running) await end(ctx, running.id);
    describe({ summary: `Started the timer of task ${about.title}` });
    if (about.status === "todo") await updateRecord(ctx, task, taskId, { status: "in_progress" }, TRUSTED);
    const { result } = await createRecord(
      ctx,
      timeLog,
      { taskId, memberId, startedAt: ctx.now().toISOString() },
      TRUSTED,
    );
    return result;
  });
}

/** Stops the member's timer. @throws Problem conflict when none runs */
export async function stopTimer(ctx: Ctx): Promise<Done<AnyDoc>> {
  memberOf(ctx);
  return inOperation(ctx, { kind: "update", summary: "Stopped the timer" }, async (ctx) => {
    const running = await findRunning(ctx);
    if (!running) throw conflict("No timer of yours is running.");
    return end(ctx, running.id);
  });
}

/** Writes down time after the fact. @throws Problem invalid, forbidden, not-found */
export async function addTimeLog(ctx: Ctx, taskId: string, given: AddTimeLog): Promise<Done<TimeLog>> {
  const memberId = memberOf(ctx);
  refuseFuture(ctx, given);
  return inOperation(ctx, { kind: "create", summary: "" }, async (ctx, describe) => {
    const about = await lockRecord(ctx, task, taskId, "edit");
    describe({ summary: `Logged time on task ${about.title}` });
    const { result } = await createRecord(ctx, timeLog, { ...given, taskId, memberId }, TRUSTED);
    return result;
  });
}

/** Changes a time log of one's own, or anybody's for who looks after everybody's work. @throws Problem invalid, forbidden, not-found */
export async function changeTimeLog(
  ctx: Ctx,
  taskId: string,
  id: string,
  patch: ChangeTimeLog,
): Promise<Done<TimeLog>> {
  refuseFuture(ctx, patch);
  return inOperation(ctx, { kind: "update", summary: "Changed a time log" }, async (ctx) => {
    await lockLog(ctx, taskId, id, "edit");
    const { result } = await updateRecord(ctx, timeLog, id, patch, TRUSTED);
    return result;
  });
}

/** Deletes a time log, for whom may change it. @throws Problem forbidden, not-found */
export async function deleteTimeLog(ctx: Ctx, taskId: string, id: string): Promise<Done<AnyDoc>> {
  return inOperation(ctx, { kind: "delete", summary: "Deleted a time log" }, async (ctx) => {
    await lockLog(ctx, taskId, id, "delete");
    const { result } = await deleteRecord(ctx, timeLog, id, TRUSTED);
    return result;
  });
}

async function lockLog(ctx: OpCtx, taskId: string, id: string, action: "edit" | "delete") {
  const log = await lockRecord(ctx, timeLog, id, action);
  if (log.taskId !== taskId) throw notFound(timeLog.meta.label);
}

async function end(ctx: OpCtx, id: string): Promise<AnyDoc> {
  const { result } = await updateRecord(ctx, timeLog, id, { endedAt: ctx.now().toISOString() }, TRUSTED);
  return result;
}

/** Also on a task that was deleted or taken from the member meanwhile: a timer that nobody could stop would run for ever. */
async function findRunning(ctx: Ctx): Promise<TimeEntry | null> {
  const [running] = await entries(ctx, sql`l.member_id = ${ctx.member?.id ?? null} and l.ended_at is null`);
  return running ?? null;
}

/** Time logs of which `where` holds, over the alias `l`; whether they are the actor's to read is the caller's to make sure of. */
async function entries(ctx: Ctx, where: SQL): Promise<TimeEntry[]> {
  const rows = await query<{ entry: TimeEntry }>(
    ctx.db,
    sql`select json_build_object('id', l.id, 'taskId', l.task_id, 'startedAt', l.started_at, 'endedAt', l.ended_at, 'note', l.note,
        'member', json_build_object('id', l.member_id, 'title', (select u.name from auth.member m join auth."user" u on u.id = m.user_id
          where m.organization_id = l.org_id and m.id = l.member_id))) as entry
      from task_time_logs l where l.org_id = ${ctx.org.id} and l.deleted_at is null and ${where}
      order by l.started_at desc, l.id desc limit ${MOST}`,
  );
  return rows.map(({ entry }) => entry);
}

function refuseFuture(ctx: Ctx, { startedAt, endedAt }: ChangeTimeLog) {
  const latest = ctx.now().getTime();
  if (startedAt && Date.parse(startedAt) > latest)
    throw invalidField("startedAt", "Time is logged once it has passed.");
  if (endedAt && Date.parse(endedAt) > latest) throw invalidField("endedAt", "Time is logged once it has passed.");
}

function memberOf(ctx: Ctx): string {
  if (!ctx.member) throw forbidden("Time is logged by a member.");
  return ctx.member.id;
}
