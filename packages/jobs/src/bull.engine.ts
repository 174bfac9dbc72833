import { type Job, Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { backoffMs } from "./backoff.ts";
import type { Envelope, FailedJob, JobEngine, OutgoingJob, QueueDepth, QueueSpec, ScheduleSpec } from "./engine.ts";
import type { Log } from "./log.ts";
import { isDoneWithin } from "./within.ts";

export interface BullEngineOptions {
  redisUrl: string;
  log: Log;
  /** Keeps several installations apart on one Redis. */
  prefix?: string;
  /** After how long a killed worker's jobs are taken back. */
  lockMs?: number;
}

/** Queues on Redis, for any number of workers. A send while Redis is away fails at once instead of waiting unseen. */
export function bullEngine({ redisUrl, log, prefix = "mainstay", lockMs = 30_000 }: BullEngineOptions): JobEngine {
  const queues = new Map<string, Queue<Envelope>>();
  const workers: Worker<Envelope>[] = [];
  const connections: Redis[] = [];

  async function connect(options: { enableOfflineQueue: boolean; maxRetriesPerRequest: number | null }) {
    const redis = new Redis(redisUrl, { ...options, lazyConnect: true });
    redis.on("error", (error) => log.warn({ err: error }, "Redis is unreachable"));
    connections.push(redis);
    await redis.connect();
    return redis;
  }

  async function start(specs: readonly QueueSpec[], schedules: readonly ScheduleSpec[], { work }: { work: boolean }) {
    const sending = await connect({ enableOfflineQueue: false, maxRetriesPerRequest: 1 });
    for (const spec of specs) {
      const queue = new Queue<Envelope>(spec.name, {
        connection: sending,
        prefix,
        skipWaitingForReady: true,
        defaultJobOptions: {
          attempts: spec.attempts,
          backoff: { type: "custom" },
          removeOnComplete: true,
          removeOnFail: false,
        },
      });
      queue.on("error", (error) => log.warn({ err: error, job: spec.name }, "Job queue error"));
      queues.set(spec.name, queue);
    }
    await Promise.all([...queues.values()].map((queue) => queue.waitUntilReady()));
    if (!work) return;
    // Workers wait for a lost Redis however long it takes.
    const working = await connect({ enableOfflineQueue: true, maxRetriesPerRequest: null });
    for (const spec of specs) workers.push(workQueue(spec, working));
    // A worker that loses Redis before it is ready never recovers, so a start that meets this must fail.
    await Promise.all(workers.map((worker) => worker.waitUntilReady()));
    await syncSchedules(queues, schedules);
  }

  function workQueue(spec: QueueSpec, connection: Redis): Worker<Envelope> {
    const worker = new Worker<Envelope>(
      spec.name,
      async (job) => {
        // From here on a send with this key must queue another run: this one may have read too early to see its cause.
        if (job.deduplicationId) await job.removeDeduplicationKey();
        await spec.handle({ id: String(job.id), attempt: job.attemptsMade + 1, envelope: job.data });
      },
      {
        connection,
        prefix,
        concurrency: spec.concurrency,
        lockDuration: lockMs,
        stalledInterval: lockMs,
        // A worker killed in mid-job is no fault of the job: it is parked by its own failures only.
        maxStalledCount: spec.attempts,
        // How soon a worker that lost Redis asks for it again.
        runRetryDelay: 1_000,
        settings: { backoffStrategy: (attemptsMade) => backoffMs(spec.backoff, attemptsMade) },
      },
    );
    worker.on("error", (error) => log.warn({ err: error, job: spec.name }, "Job worker error"));
    return worker;
  }

  function queueNamed(name: string): Queue<Envelope> {
    const queue = queues.get(name);
    if (!queue) throw new Error(`The job engine is not started or does not know ${name}`);
    return queue;
  }

  async function failed(limit: number): Promise<FailedJob[]> {
    const lists = await Promise.all([...queues.values()].map((queue) => queue.getFailed(0, limit - 1)));
    return lists
      .flat()
      .map(toFailedJob)
      .sort((a, b) => b.failedAt.getTime() - a.failedAt.getTime())
      .slice(0, limit);
  }

  return {
    start,
    async send(name, jobs) {
      await queueNamed(name).addBulk(jobs.map((job) => toBulk(name, job)));
    },
    failed,
    async retry(id) {
      const [name, jobId] = splitId(id);
      const job = await queues.get(name)?.getJob(jobId);
      if (!job || !(await job.isFailed())) return false;
      await job.retry("failed", { resetAttemptsMade: true });
      return true;
    },
    depth: () => Promise.all([...queues.values()].map(readDepth)),
    async stop({ graceful, timeoutMs }) {
      await Promise.all(workers.map((worker) => closeWorker(worker, graceful, timeoutMs)));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      for (const connection of connections) connection.disconnect();
      workers.length = 0;
      queues.clear();
      connections.length = 0;
    },
  };
}

async function syncSchedules(
  queues: ReadonlyMap<string, Queue<Envelope>>,
  schedules: readonly ScheduleSpec[],
): Promise<void> {
  for (const [queueName, queue] of queues) {
    const declared = schedules.filter((schedule) => schedule.queue === queueName);
    for (const { name, cron, zone, envelope } of declared) {
      await queue.upsertJobScheduler(name, { pattern: cron, tz: zone }, { name: queueName, data: envelope });
    }
    for (const { key } of await queue.getJobSchedulers()) {
      if (!declared.some(({ name }) => name === key)) await queue.removeJobScheduler(key);
    }
  }
}

function toBulk(name: string, { envelope, key, delayMs }: OutgoingJob) {
  return { name, data: envelope, opts: { delay: delayMs, ...(key && { deduplication: { id: key } }) } };
}

/** Waits for the running jobs, but not beyond `timeoutMs`: what still runs then is taken back by another worker. */
async function closeWorker(worker: Worker<Envelope>, graceful: boolean, timeoutMs: number): Promise<void> {
  if (!graceful) return worker.close(true);
  if (await isDoneWithin(timeoutMs, worker.close())) return;
  await worker.disconnect();
}

/** BullMQ numbers jobs within a queue, so the queue's name is part of our id. */
function toFailedJob(job: Job<Envelope>): FailedJob {
  return {
    id: `${job.queueName}:${job.id}`,
    name: job.queueName,
    envelope: job.data,
    error: job.failedReason,
    failedAt: new Date(job.finishedOn ?? job.timestamp),
  };
}

function splitId(id: string): [name: string, jobId: string] {
  const colon = id.indexOf(":");
  return [id.slice(0, colon), id.slice(colon + 1)];
}

async function readDepth(queue: Queue<Envelope>): Promise<QueueDepth> {
  const { waiting = 0, delayed = 0, active = 0, failed = 0 } = await queue.getJobCounts();
  const [oldest] = await queue.getJobs(["waiting"], 0, 0, true);
  return {
    name: queue.name,
    waiting,
    delayed,
    active,
    failed,
    oldestWaitingSince: oldest ? new Date(oldest.timestamp) : null,
  };
}
