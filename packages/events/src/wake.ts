import type { JobDefinition, Jobs } from "@mainstay/jobs";
import { z } from "zod";

/** Tells a worker to look at what a subscriber has to do with one record; the organization travels in the job's meta. */
export const Wake = z.object({ subscriber: z.string(), object: z.string(), recordId: z.uuid() });
export type Wake = z.infer<typeof Wake>;

export type AddressedWake = Wake & { orgId: string };

export type WakeJob = JobDefinition<unknown, typeof Wake>;

/** Identifies a wake: any number of events of a record, waiting for one subscriber, need one look. */
export function wakeKey(orgId: string, { subscriber, object, recordId }: Wake): string {
  return `${subscriber}/${orgId}/${object}/${recordId}`;
}

/** Sends wakes. One that is lost on the way is made up for by the relay's sweep. */
export async function sendWakes(jobs: Jobs, job: WakeJob, wakes: readonly AddressedWake[]): Promise<void> {
  await jobs.sendMany(
    job,
    wakes.map(({ orgId, ...payload }) => ({ payload, orgId, key: wakeKey(orgId, payload) })),
  );
}
