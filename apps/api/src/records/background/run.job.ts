import { defineJob, defineSchedule, type JobRun } from "@mainstay/jobs";
import { and, lt } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, type House, inTransaction, makeCtx } from "../../platform/context.ts";
import { sparingMemory } from "../../platform/memory.ts";
import { Problem } from "../../platform/problem.ts";
import { backgroundJobProblems, backgroundJobs } from "./background-jobs.table.ts";
import { type BackgroundKind, backgroundKind, type Step } from "./background-kind.ts";
import { areUnfinished, type BackgroundJobRow, isJob, isUnfinished } from "./job-row.ts";

const ATTEMPTS = 5;

/**
 * Does a background job's chunks one after the other until there are none. The next chunk begins where the last
 * committed one ended, so it may be run again after any crash; of two workers the second finds the job's row locked, and
 * leaves it to the first.
 */
export const runBackgroundJob = defineJob({
  name: "background.run",
  schema: z.object({ id: z.uuid() }),
  concurrency: 2,
  attempts: ATTEMPTS,
  async run(ctx: Ctx, { id }, run: JobRun) {
    const [row] = await ctx.db.select().from(backgroundJobs).where(isJob(ctx, id));
    if (!row) return;
    const kind = backgroundKind(row.kind);
    const tell = throttled(() => ctx.house.realtime?.progressed(ctx.org.id, row.memberId, id));
    try {
      // Rights are looked up anew for each run, not for each chunk: a job is one act, begun while they held.
      const acting = await actingCtx(ctx, row);
      const began = await runChunk(acting, id, kind);
      tell();
      // What one chunk did leaves little behind.
      const came = began === "further" ? await sparingMemory(() => runChunks(acting, id, kind, tell)) : began;
      if (came === "to its end") await kind.afterwards?.(acting, row.spec);
    } catch (error) {
      if (!(error instanceof Problem) && run.attempt < ATTEMPTS) throw error;
      await fail(ctx, row, kind, error);
      if (!(error instanceof Problem)) throw error;
    } finally {
      tell.now();
    }
  },
});

/** Nowhere: it is ended, canceled, or another worker is at it. */
type Came = "further" | "to its end" | "nowhere";

async function runChunks(ctx: Ctx, id: string, kind: BackgroundKind, tell: () => void): Promise<Came> {
  for (;;) {
    const came = await runChunk(ctx, id, kind);
    tell();
    if (came !== "further") return came;
  }
}

/** One chunk with its progress, in one transaction. */
async function runChunk(ctx: Ctx, id: string, kind: BackgroundKind): Promise<Came> {
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db.select().from(backgroundJobs).where(isJob(ctx, id)).for("update", { skipLocked: true });
    if (!row || !isUnfinished(row)) return "nowhere";
    const operation = { id: row.id, changes: row.changes };
    const step = await kind.step(ctx, row.spec, {
      jobId: row.id,
      done: row.done,
      total: row.total,
      cursor: row.cursor,
      operation,
    });
    await writeProblems(ctx, row, step);
    const isLast = step.next === null;
    await ctx.db
      .update(backgroundJobs)
      .set({
        state: isLast ? "done" : "running",
        cursor: step.next,
        done: row.done + step.done,
        total: step.total ?? row.total,
        changes: operation.changes,
        problems: row.problems + (step.problems?.length ?? 0),
        updatedAt: ctx.now(),
        ...(isLast && { finishedAt: ctx.now() }),
      })
      .where(isJob(ctx, id));
    return isLast ? "to its end" : "further";
  });
}

async function writeProblems(ctx: Ctx, row: BackgroundJobRow, { problems = [] }: Step): Promise<void> {
  if (problems.length === 0) return;
  const values = problems.map((problem, index) => ({
    orgId: ctx.org.id,
    jobId: row.id,
    position: row.problems + index,
    ...problem,
  }));
  await ctx.db.insert(backgroundJobProblems).values(values);
}

async function fail(ctx: Ctx, { id, spec }: BackgroundJobRow, kind: BackgroundKind, error: unknown): Promise<void> {
  const failure = error instanceof Problem ? error.message : `This is our fault. Tell support the job's id ${id}.`;
  await inTransaction(ctx, async (ctx) => {
    const [failed] = await ctx.db
      .update(backgroundJobs)
      .set({ state: "failed", failure, updatedAt: ctx.now(), finishedAt: ctx.now() })
      .where(and(isJob(ctx, id), areUnfinished()))
      .returning({ id: backgroundJobs.id });
    if (failed) await kind.stopped?.(ctx, spec);
  });
}

/** Whoever began the job, with the rights they have now. @throws Problem forbidden when they have none any more */
async function actingCtx({ house, org, requestId }: Ctx, row: BackgroundJobRow): Promise<Ctx> {
  const apiKeyId = row.actor.type === "apiKey" ? row.actor.id : null;
  const standing = await house.auth.standingOf({ organizationId: org.id, memberId: row.memberId, apiKeyId });
  if (!standing) throw new Problem("forbidden", "Whoever started this no longer has access.");
  return makeCtx(house, { ...standing, actor: row.actor, source: row.source, requestId });
}

const TELL_EVERY_MS = 500;

/** Calls `tell` at most so often; `now` does so at once. */
function throttled(tell: () => void): (() => void) & { now(): void } {
  let last = 0;
  const now = () => {
    last = performance.now();
    tell();
  };
  return Object.assign(() => performance.now() - last >= TELL_EVERY_MS && now(), { now });
}

/** A job that has not moved for so long waits in the queue, which drops a second message, or was lost. */
const LOST_AFTER_MS = 60_000;
const Sweep = z.object({ unmovedMs: z.int().default(LOST_AFTER_MS) });

/** Queues jobs again whose message was lost: by a crash between the commit and the queue, or with the worker. */
export const sweepBackgroundJobs = defineJob({
  name: "background.sweep",
  schema: Sweep,
  async run({ house, requestId }: Ctx, { unmovedMs }) {
    for (const { orgId, id } of await lostJobs(house, unmovedMs)) {
      await house.jobs.send(runBackgroundJob, { id }, { orgId, requestId, key: id });
    }
  },
});

const lostJobs = (house: House, unmovedMs: number) =>
  house.database.system
    .select({ orgId: backgroundJobs.orgId, id: backgroundJobs.id })
    .from(backgroundJobs)
    .where(and(areUnfinished(), lt(backgroundJobs.updatedAt, new Date(house.now().getTime() - unmovedMs))))
    .limit(1_000);

export const sweepBackgroundJobsEveryMinute = defineSchedule({
  name: "background.sweep-every-minute",
  cron: "* * * * *",
  job: sweepBackgroundJobs,
  payload: {},
});
