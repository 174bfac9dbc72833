import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Backoff } from "./backoff.ts";
import type { JobMeta } from "./job.ts";

/** What travels through the queue. */
export interface Envelope {
  payload: unknown;
  meta: JobMeta;
}

/** A job taken from the queue. */
export interface TakenJob {
  id: string;
  attempt: number;
  envelope: Envelope;
}

/** A queue as an engine sees it: a job's name, its limits, and what to do with one that arrives. */
export interface QueueSpec {
  name: string;
  concurrency: number;
  /** How many an engine may fetch in one go where fetching costs, to be handled one after the other. */
  taken: number;
  attempts: number;
  backoff: Backoff;
  handle(job: TakenJob): Promise<void>;
}

export interface ScheduleSpec {
  name: string;
  cron: string;
  zone: string;
  queue: string;
  envelope: Envelope;
}

export interface OutgoingJob {
  envelope: Envelope;
  /** While a job with the same key waits in the queue (not: runs), another is dropped. */
  key?: string;
  delayMs?: number;
}

/** A transaction to send in, on the database that also holds the queue. */
export type SendTransaction = Pick<NodePgDatabase, "execute">;

/** A job that used up its attempts, kept with its payload and its last error until somebody retries it. */
export interface FailedJob {
  /** Opaque; for `retry`. */
  id: string;
  name: string;
  envelope: Envelope;
  error: string;
  failedAt: Date;
}

export interface QueueDepth {
  name: string;
  /** Ready to run. */
  waiting: number;
  /** Waiting for their time: sent with a delay, or between attempts. */
  delayed: number;
  active: number;
  failed: number;
  /** Since when the oldest ready job has been waiting. */
  oldestWaitingSince: Date | null;
}

/** The port behind which pg-boss and BullMQ stand. It moves envelopes; it knows nothing of payloads or contexts. */
export interface JobEngine {
  /** Connects and makes the queues; with `work`, also takes jobs and fires schedules. */
  start(queues: readonly QueueSpec[], schedules: readonly ScheduleSpec[], options: { work: boolean }): Promise<void>;
  /** Resolves once the jobs are safe in the queue, or (with `tx`, where the engine can) in the transaction. */
  send(queue: string, jobs: readonly OutgoingJob[], tx?: SendTransaction): Promise<void>;
  failed(limit: number): Promise<FailedJob[]>;
  /** Sends a failed job again with all its attempts; false when there is no such job. */
  retry(id: string): Promise<boolean>;
  depth(): Promise<QueueDepth[]>;
  /** Stops taking jobs; graceful waits for the running ones, up to `timeoutMs`. */
  stop(options: { graceful: boolean; timeoutMs: number }): Promise<void>;
}
