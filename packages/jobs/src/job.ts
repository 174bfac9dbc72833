import type { z } from "zod";
import { type Backoff, DEFAULT_BACKOFF } from "./backoff.ts";

/** On whose behalf a job runs: travels beside the payload, for tenancy and logs. */
export interface JobMeta {
  orgId?: string;
  requestId?: string;
  /** The actor as the app knows it; JSON. */
  actor?: object;
}

/** One attempt at a job, as its handler sees it. */
export interface JobRun {
  id: string;
  name: string;
  /** 1 for the first attempt. */
  attempt: number;
  meta: JobMeta;
  /** Sends this same job once more, `delayMs` from now; sends with one `key` are merged while they wait. */
  again(options: { delayMs: number; key?: string }): Promise<void>;
}

/** A kind of background work: what it is told, how often it is tried, and what it does. */
export interface JobDefinition<Ctx, Schema extends z.ZodType = z.ZodType> {
  name: string;
  schema: Schema;
  concurrency: number;
  taken: number;
  attempts: number;
  backoff: Backoff;
  run(ctx: Ctx, payload: z.output<Schema>, job: JobRun): Promise<void>;
}

/**
 * Declares a job. `name` is `module.act`; `schema` judges the payload both when it is sent and when it runs;
 * `concurrency` is how many run at once in one process (1); `taken` how many of those waiting are fetched in one go, to be
 * run one after the other (1), which is for many short ones, of whose cost it is half; `attempts` how often it is tried
 * before it is parked as failed (5); `backoff` the wait between attempts. A job may run twice, so `run` must be safe to
 * repeat.
 */
export function defineJob<Ctx, Schema extends z.ZodType>(
  job: Pick<JobDefinition<Ctx, Schema>, "name" | "schema" | "run"> &
    Partial<Pick<JobDefinition<Ctx, Schema>, "concurrency" | "taken" | "attempts" | "backoff">>,
): JobDefinition<Ctx, Schema> {
  return { concurrency: 1, taken: 1, attempts: 5, backoff: DEFAULT_BACKOFF, ...job };
}

/** A job sent by the clock. */
export interface ScheduleDefinition<Ctx, Schema extends z.ZodType = z.ZodType> {
  name: string;
  /** Five fields: minute, hour, day of month, month, day of week. */
  cron: string;
  /** IANA name of the time zone the cron expression is read in. */
  zone: string;
  job: JobDefinition<Ctx, Schema>;
  payload: z.input<Schema>;
}

/** Declares that `job` is sent with `payload` whenever `cron` is due in `zone` (UTC), once however many workers run. */
export function defineSchedule<Ctx, Schema extends z.ZodType>(
  schedule: Omit<ScheduleDefinition<Ctx, Schema>, "zone"> & { zone?: string },
): ScheduleDefinition<Ctx, Schema> {
  return { zone: "UTC", ...schedule };
}
