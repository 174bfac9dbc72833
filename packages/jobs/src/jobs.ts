import type { z } from "zod";
import type { Envelope, FailedJob, JobEngine, QueueDepth, QueueSpec, SendTransaction, TakenJob } from "./engine.ts";
import type { JobDefinition, JobMeta, JobRun, ScheduleDefinition } from "./job.ts";
import type { Log } from "./log.ts";

export interface SendOptions extends JobMeta {
  /** While a job with this key waits in the queue (not: runs), another send is dropped. */
  key?: string;
  delayMs?: number;
  /** Send as part of this transaction. With BullMQ the job is sent at once, so it must bear a roll-back. */
  tx?: SendTransaction;
}

export interface JobToSend<Payload> extends JobMeta {
  payload: Payload;
  key?: string;
  delayMs?: number;
}

/** The product's background work: send jobs, run them, look after the ones that failed. */
export interface Jobs {
  /** With `work: false` this process only sends. */
  start(options?: { work: boolean }): Promise<void>;
  /** Throws a ZodError when the payload does not fit, and the engine's error when the queue cannot be reached. */
  send<Ctx, S extends z.ZodType>(job: JobDefinition<Ctx, S>, payload: z.input<S>, options?: SendOptions): Promise<void>;
  sendMany<Ctx, S extends z.ZodType>(
    job: JobDefinition<Ctx, S>,
    jobs: readonly JobToSend<z.input<S>>[],
    tx?: SendTransaction,
  ): Promise<void>;
  /** The newest failed jobs first. */
  failed(limit?: number): Promise<FailedJob[]>;
  retry(id: string): Promise<boolean>;
  depth(): Promise<QueueDepth[]>;
  stop(options?: { graceful?: boolean; timeoutMs?: number }): Promise<void>;
}

export interface JobsOptions<Ctx> {
  engine: JobEngine;
  jobs: readonly JobDefinition<Ctx>[];
  schedules?: readonly ScheduleDefinition<Ctx>[];
  /** Builds the context a handler gets from what travelled with the job. */
  makeCtx(meta: JobMeta, run: JobRun): Ctx | Promise<Ctx>;
  log: Log;
}

/** Puts the declared jobs and schedules on an engine. */
export function createJobs<Ctx>({ engine, jobs, schedules = [], makeCtx, log }: JobsOptions<Ctx>): Jobs {
  const known = new Map(jobs.map((job) => [job.name, job]));
  if (known.size !== jobs.length) throw new Error("Two jobs have the same name");

  async function run(definition: JobDefinition<Ctx>, taken: TakenJob): Promise<void> {
    const { meta, payload } = taken.envelope;
    const fields = { job: definition.name, jobId: taken.id, attempt: taken.attempt, ...meta };
    const jobRun: JobRun = {
      id: taken.id,
      name: definition.name,
      attempt: taken.attempt,
      meta,
      again: (options) => engine.send(definition.name, [{ envelope: taken.envelope, ...options }]),
    };
    try {
      await definition.run(await makeCtx(meta, jobRun), definition.schema.parse(payload), jobRun);
    } catch (error) {
      const isLast = taken.attempt >= definition.attempts;
      log.error(
        { ...fields, err: error },
        isLast ? "Job failed for good and is parked" : "Job failed, will be retried",
      );
      throw error;
    }
  }

  function toEnvelope(definition: { name: string; schema: z.ZodType }, payload: unknown, meta: JobMeta): Envelope {
    if (known.get(definition.name) !== definition) throw new Error(`Job ${definition.name} is not registered`);
    definition.schema.parse(payload);
    const { orgId, requestId, actor } = meta;
    return { payload, meta: { orgId, requestId, actor } };
  }

  const queues: QueueSpec[] = jobs.map((definition) => ({
    name: definition.name,
    concurrency: definition.concurrency,
    taken: definition.taken,
    attempts: definition.attempts,
    backoff: definition.backoff,
    handle: (taken) => run(definition, taken),
  }));

  async function sendMany<C, S extends z.ZodType>(
    definition: JobDefinition<C, S>,
    items: readonly JobToSend<z.input<S>>[],
    tx?: SendTransaction,
  ): Promise<void> {
    if (items.length === 0) return;
    const outgoing = items.map(({ payload, key, delayMs, ...meta }) => ({
      envelope: toEnvelope(definition, payload, meta),
      key,
      delayMs,
    }));
    await engine.send(definition.name, outgoing, tx);
  }

  return {
    start: ({ work } = { work: true }) =>
      engine.start(
        queues,
        schedules.map(({ job, payload, ...timing }) => ({
          ...timing,
          queue: job.name,
          envelope: toEnvelope(job, payload, {}),
        })),
        { work },
      ),
    send: (definition, payload, { tx, ...options } = {}) => sendMany(definition, [{ payload, ...options }], tx),
    sendMany,
    failed: (limit = 100) => engine.failed(limit),
    retry: (id) => engine.retry(id),
    depth: () => engine.depth(),
    stop: ({ graceful = true, timeoutMs = 30_000 } = {}) => engine.stop({ graceful, timeoutMs }),
  };
}
