import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { PoolConfig } from "pg";
import { fromDrizzle, type Job, type JobInsert, type JobResult, PgBoss, type Queue } from "pg-boss";
import type {
  Envelope,
  FailedJob,
  JobEngine,
  OutgoingJob,
  QueueDepth,
  QueueSpec,
  ScheduleSpec,
  SendTransaction,
} from "./engine.ts";
import type { Log } from "./log.ts";
import { isDoneWithin } from "./within.ts";

export interface PgBossEngineOptions {
  /** Of the login role; every connection switches to `role`. */
  connection: PoolConfig | string;
  log: Log;
  role?: string;
  schema?: string;
  poolMax?: number;
  /** How late a delayed job or a retry may start; jobs that are ready start at once, by NOTIFY. */
  pollMs?: number;
  /** How often due schedules are looked for. */
  cronCheckMs?: number;
}

/** pg-boss copies a job that used up its attempts into this queue, where nobody works and people look. */
const PARKED = "mainstay.parked";

const DAY_SECONDS = 86_400;

/** Queues in our own database: nothing to install, and a job can be sent inside the caller's transaction. */
export function pgBossEngine({
  connection,
  log,
  role = "mainstay_system",
  schema = "jobs",
  poolMax = 4,
  pollMs = 2_000,
  cronCheckMs = 20_000,
}: PgBossEngineOptions): JobEngine {
  let boss: PgBoss | undefined;
  let worked: string[] = [];

  function started(): PgBoss {
    if (!boss) throw new Error("The job engine is not started");
    return boss;
  }

  async function start(queues: readonly QueueSpec[], schedules: readonly ScheduleSpec[], { work }: { work: boolean }) {
    boss = new PgBoss({
      ...asRole(connection, role),
      schema,
      max: poolMax,
      createSchema: false,
      useListenNotify: work,
      supervise: work,
      schedule: work,
      cronMonitorIntervalSeconds: cronCheckMs / 1_000,
    });
    boss.on("error", (error) => log.error({ err: error }, "Job queue error"));
    boss.on("warning", (warning) => log.warn({ warning }, "Job queue warning"));
    await boss.start();
    await boss.createQueue(PARKED, { retentionSeconds: 365 * DAY_SECONDS });
    for (const queue of queues) await makeQueue(boss, queue);
    if (!work) return;
    for (const queue of queues) await workQueue(boss, queue, pollMs);
    worked = queues.map(({ name }) => name);
    await syncSchedules(boss, schedules);
  }

  async function send(queue: string, jobs: readonly OutgoingJob[], tx?: SendTransaction): Promise<void> {
    const options = { returnId: false, ...(tx && { db: fromDrizzle(tx, sql) }) };
    await started().insert(queue, jobs.map(toInsert), options);
  }

  async function failed(limit: number): Promise<FailedJob[]> {
    const parked = await started().findJobs<Envelope>(PARKED, { queued: true });
    return parked
      .sort((a, b) => b.createdOn.getTime() - a.createdOn.getTime())
      .slice(0, limit)
      .map((job) => ({
        id: job.id,
        name: job.sourceName ?? PARKED,
        envelope: job.data,
        error: messageOf(job.sourceOutput),
        failedAt: job.createdOn,
      }));
  }

  return {
    start,
    send,
    failed,
    retry: async (id) => (await started().redrive(PARKED, { ids: [id] })) === 1,
    depth: () => readDepth(started(), schema),
    async stop({ graceful, timeoutMs }) {
      if (!boss) return;
      if (graceful) await isDoneWithin(timeoutMs, Promise.all(worked.map((queue) => started().offWork(queue))));
      // Fails the jobs that still run, so that another worker retries them.
      await boss.stop({ graceful: false });
      boss = undefined;
    },
  };
}

/** The role as a start-up option, so that no statement can run before the switch. */
function asRole(connection: PoolConfig | string, role: string) {
  const config = typeof connection === "string" ? { connectionString: connection } : connection;
  return { ...config, options: [config.options, `-c role=${role}`].filter(Boolean).join(" ") };
}

/** Makes the queue, or brings an existing one to the limits declared today. */
async function makeQueue(boss: PgBoss, { name, attempts, backoff }: QueueSpec): Promise<void> {
  const retryDelay = Math.ceil(backoff.baseMs / 1_000);
  const options: Omit<Queue, "name"> = {
    retryLimit: attempts - 1,
    retryDelay,
    ...(retryDelay > 0 && { retryBackoff: true, retryDelayMax: Math.ceil(backoff.maxMs / 1_000) }),
    retentionSeconds: 365 * DAY_SECONDS,
    // The parked copy is what is kept; the row in its own queue only has to outlive a look at it.
    deleteAfterSeconds: DAY_SECONDS / 24,
    // A job may take as long as it likes; that its worker was killed shows within a minute or two by its heartbeat.
    expireInSeconds: DAY_SECONDS,
    heartbeatSeconds: 30,
    notify: true,
  };
  if (await boss.getQueue(name)) {
    await boss.updateQueue(name, { ...options, deadLetter: PARKED });
  } else {
    // "short": one waiting job a key, whatever is already running. A job without a key gets one of its own.
    await boss.createQueue(name, { ...options, policy: "short", deadLetter: PARKED });
  }
}

/** One pg-boss worker for each unit of concurrency; each asks for the next jobs as soon as it has finished some. */
async function workQueue(boss: PgBoss, queue: QueueSpec, pollMs: number): Promise<void> {
  const pollSeconds = pollMs / 1_000;
  const options = {
    pollingIntervalSeconds: pollSeconds,
    notifyPollingIntervalSeconds: pollSeconds,
    batchSize: queue.taken,
    perJobResults: true,
  } as const;
  for (let i = 0; i < queue.concurrency; i++) {
    let workerId: string | undefined;
    workerId = await boss.work(queue.name, options, async (jobs: Job<Envelope>[]) => {
      const results: JobResult[] = [];
      for (const job of jobs) results.push(await handled(queue, job));
      // Left alone, pg-boss would sleep for a poll interval between jobs that are all waiting.
      if (workerId) boss.notifyWorker(workerId);
      return results;
    });
  }
}

/** How one job ended; that it failed is nothing to the others taken with it. */
async function handled(queue: QueueSpec, { id, retryCount, data }: Job<Envelope>): Promise<JobResult> {
  try {
    await queue.handle({ id, attempt: retryCount + 1, envelope: data });
    return { id, status: "completed" };
  } catch (error) {
    return { id, status: "failed", output: error };
  }
}

async function syncSchedules(boss: PgBoss, schedules: readonly ScheduleSpec[]): Promise<void> {
  for (const { name, cron, zone, queue, envelope } of schedules) {
    await boss.schedule(queue, cron, envelope, { tz: zone, key: name, missed: "once" });
  }
  const declared = new Set(schedules.map(({ queue, name }) => `${queue}/${name}`));
  for (const { name, key } of await boss.getSchedules()) {
    if (!declared.has(`${name}/${key}`)) await boss.unschedule(name, key);
  }
}

function toInsert({ envelope, key, delayMs = 0 }: OutgoingJob): JobInsert {
  return { data: envelope, singletonKey: key ?? randomUUID(), startAfter: delayMs / 1_000 };
}

function messageOf(output: object | null): string {
  if (output && "message" in output) return String(output.message);
  return JSON.stringify(output);
}

/** Read from pg-boss's own table: its statistics are up to a minute old and know no age. */
async function readDepth(boss: PgBoss, schema: string): Promise<QueueDepth[]> {
  const { rows } = await boss.getDb().executeSql(
    `select q.name,
       (count(*) filter (where j.state < 'active' and j.start_after <= now()))::int as waiting,
       (count(*) filter (where j.state < 'active' and j.start_after > now()))::int as delayed,
       (count(*) filter (where j.state = 'active'))::int as active,
       (select count(*)::int from ${schema}.job p where p.name = $1 and p.source_name = q.name) as failed,
       min(j.start_after) filter (where j.state < 'active' and j.start_after <= now()) as oldest
     from ${schema}.queue q left join ${schema}.job j on j.name = q.name
     where q.name <> $1 and q.name not like '\\_\\_pgboss\\_\\_%'
     group by q.name order by q.name`,
    [PARKED],
  );
  return rows.map(({ oldest, ...counts }) => ({ ...counts, oldestWaitingSince: oldest }));
}
