import { defineJob, type JobDefinition } from "@mainstay/jobs";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { defineSweep } from "../../platform/sweep.ts";
import { isAfterDark } from "./due.ts";
import { lookAfterDark } from "./night.ts";
import { giveRulesToOlder } from "./usual-rules.ts";
import { writeDueFollowUps } from "./writing.ts";

const Nothing = z.object({});

/** Does what the clock asks of an organization's rules: the first ones, the night's search, and the words of what is due. */
export const makeFollowUps = defineJob<Ctx, typeof Nothing>({
  name: "follow-ups.make",
  schema: Nothing,
  concurrency: 2,
  // What could not be written is found again by the sweep, a little later.
  attempts: 1,
  async run(ctx) {
    await giveRulesToOlder(ctx);
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

const { sweep, clock } = defineSweep({
  name: "follow-ups.sweep",
  clock: "follow-ups.sweep-every-minute",
  cron: "* * * * *",
  job: makeFollowUps,
  payload: {},
  find: (now) => sql`select org_id from app.organizations_with_follow_ups_to_make(${now})`,
});

export const followUpJobs: JobDefinition<Ctx>[] = [makeFollowUps, sweep];
export const sweepFollowUpsEveryMinute = clock;
