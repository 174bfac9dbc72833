import { newId } from "@mainstay/db";
import { and, asc, desc, eq, gt, or } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { conflict, forbidden, notFound } from "../../platform/problem.ts";
import { backgroundJobProblems, backgroundJobs, type JobAbout, type JobState } from "./background-jobs.table.ts";
import { type BackgroundKind, backgroundKind } from "./background-kind.ts";
import { areUnfinished, type BackgroundJobRow, isJob } from "./job-row.ts";
import { runBackgroundJob } from "./run.job.ts";

/** A job as its member sees it. */
export interface BackgroundJob {
  id: string;
  kind: string;
  state: JobState;
  about: JobAbout;
  done: number;
  total: number;
  /** Once it has changed something: what Undo takes back. */
  operationId: string | null;
  failure: string | null;
  problemCount: number;
  createdAt: string;
  finishedAt: string | null;
}

const MAX_UNFINISHED = 20;

/**
 * Puts long work into the queue, to be done as the member and with the member's rights of that moment.
 * @throws Problem forbidden for who is no member, conflict when the member has too many unfinished jobs
 */
export async function startBackgroundJob<Spec extends z.ZodType>(
  ctx: Ctx,
  kind: BackgroundKind<Spec>,
  {
    id = newId(),
    spec,
    about,
    total = 0,
    cursor = null,
  }: {
    id?: string;
    spec: z.input<Spec>;
    about: JobAbout;
    total?: number;
    /** Where its first chunk begins, when that is not the beginning. */
    cursor?: unknown;
  },
): Promise<{ id: string }> {
  const { member } = ctx;
  if (!member) throw forbidden("Only a member can start this.");
  await inTransaction(ctx, async (ctx) => {
    const unfinished = await ctx.db.$count(backgroundJobs, unfinishedOf(ctx, member.id));
    if (unfinished >= MAX_UNFINISHED) {
      throw conflict(`You have ${unfinished} unfinished jobs already; wait for one, or cancel it.`);
    }
    await ctx.db.insert(backgroundJobs).values({
      orgId: ctx.org.id,
      id,
      kind: kind.name,
      about,
      spec: kind.spec.parse(spec),
      total,
      cursor,
      memberId: member.id,
      actor: ctx.actor,
      source: ctx.source,
      requestId: ctx.requestId,
      createdAt: ctx.now(),
      updatedAt: ctx.now(),
    });
    // One that is lost here, by a crash between commit and queue, is found by the sweep.
    ctx.afterCommit(() => void queueBackgroundJob(ctx, id));
  });
  return { id };
}

/** Tells the workers of a job; harmless when they know already. */
async function queueBackgroundJob({ house, org, requestId }: Ctx, id: string): Promise<void> {
  try {
    await house.jobs.send(runBackgroundJob, { id }, { orgId: org.id, requestId, key: id });
  } catch (error) {
    house.log.error({ err: error, jobId: id }, "A background job could not be queued; the sweep will");
  }
}

const unfinishedOf = (ctx: Ctx, memberId: string) =>
  and(eq(backgroundJobs.orgId, ctx.org.id), eq(backgroundJobs.memberId, memberId), areUnfinished());

const RECENT_MS = 86_400_000;

/** The member's unfinished jobs and those of the last day, newest first. */
export async function listBackgroundJobs(ctx: Ctx): Promise<BackgroundJob[]> {
  if (!ctx.member) return [];
  const since = new Date(ctx.now().getTime() - RECENT_MS);
  const rows = await ctx.db
    .select()
    .from(backgroundJobs)
    .where(
      and(
        eq(backgroundJobs.orgId, ctx.org.id),
        eq(backgroundJobs.memberId, ctx.member.id),
        or(areUnfinished(), gt(backgroundJobs.createdAt, since)),
      ),
    )
    .orderBy(desc(backgroundJobs.id))
    .limit(20);
  return rows.map(present);
}

const SHOWN_PROBLEMS = 200;

/** One job of the member's with what went wrong in it, as far as it is shown. @throws Problem not-found */
export async function readBackgroundJob(ctx: Ctx, id: string) {
  const row = await ownJob(ctx, id);
  const problems = await ctx.db
    .select({
      recordId: backgroundJobProblems.recordId,
      title: backgroundJobProblems.title,
      detail: backgroundJobProblems.detail,
    })
    .from(backgroundJobProblems)
    .where(and(eq(backgroundJobProblems.orgId, ctx.org.id), eq(backgroundJobProblems.jobId, id)))
    .orderBy(asc(backgroundJobProblems.position))
    .limit(SHOWN_PROBLEMS);
  return { ...present(row), problems };
}

/** Stops a job after the chunk it is at; what it did so far stays, and can be undone. @throws Problem not-found */
export async function cancelBackgroundJob(ctx: Ctx, id: string): Promise<BackgroundJob> {
  await ownJob(ctx, id);
  await inTransaction(ctx, async (ctx) => {
    const [canceled] = await ctx.db
      .update(backgroundJobs)
      .set({ state: "canceled", updatedAt: ctx.now(), finishedAt: ctx.now() })
      .where(and(isJob(ctx, id), areUnfinished()))
      .returning();
    if (canceled) await backgroundKind(canceled.kind).stopped?.(ctx, canceled.spec);
  });
  return present(await ownJob(ctx, id));
}

async function ownJob(ctx: Ctx, id: string): Promise<BackgroundJobRow> {
  const [row] = await ctx.db.select().from(backgroundJobs).where(isJob(ctx, id));
  if (!row || row.memberId !== ctx.member?.id) throw notFound("Job");
  return row;
}

function present(row: BackgroundJobRow): BackgroundJob {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    about: row.about,
    done: row.done,
    total: Math.max(row.total, row.done),
    operationId: row.changes > 0 ? row.id : null,
    failure: row.failure,
    problemCount: row.problems,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
