import { defineJob, defineSchedule } from "@mainstay/jobs";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { query } from "../../records/sql.ts";
import { deliverDue } from "./deliver.ts";
import { CHANNELS, type Channel } from "./types.ts";

const Due = z.object({ memberId: z.uuid(), channel: z.enum(CHANNELS) });

/** Sends one member what is due on one channel: all of it in one mail. */
export const sendNotifications = defineJob<Ctx, typeof Due>({
  name: "notifications.send",
  schema: Due,
  concurrency: 2,
  async run(ctx, { memberId, channel }, job) {
    const againAt = await deliverDue(ctx, memberId, channel);
    const delayMs = againAt ? Math.max(0, againAt.getTime() - ctx.now().getTime()) : 0;
    if (againAt) await job.again({ delayMs, key: keyOf(memberId, channel) });
  },
});

/** Of what is due to one member on one channel one job waits. */
const keyOf = (memberId: string, channel: Channel) => `${memberId}/${channel}`;

const AT_ONCE = 5_000;

/** Finds what is due by our own clock: digests, what quiet hours held back, what failed, and what was lost on the way. */
export const sweepNotifications = defineJob<Ctx, z.ZodObject>({
  name: "notifications.sweep",
  schema: z.object({}),
  async run({ house }) {
    const due = await query<{ org_id: string; member_id: string; channel: Channel }>(
      house.database.system,
      sql`select * from app.due_notifications(${house.now()}, ${AT_ONCE})`,
    );
    await house.jobs.sendMany(
      sendNotifications,
      due.map(({ org_id: orgId, member_id: memberId, channel }) => ({
        ...{ payload: { memberId, channel }, orgId },
        key: keyOf(memberId, channel),
      })),
    );
  },
});

export const sweepNotificationsEveryMinute = defineSchedule<Ctx, z.ZodObject>({
  name: "notifications.sweep-every-minute",
  cron: "* * * * *",
  job: sweepNotifications,
  payload: {},
});

/** Sends what is due already, once the caller's transaction is committed; should that fail, the sweep finds it. */
export function sendSoon(ctx: Ctx, due: { memberId: string; channel: Channel }[]): void {
  const { id: orgId } = ctx.org;
  const { jobs, log } = ctx.house;
  const sends = due.map(({ memberId, channel }) => ({
    ...{ payload: { memberId, channel }, orgId },
    key: keyOf(memberId, channel),
  }));
  ctx.afterCommit(() => {
    jobs
      .sendMany(sendNotifications, sends)
      .catch((error: unknown) => log.warn({ err: error }, "Notifications wait for the sweep"));
  });
}
