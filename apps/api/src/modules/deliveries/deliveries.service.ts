import { parkedDeliveries, retryDelivery } from "@mainstay/events";
import type { FailedJob } from "@mainstay/jobs";
import type { Ctx } from "../../platform/context.ts";
import { notFound } from "../../platform/problem.ts";

/** The queue keeps failed jobs of all organizations; so many of the newest are looked through for this one's. */
const LOOKED_THROUGH = 1_000;

/** Events that a subscriber of this organization gave up on, newest first. */
export async function listParked(ctx: Ctx) {
  const parked = await parkedDeliveries(ctx.db);
  return parked.map(({ orgId: _, at, ...rest }) => ({ ...rest, status: "parked" as const, at: at.toISOString() }));
}

/** Hands a parked event to its subscriber again, with all its attempts. @throws Problem not-found */
export async function retryParked(ctx: Ctx, eventId: string, subscriber: string): Promise<void> {
  const { jobs, deliveries } = ctx.house;
  const isParked = await retryDelivery(
    ctx.db,
    { jobs, job: deliveries.job },
    { orgId: ctx.org.id, eventId, subscriber },
  );
  if (!isParked) throw notFound("Parked delivery");
}

/** Jobs of this organization that used up their attempts, newest first. */
export async function listFailedJobs(ctx: Ctx) {
  const failed = await failedHere(ctx);
  return failed.map(({ id, name, error, failedAt }) => ({ id, name, error, failedAt: failedAt.toISOString() }));
}

/** Runs a failed job again. @throws Problem not-found, also for another organization's */
export async function retryFailedJob(ctx: Ctx, id: string): Promise<void> {
  const isOurs = (await failedHere(ctx)).some((job) => job.id === id);
  if (!isOurs || !(await ctx.house.jobs.retry(id))) throw notFound("Failed job");
}

async function failedHere(ctx: Ctx): Promise<FailedJob[]> {
  const failed = await ctx.house.jobs.failed(LOOKED_THROUGH);
  return failed.filter((job) => job.envelope.meta.orgId === ctx.org.id);
}
