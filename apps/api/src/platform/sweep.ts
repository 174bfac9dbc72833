import { defineJob, defineSchedule, type JobDefinition, type ScheduleDefinition } from "@mainstay/jobs";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { organization } from "./auth/auth.table.ts";
import type { Ctx } from "./context.ts";

const Nothing = z.object({});

export interface Sweep<Schema extends z.ZodType> {
  /** Names of the job that looks and of its clock, which queues keep. */
  name: string;
  clock: string;
  /** Five fields, in UTC. */
  cron: string;
  /** What each organization that is found is sent; once, however often it is found before it runs. */
  job: JobDefinition<Ctx, Schema>;
  payload: z.input<Schema>;
  /** Asks for the `org_id` of those for whom there is something to do. */
  find(now: Date): SQL;
}

/** Looks by the clock for the organizations that have something to do, and sends each the job that does it. */
export function defineSweep<Schema extends z.ZodType>({
  name,
  clock,
  cron,
  job,
  payload,
  find,
}: Sweep<Schema>): {
  sweep: JobDefinition<Ctx, typeof Nothing>;
  clock: ScheduleDefinition<Ctx, typeof Nothing>;
} {
  const sweep = defineJob<Ctx, typeof Nothing>({
    name,
    schema: Nothing,
    async run({ house }) {
      const { rows } = await house.database.system.execute<{ org_id: string }>(find(house.now()));
      await house.jobs.sendMany(
        job,
        rows.map(({ org_id }) => ({ payload, orgId: org_id, key: org_id })),
      );
    },
  });
  return { sweep, clock: defineSchedule<Ctx, typeof Nothing>({ name: clock, cron, job: sweep, payload: {} }) };
}

/** Finds all of them, for work that sees by itself whether there is something to do. */
export const everyOrganization = (): SQL => sql`select ${organization.id} as org_id from ${organization}`;
