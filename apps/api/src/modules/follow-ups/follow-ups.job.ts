import { defineJob, defineSchedule, type JobDefinition } from "@mainstay/jobs";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { query } from "../../records/sql.ts";
import { isAfterDark } from "./due.ts";
import { lookAfterDark } from "./night.ts";
import { writeDueFollowUps } from "./writing.ts";

const Nothing = z.object({});

/** Does what the clock asks of an organization's rules: the night's search, and the words of what is due. */
export const makeFollowUps = defineJob<Ctx, typeof Nothing>({
  name: "follow-ups.make",
  schema: Nothing,
  concurrency: 2,
  // What could not be written is found again by the sweep, a little later.
  attempts: 1,
  async run(ctx) {
    if (isAfterDark(ctx.now(), ctx.org)) await lookAfterDark(ctx);
    await writeDueFollowUps(ctx);
  },
});

/** Has an organization's follow-ups made once the transaction is committed; should the queue be away, the sweep finds them. */
export function makeSoon({ afterCommit, house, org }: Ctx): void {
  afterCommit(() => {
    house.jobs
      .send(makeFollowUps, {}, { orgId: org.id, key: org.id })
      .catch((error: unknown) => house.log.warn({ err: error }, "A follow-up waits for the sweep"));
  });
}

/** Finds the organizations whose follow-ups are to be made. */
const sweepFollowUps = defineJob<Ctx, typeof Nothing>({
  name: "follow-ups.sweep",
  schema: Nothing,
  async run({ house }) {
    const due = await query<{ org_id: string }>(
      house.database.system,
      sql`select org_id from app.organizations_with_follow_ups_to_make(${house.now()})`,
    );
    const sends = due.map(({ org_id }) => ({ payload: {}, orgId: org_id, key: org_id }));
    await house.jobs.sendMany(makeFollowUps, sends);
  },
});

export const followUpJobs: JobDefinition<Ctx>[] = [makeFollowUps, sweepFollowUps];
export const sweepFollowUpsEveryMinute = defineSchedule<Ctx, typeof Nothing>({
  name: "follow-ups.sweep-every-minute",
  cron: "* * * * *",
  job: sweepFollowUps,
  payload: {},
});
