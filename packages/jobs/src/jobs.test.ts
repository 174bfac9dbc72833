import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { createJobs, defineJob, defineSchedule, type JobDefinition, type JobRun, type Jobs } from "./index.ts";

import { type EngineUnderTest, type QueueDatabase, silent, startQueueDatabase, testEngines } from "./testing/index.ts";

type Ctx = { orgId: string | undefined };

const Greet = z.object({ name: z.string() });
const AT_ONCE = { baseMs: 0, maxMs: 0 };

let database: QueueDatabase;
beforeAll(async () => {
  database = await startQueueDatabase();
});
afterAll(() => database.stop());

describe.each(testEngines)("jobs on $name", { timeout: 30_000 }, ({ start, cron }) => {
  let store: EngineUnderTest;
  const running: Jobs[] = [];

  beforeAll(async () => {
    store = await start(database.connection, silent);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((jobs) => jobs.stop({ graceful: false })));
  });
  afterAll(() => store.stop());

  /** As many processes as it is called times. */
  async function startProcess(
    jobs: JobDefinition<Ctx>[],
    options: { work?: boolean; schedules?: ReturnType<typeof defineSchedule<Ctx, typeof Greet>>[] } = {},
  ): Promise<Jobs> {
    const process = createJobs<Ctx>({
      engine: store.make(),
      jobs,
      schedules: options.schedules ?? [],
      makeCtx: ({ orgId }) => ({ orgId }),
      log: silent,
    });
    running.push(process);
    await process.start({ work: options.work ?? true });
    return process;
  }

  function greetJob(run: (name: string, job: JobRun, ctx: Ctx) => void | Promise<void>, concurrency = 1) {
    return defineJob({
      name: `greet.${crypto.randomUUID()}`,
      schema: Greet,
      attempts: 3,
      backoff: AT_ONCE,
      concurrency,
      run: async (ctx: Ctx, { name }, job) => run(name, job, ctx),
    });
  }

  test("each job runs once, with its payload and on whose behalf it was sent", async () => {
    const seen: unknown[] = [];
    const greet = greetJob((name, { attempt, meta }, ctx) => {
      seen.push({ name, attempt, requestId: meta.requestId, orgId: ctx.orgId });
    });
    const jobs = await startProcess([greet]);
    await startProcess([greet]);

    await jobs.send(greet, { name: "Ada" }, { orgId: "org-1", requestId: "r-1" });
    await jobs.sendMany(greet, [{ payload: { name: "Bo" } }, { payload: { name: "Cy" } }]);

    await vi.waitFor(() => expect(seen).toHaveLength(3), 5_000);
    expect(seen).toContainEqual({ name: "Ada", attempt: 1, requestId: "r-1", orgId: "org-1" });
    await vi.waitFor(async () => expect(await depthOf(jobs, greet)).toMatchObject({ waiting: 0, active: 0 }), 5_000);
    expect(seen).toHaveLength(3);
  });

  test("a payload that does not fit is refused when it is sent", async () => {
    const greet = greetJob(() => {});
    const jobs = await startProcess([greet], { work: false });

    await expect(Reflect.apply(jobs.send, jobs, [greet, { name: 7 }])).rejects.toThrow(z.ZodError);

    expect(await depthOf(jobs, greet)).toMatchObject({ waiting: 0 });
  });

  test("a job that keeps failing is parked with its payload and error, and can be retried once it is fixed", async () => {
    let broken = true;
    const attempts: number[] = [];
    const greet = greetJob((_name, { attempt }) => {
      attempts.push(attempt);
      if (broken) throw new Error("No such person");
    });
    const jobs = await startProcess([greet]);

    await jobs.send(greet, { name: "Ada" }, { orgId: "org-1" });
    const parked = await vi.waitUntil(async () => (await failedOf(jobs, greet))[0], 10_000);
    expect(attempts).toEqual([1, 2, 3]);
    expect(parked).toMatchObject({
      envelope: { payload: { name: "Ada" }, meta: { orgId: "org-1" } },
      error: "No such person",
    });
    expect(await depthOf(jobs, greet)).toMatchObject({ failed: 1 });

    broken = false;
    expect(await jobs.retry(parked.id)).toBe(true);
    await vi.waitFor(() => expect(attempts).toEqual([1, 2, 3, 1]), 5_000);
    expect(await failedOf(jobs, greet)).toEqual([]);
    expect(await jobs.retry(parked.id)).toBe(false);
  });

  test("of jobs taken together one that fails is tried again alone", async () => {
    const seen: string[] = [];
    const greet = defineJob({
      ...greetJob(() => {}),
      taken: 10,
      run: async (_ctx: Ctx, { name }, { attempt }) => {
        seen.push(`${name} ${attempt}`);
        if (name === "Bo" && attempt === 1) throw new Error("No such person");
      },
    });
    const sender = await startProcess([greet], { work: false });
    await sender.sendMany(
      greet,
      ["Ada", "Bo", "Cy"].map((name) => ({ payload: { name } })),
    );

    await startProcess([greet]);

    await vi.waitFor(() => expect(seen.toSorted()).toEqual(["Ada 1", "Bo 1", "Bo 2", "Cy 1"]), 10_000);
    await vi.waitFor(async () => expect(await depthOf(sender, greet)).toMatchObject({ waiting: 0, active: 0 }), 5_000);
    expect(seen).toHaveLength(4);
  });

  test("sends with one key are merged while they wait, but not with one that is running", async () => {
    const gate = Promise.withResolvers<void>();
    const seen: string[] = [];
    const greet = greetJob(async (name) => {
      seen.push(name);
      if (name === "first") await gate.promise;
    });
    const jobs = await startProcess([greet]);

    await jobs.send(greet, { name: "first" }, { key: "k" });
    await vi.waitFor(() => expect(seen).toEqual(["first"]), 5_000);
    await jobs.send(greet, { name: "second" }, { key: "k" });
    await jobs.send(greet, { name: "third" }, { key: "k" });
    await jobs.send(greet, { name: "other" }, { key: "l" });
    expect(await depthOf(jobs, greet)).toMatchObject({ waiting: 2, active: 1 });

    gate.resolve();
    await vi.waitFor(() => expect(seen).toEqual(["first", "second", "other"]), 5_000);
  });

  test("a delayed job waits for its time", async () => {
    const ran = Promise.withResolvers<number>();
    const greet = greetJob(() => ran.resolve(performance.now()));
    const jobs = await startProcess([greet]);

    const sent = performance.now();
    await jobs.send(greet, { name: "Ada" }, { delayMs: 400 });
    expect(await depthOf(jobs, greet)).toMatchObject({ waiting: 0, delayed: 1 });

    expect((await ran.promise) - sent).toBeGreaterThan(390);
  });

  test("a job can ask to come again", async () => {
    const seen: string[] = [];
    const greet = greetJob(async (name, job) => {
      seen.push(name);
      if (seen.length < 3) await job.again({ delayMs: 1, key: "again" });
    });
    const jobs = await startProcess([greet]);

    await jobs.send(greet, { name: "Ada" });

    await vi.waitFor(() => expect(seen).toEqual(["Ada", "Ada", "Ada"]), 10_000);
  });

  test("no more jobs run at once than declared", async () => {
    let now = 0;
    let most = 0;
    let done = 0;
    const gate = Promise.withResolvers<void>();
    const greet = greetJob(async () => {
      most = Math.max(most, ++now);
      if (now === 3) gate.resolve();
      await gate.promise;
      now--;
      done++;
    }, 3);
    const jobs = await startProcess([greet]);

    await jobs.sendMany(
      greet,
      Array.from({ length: 20 }, (_, i) => ({ payload: { name: String(i) } })),
    );

    await vi.waitFor(() => expect(done).toBe(20), 5_000);
    expect(most).toBe(3);
  });

  test("a graceful stop waits for the running job and takes no other", async () => {
    const gate = Promise.withResolvers<void>();
    const seen: string[] = [];
    const greet = greetJob(async (name) => {
      seen.push(`${name} starts`);
      await gate.promise;
      seen.push(`${name} ends`);
    });
    const jobs = await startProcess([greet]);
    const observer = await startProcess([greet], { work: false });
    await jobs.send(greet, { name: "Ada" });
    await jobs.send(greet, { name: "Bo" });
    await vi.waitFor(() => expect(seen).toEqual(["Ada starts"]), 5_000);

    const stopped = jobs.stop();
    gate.resolve();
    await stopped;

    expect(seen).toEqual(["Ada starts", "Ada ends"]);
    expect(await depthOf(observer, greet)).toMatchObject({ waiting: 1, active: 0 });
  });

  test("a worker that is cut off in mid-job loses nothing: another does the work", async () => {
    const never = new Promise<void>(() => {});
    const begun: string[] = [];
    const greet = greetJob(async (name) => {
      begun.push(name);
      await never;
    });
    const seen: string[] = [];
    const sameGreet = { ...greet, run: async (_ctx: Ctx, { name }: z.output<typeof Greet>) => void seen.push(name) };
    const doomed = await startProcess([greet]);
    await doomed.sendMany(
      greet,
      ["Ada", "Bo", "Cy"].map((name) => ({ payload: { name } })),
    );
    await vi.waitFor(() => expect(begun).toHaveLength(1), 5_000);

    await doomed.stop({ graceful: false });
    await startProcess([sameGreet]);

    await vi.waitFor(() => expect(seen.sort()).toEqual(["Ada", "Bo", "Cy"]), 10_000);
  });

  test("a schedule fires once each time it is due, with two workers", async () => {
    const wanted = cron.everyMs === 1_000 ? 5 : 1;
    const startedAt = Date.now();
    const seen: string[] = [];
    const greet = greetJob((name) => void seen.push(name));
    const schedules = [defineSchedule({ name: "hello", cron: cron.pattern, job: greet, payload: { name: "clock" } })];
    const workers = await Promise.all([startProcess([greet], { schedules }), startProcess([greet], { schedules })]);

    await vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(wanted), 15_000);
    await Promise.all(workers.map((worker) => worker.stop()));

    const dueTimes = Math.floor(Date.now() / cron.everyMs) - Math.floor(startedAt / cron.everyMs) + 1;
    expect(seen.length).toBeLessThanOrEqual(dueTimes);
  });
});

async function depthOf(jobs: Jobs, job: { name: string }) {
  return (await jobs.depth()).find(({ name }) => name === job.name);
}

async function failedOf(jobs: Jobs, job: { name: string }) {
  return (await jobs.failed()).filter(({ name }) => name === job.name);
}
