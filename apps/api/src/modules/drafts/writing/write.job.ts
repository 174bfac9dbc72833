import { defineJob, defineSchedule } from "@mainstay/jobs";
import { subMinutes } from "date-fns/subMinutes";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, inTransaction } from "../../../platform/context.ts";
import { Problem } from "../../../platform/problem.ts";
import { query } from "../../../records/sql.ts";
import { lockDraft, moveDraft, named } from "../drafts.states.ts";
import { writeDraft } from "./write.ts";

const About = z.object({ draftId: z.uuid() });
const ATTEMPTS = 3;

/** Fills a draft that was asked for. Runs as often as it likes: one that is written already is left as it is. */
export const writeJob = defineJob<Ctx, typeof About>({
  name: "drafts.write",
  schema: About,
  concurrency: 4,
  attempts: ATTEMPTS,
  async run(ctx, { draftId }, { attempt }) {
    try {
      await writeDraft(ctx, draftId);
    } catch (error) {
      // A refusal would be the same the next time.
      if (attempt < ATTEMPTS && !(error instanceof Problem)) throw error;
      await giveUp(ctx, draftId, error);
    }
  },
});

/** What could not be written says so, with the reason, and can be tried again. */
async function giveUp(ctx: Ctx, draftId: string, error: unknown): Promise<void> {
  ctx.house.log.error({ err: error, draftId }, "A draft could not be written");
  await inTransaction(ctx, async (ctx) => {
    const current = await lockDraft(ctx, draftId);
    if (current.state !== "generating") return;
    const failure = error instanceof Error ? error.message.slice(0, 1_000) : "Unknown";
    await moveDraft(ctx, current, { to: "failed", summary: `Could not write ${named(current)}`, patch: { failure } });
  });
}

/** Has a draft written once the caller's transaction is committed; should the queue be away, the sweep finds it. */
export function sendWrite(ctx: Ctx, draftId: string): void {
  const { house, org, requestId } = ctx;
  ctx.afterCommit(() => {
    house.jobs
      .send(writeJob, { draftId }, { orgId: org.id, requestId })
      .catch((error: unknown) => house.log.warn({ err: error, draftId }, "A draft waits for the sweep"));
  });
}

const AT_ONCE = 200;
/** Longer than any attempt takes. */
const LOST_AFTER_MINUTES = 5;

/** Looks for drafts whose job is gone. */
export const sweepDrafts = defineJob<Ctx, z.ZodObject>({
  name: "drafts.sweep",
  schema: z.object({}),
  async run({ house }) {
    const since = subMinutes(house.now(), LOST_AFTER_MINUTES);
    const waiting = await query<{ org_id: string; id: string }>(
      house.database.system,
      sql`select * from app.waiting_drafts(${since}, ${AT_ONCE})`,
    );
    const sends = waiting.map(({ org_id, id }) => ({ payload: { draftId: id }, orgId: org_id, key: id }));
    await house.jobs.sendMany(writeJob, sends);
  },
});

export const sweepDraftsEveryFiveMinutes = defineSchedule<Ctx, z.ZodObject>({
  name: "drafts.sweep-every-five-minutes",
  cron: "*/5 * * * *",
  job: sweepDrafts,
  payload: {},
});
