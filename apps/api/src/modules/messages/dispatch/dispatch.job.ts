import { defineJob, defineSchedule } from "@mainstay/jobs";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../../platform/context.ts";
import { query } from "../../../records/sql.ts";
import { dispatchMessage } from "./dispatch.ts";

const About = z.object({ messageId: z.uuid() });

/** Brings one message out, when its time has come. Runs as often as it likes: the message knows where it stands. */
export const dispatchJob = defineJob<Ctx, typeof About>({
  name: "messages.dispatch",
  schema: About,
  concurrency: 4,
  attempts: 3,
  async run(ctx, { messageId }, job) {
    const againAt = await dispatchMessage(ctx, messageId);
    if (againAt) await soon(ctx, againAt, (delayMs) => job.again({ delayMs, key: messageId }));
  },
});

const AT_ONCE = 500;

/**
 * Looks for messages whose time has come and whose job is gone: deferred ones, and those whose sender died. The clock
 * is ours, so that a message waits for the hour and not for a queue.
 */
export const sweepMessages = defineJob<Ctx, z.ZodObject>({
  name: "messages.sweep",
  schema: z.object({}),
  async run({ house }) {
    const due = await query<{ org_id: string; id: string }>(
      house.database.system,
      sql`select * from app.due_messages(${house.now()}, ${AT_ONCE})`,
    );
    const sends = due.map(({ org_id, id }) => ({ payload: { messageId: id }, orgId: org_id, key: id }));
    await house.jobs.sendMany(dispatchJob, sends);
  },
});

export const sweepMessagesEveryMinute = defineSchedule<Ctx, z.ZodObject>({
  name: "messages.sweep-every-minute",
  cron: "* * * * *",
  job: sweepMessages,
  payload: {},
});

/** Within this time a job of its own is worth it; later ones the sweep finds. */
const SOON_MS = 90_000;

/**
 * Sees to it that a message is looked at when its time has come, once the caller's transaction is committed. Should the
 * queue be out of reach just then, the sweep finds the message all the same.
 */
export function sendDispatch(ctx: Ctx, messageId: string, at: Date): void {
  const { org, requestId } = ctx;
  const { jobs, log } = ctx.house;
  ctx.afterCommit(() => {
    soon(ctx, at, (delayMs) => jobs.send(dispatchJob, { messageId }, { orgId: org.id, requestId, delayMs })).catch(
      (error: unknown) => log.warn({ err: error, messageId }, "A message waits for the sweep"),
    );
  });
}

async function soon(ctx: Ctx, at: Date, send: (delayMs: number) => Promise<void>): Promise<void> {
  const delayMs = Math.max(0, at.getTime() - ctx.now().getTime());
  if (delayMs <= SOON_MS) await send(delayMs);
}
