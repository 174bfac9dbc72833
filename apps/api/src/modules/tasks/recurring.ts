import { newId } from "@mainstay/db";
import { nextOccurrence, normalizeRule, ruleProblem } from "@mainstay/model/recurrence";
import { shift } from "@mainstay/model/time";
import { sql } from "drizzle-orm";
import { documentJson } from "../../records/document.ts";
import { type AnyDoc, objectNamed } from "../../records/object.ts";
import type { OpCtx } from "../../records/operation.ts";
import { query } from "../../records/sql.ts";
import { createRecord } from "../../records/write.ts";
import type { Task } from "./tasks.object.ts";

/*
 * Tasks that come back. A series is anchored where its first task was due; each task knows which time of the series it
 * is, so that one put off by a day does not move those after it.
 */

/**
 * A task's place in its series: a new rule begins a series at the task's due date, and taking the rule away ends it.
 * @param given what is being written
 * @param next the task as it will be
 */
export function enterSeries(given: Partial<Task>, next: Partial<Task>): Partial<Task> {
  const touches = ["recurrence", "comesBack", "timezone"].some((name) => name in given);
  const isFirst = "dueAt" in given && !next.seriesId;
  if (!touches && !isFirst) return {};
  if (!next.recurrence || !next.dueAt) return next.seriesId ? { ...NO_SERIES, seriesId: next.seriesId } : {};
  const recurrence = normalizeRule(next.recurrence);
  if (ruleProblem(recurrence)) return {};
  // A new rule begins anew where the task is due now; the next of a series brings its place along.
  const isSame = next.seriesStart && ("seriesStart" in given || !("recurrence" in given));
  const seriesStart = isSame ? next.seriesStart : next.dueAt;
  const occurrenceAt = isSame ? next.occurrenceAt : next.dueAt;
  const series = { ...next, recurrence, seriesStart, occurrenceAt };
  const goesOn = next.comesBack === "on_time" && timeAfter(series, occurrenceAt) !== null;
  return {
    recurrence,
    seriesId: next.seriesId ?? newId(),
    seriesStart,
    occurrenceAt,
    nextAppearsAt: goesOn ? occurrenceAt : null,
  };
}

const NO_SERIES = { seriesStart: null, occurrenceAt: null, nextAppearsAt: null };

/** What came of letting the next of a series appear. */
export interface Appeared {
  task: AnyDoc | null;
  /** Whether times that had passed were left out. */
  leftOut: boolean;
}

/** As many times as are made up for when a series that keeps to the clock has fallen behind, such as over a long weekend. */
const MOST_MADE_UP = 5;

/**
 * Makes the next task of a series, with the parts of this one; none when the series is over. One that is done late is
 * followed by the next time still to come, and so is one that keeps to the clock and is far behind, such as one that
 * was begun years ago: nobody wants a thousand tasks of the past.
 */
export async function appearNext(ctx: OpCtx, task: Task): Promise<Appeared> {
  const leftOut = task.comesBack === "on_time" && isFarBehind(ctx, task);
  return { task: await makeNext(ctx, task, { fromNow: leftOut || task.comesBack !== "on_time" }), leftOut };
}

async function makeNext(ctx: OpCtx, task: Task, { fromNow }: { fromNow: boolean }): Promise<AnyDoc | null> {
  const { occurrenceAt, dueAt, startAt } = task;
  if (!occurrenceAt || !dueAt) return null;
  const earliest = Math.max(Date.parse(occurrenceAt), fromNow ? ctx.now().getTime() : 0);
  const time = timeAfter(task, new Date(earliest).toISOString());
  if (!time || (await isThere(ctx, task, time))) return null;
  const later = inDays(Math.round((time.getTime() - Date.parse(dueAt)) / DAY_MS), task.timezone);
  const { seriesId, seriesStart } = task;
  const due = time.toISOString();
  const begin = later(startAt);
  const place = { seriesId, seriesStart, occurrenceAt: due };
  // One put off to a later hour may have begun later in the day than the next one is due.
  const next = { ...copied(task), ...place, dueAt: due, startAt: begin && begin > due ? due : begin };
  const { result } = await createRecord(ctx, objectNamed("task"), next, { trusted: true });
  for (const part of await partsOf(ctx, task.id)) {
    const again = { ...copied(part), parentId: result.id, recurrence: null };
    const times = { dueAt: later(part.dueAt), startAt: later(part.startAt) };
    await createRecord(ctx, objectNamed("task"), { ...again, ...times }, { trusted: true });
  }
  return result;
}

function isFarBehind(ctx: OpCtx, task: Task): boolean {
  let time: Date | null = timeAfter(task, task.occurrenceAt);
  for (let made = 0; made < MOST_MADE_UP; made++) time = time && timeAfter(task, time.toISOString());
  return time !== null && time <= ctx.now();
}

/** The first time of the task's series after another. */
function timeAfter(task: Partial<Task>, after: string | null | undefined): Date | null {
  const { recurrence, seriesStart, timezone } = task;
  if (!recurrence || !seriesStart || !after) return null;
  const series = { rule: normalizeRule(recurrence), start: new Date(seriesStart), zone: timezone ?? "UTC" };
  return nextOccurrence(series, new Date(after));
}

async function isThere(ctx: OpCtx, { seriesId }: Task, time: Date): Promise<boolean> {
  const found = await query(
    ctx.db,
    sql`select from tasks t where t.org_id = ${ctx.org.id} and t.series_id = ${seriesId}::uuid and t.occurrence_at = ${time} and t.deleted_at is null`,
  );
  return found.length > 0;
}

async function partsOf(ctx: OpCtx, id: string): Promise<Task[]> {
  const rows = await query<{ doc: Task }>(
    ctx.db,
    sql`select ${documentJson(objectNamed("task"))} as doc from tasks t
      where t.org_id = ${ctx.org.id} and t.parent_id = ${id} and t.deleted_at is null order by t.id`,
  );
  return rows.map(({ doc }) => doc);
}

/** What a task and the next of its series have in common. */
function copied(task: Task): Partial<Task> {
  const { title, description, priority, category, tags, timezone, assigneeIds, estimatedHours, reminders } = task;
  const { contactId, companyId, leadId, dealId, parentId, recurrence, comesBack, custom } = task;
  const work = { title, description, priority, category, tags, timezone, assigneeIds, estimatedHours, reminders };
  return { ...work, contactId, companyId, leadId, dealId, parentId, recurrence, comesBack, custom };
}

const DAY_MS = 86_400_000;

/** The same time of day, so many days later in the zone. */
const inDays = (days: number, zone: string) => (time: string | null | undefined) =>
  time ? shift(new Date(time), days, "days", zone).toISOString() : null;
