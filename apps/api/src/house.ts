import type { Server } from "node:http";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { openDatabase } from "@mainstay/db";
import { createRelay, deliverJob, eventDepth } from "@mainstay/events";
import { createJobs, openEngine } from "@mainstay/jobs";
import { openMail } from "@mainstay/mail";
import type pg from "pg";
import { jobs as declaredJobs, routes, schedules, subscribers } from "./app.ts";
import { mountChannels } from "./modules/channels/mount.ts";
import { createDocumentGate, mountDocuments } from "./modules/drafts/index.ts";
import { createUsualRules } from "./modules/follow-ups/index.ts";
import { createFirstForm, createFormGate, embeddable, mountForms } from "./modules/forms/index.ts";
import { createChangeRecorder, createFindCustomRole, mountLogos } from "./modules/organizations/index.ts";
import { createTemplatePipelines } from "./modules/pipelines/pipelines.service.ts";
import { createTaskViews } from "./modules/tasks/index.ts";
import { createAlertNudge } from "./modules/views/alerts.nudge.ts";
import { createAuth, findOrganization, trustedOrigins } from "./platform/auth/index.ts";
import type { Config } from "./platform/config.ts";
import { type Ctx, type House, systemCtx } from "./platform/context.ts";
import { createHttp } from "./platform/http.ts";
import { createLog } from "./platform/log.ts";
import { createMetrics } from "./platform/metrics.ts";
import { mountOperations } from "./platform/operations.ts";
import { createRateLimit } from "./platform/rate-limit.ts";
import { openRedis } from "./platform/redis.ts";
import { createReport } from "./platform/report.ts";
import { storageFor } from "./platform/storage.ts";
import { serveWeb } from "./platform/web/web.ts";
import { sweepBackgroundJobs } from "./records/background/run.job.ts";
import { allObjects } from "./records/object.ts";
import { createRealtime } from "./records/realtime.ts";
import { hearSettings } from "./records/settings.ts";

export type ProcessRole = "http" | "worker";

export interface OpenHouse {
  house: House;
  server: Server;
  /** Answers a request without a socket; for tests. */
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

interface HouseOptions {
  config: Config;
  /** The migrated database; the connections switch to roles that row-level security binds. */
  connection: pg.PoolConfig;
  roles?: ProcessRole[];
  now?: () => Date;
  /** Whether the clock starts work by itself. */
  isScheduled?: boolean;
}

/** Puts the parts together and starts them: the one place that knows them all. */
export async function openHouse({
  config,
  connection,
  roles = ["http", "worker"],
  now = () => new Date(),
  isScheduled = true,
}: HouseOptions): Promise<OpenHouse> {
  const log = createLog(config.LOG_LEVEL);
  const report = await createReport(config, log);
  const database = openDatabase({
    connection,
    poolMax: config.DATABASE_POOL,
    onError: (error) => log.warn({ err: error }, "A database connection broke"),
  });
  const redis = await openRedis(config, log);
  const mail = await openMail({
    smtpUrl: config.SMTP_URL,
    from: config.MAIL_FROM,
    folder: join(config.DATA_DIR, "mailbox"),
    now,
  });

  const metrics = createMetrics({ database });
  const house: Partial<House> & Pick<House, "config" | "database" | "log" | "now" | "metrics"> = {
    config,
    database,
    log,
    now,
    metrics,
  };
  const built = house as House;
  built.mailbox = mail.mailbox;
  built.mailer = mail.mailer;
  built.storage = await storageFor(config);

  const ctxFor = async (orgId: string, requestId: string, name?: string): Promise<Ctx> => {
    const org = await findOrganization(database, orgId);
    if (!org) throw new Error(`Organization ${orgId} is no more`);
    return systemCtx(built, org, requestId, name);
  };
  const deliver = deliverJob<Ctx>({
    database,
    subscribers,
    log,
    makeCtx: async (event, db, afterCommit) => ({
      ...(await ctxFor(event.orgId, event.requestId ?? event.id)),
      db,
      transacting: true,
      afterCommit,
    }),
  });
  const engine = await openEngine({
    redisUrl: config.REDIS_URL,
    prefix: config.REDIS_PREFIX,
    connection,
    log,
  });
  built.jobs = createJobs<Ctx>({
    engine,
    jobs: [...declaredJobs, deliver],
    schedules: isScheduled ? schedules : [],
    log,
    makeCtx: async (meta, run) => (meta.orgId ? ctxFor(meta.orgId, meta.requestId ?? run.id) : homeless(built)),
  });
  built.deliveries = { job: deliver };

  built.auth = await createAuth({
    config,
    database,
    log,
    mail: mail.mailer,
    now,
    redis,
    findCustomRole: createFindCustomRole(database),
    objectNamed: (plural) => allObjects().find((object) => object.meta.plural === plural)?.meta.name,
    onOrganizationChange: createChangeRecorder(database, now),
    onOrganizationCreated: async (orgId) => {
      const ctx = await ctxFor(orgId, "set-up");
      await createTemplatePipelines(ctx);
      await createFirstForm(ctx);
      await createTaskViews(ctx);
      await createUsualRules(ctx);
    },
  });
  const stopSettings = await hearSettings(built);

  const limits = {
    signedIn: createRateLimit("member", config.RATE_LIMIT_PER_MINUTE, redis),
    anonymous: createRateLimit("anonymous", config.PUBLIC_RATE_LIMIT_PER_MINUTE, redis),
  };
  const app = createHttp(
    built,
    { auth: { ...built.auth, trustedOrigins: (host) => trustedOrigins(config, host) }, metrics, limits, report },
    routes,
  );
  mountOperations(app, built, { connection, routes, redis });
  built.forms = createFormGate(built, redis);
  built.documents = createDocumentGate(config, redis);
  mountForms(app, built);
  mountDocuments(app, built);
  mountChannels(app, built);
  mountLogos(app, built);
  serveWeb(app);
  const fetch = embeddable(app.fetch);
  const server = createAdaptorServer({ fetch }) as Server;
  const realtime = roles.includes("http")
    ? createRealtime({
        server,
        house: built,
        identify: built.auth.identify,
        redis,
        trustedOrigins: (host) => trustedOrigins(config, host),
      })
    : null;
  if (realtime) built.realtime = realtime;
  built.alertNudge = createAlertNudge(built);
  built.onWritten = built.alertNudge.written;

  const works = roles.includes("worker");
  await built.jobs.start({ work: works });
  const relay = works ? createRelay({ database, jobs: built.jobs, job: deliver, subscribers, log }) : null;
  await relay?.start();
  // What the last process was at when it ended goes on at once.
  if (works) await built.jobs.send(sweepBackgroundJobs, { unmovedMs: 0 });
  measureQueues(built);

  return {
    house: built,
    server,
    fetch: async (request) => fetch(request),
    async close() {
      // In the order of the flow: nothing new comes in, what runs is finished, then the ground is taken away.
      await realtime?.close();
      await new Promise<void>((resolve) => (server.listening ? server.close(() => resolve()) : resolve()));
      await relay?.stop();
      await built.jobs.stop();
      await stopSettings();
      await built.auth.close();
      mail.close();
      redis?.disconnect();
      await report.close();
      await database.close();
    },
  };
}

/** A job of no organization has none to act in; what it may use is the house. */
function homeless(house: House): Ctx {
  const none = {
    id: "00000000-0000-0000-0000-000000000000",
    name: "",
    slug: "",
    timezone: "UTC",
    country: "US",
    currency: "USD",
    locale: "en-US",
    businessHours: null,
    brandColor: null,
    logoId: null,
    deletesAt: null,
  };
  return systemCtx(house, none, "schedule");
}

function measureQueues({ metrics, jobs, database, now }: House) {
  const age = (since: Date | null) => (since ? (now().getTime() - since.getTime()) / 1_000 : 0);
  metrics.gauge("jobs", "Jobs by state, over all queues", async () => {
    const depths = await jobs.depth();
    const sum = (of: "waiting" | "delayed" | "active" | "failed") =>
      depths.reduce((total, queue) => total + queue[of], 0);
    return { waiting: sum("waiting"), delayed: sum("delayed"), active: sum("active"), failed: sum("failed") };
  });
  metrics.gauge("jobs_oldest_seconds", "Age of the oldest job that is ready", async () =>
    Object.fromEntries((await jobs.depth()).map((queue) => [queue.name, age(queue.oldestWaitingSince)])),
  );
  metrics.gauge("outbox_events", "Events not yet relayed, deliveries not yet done, and parked ones", async () => {
    const { unrelayed, pending, parked } = await eventDepth(database.system);
    return { unrelayed, pending, parked };
  });
  metrics.gauge("outbox_oldest_seconds", "Age of the oldest event not yet relayed or delivered", async () => {
    const { oldestUnrelayedAt, oldestPendingAt } = await eventDepth(database.system);
    return { unrelayed: age(oldestUnrelayedAt), pending: age(oldestPendingAt) };
  });
}

declare module "./platform/context.ts" {
  interface House {
    /** The job that brings events to subscribers; retried by hand through it. */
    deliveries: { job: ReturnType<typeof deliverJob<Ctx>> };
  }
}
