import { defineJob, type JobDefinition } from "@mainstay/jobs";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { defineSweep, everyOrganization } from "../../platform/sweep.ts";
import { keepRisksOfToday } from "./risk.keeping.ts";

const Nothing = z.object({});

/** Reckons an organization's risks once a day, since time alone changes them. */
const reckonRisks = defineJob<Ctx, typeof Nothing>({
  name: "hygiene.reckon-risks",
  schema: Nothing,
  run: (ctx) => keepRisksOfToday(ctx),
});

/** Has all risks reckoned anew once the transaction is committed: many records came at once, without an event each. */
export async function reckonRisksSoon({ afterCommit, db, house, org }: Ctx): Promise<void> {
  await db.execute(sql`delete from risk_days where org_id = ${org.id}`);
  afterCommit(() => {
    house.jobs
      .send(reckonRisks, {}, { orgId: org.id, key: org.id })
      .catch((error: unknown) => house.log.warn({ err: error }, "Risks wait for the next sweep"));
  });
}

/** Every hour, so that each organization's day begins with it, also after a night in which the server was off. */
const { sweep, clock } = defineSweep({
  name: "hygiene.reckon-everywhere",
  clock: "hygiene.reckon-every-hour",
  cron: "12 * * * *",
  job: reckonRisks,
  payload: {},
  find: everyOrganization,
});

export const riskJobs: JobDefinition<Ctx>[] = [reckonRisks, sweep];
export const reckonRisksEveryHour = clock;
