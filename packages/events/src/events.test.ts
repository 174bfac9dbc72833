import { type Database, type Db, newId, openDatabase } from "@mainstay/db";
import { createJobs, type Jobs } from "@mainstay/jobs";
import {
  type EngineUnderTest,
  type QueueDatabase,
  silent,
  startQueueDatabase,
  testEngines,
} from "@mainstay/jobs/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import {
  createRelay,
  type DomainEvent,
  defineEvent,
  defineSubscriber,
  deliverJob,
  emit,
  emitRows,
  eventDepth,
  forgetDelivered,
  outboxRow,
  parkedDeliveries,
  type Relay,
  retryDelivery,
  type SubscriberDefinition,
  type WakeJob,
} from "./index.ts";
import { relayBatch, subscriptionsOf } from "./relay-batch.ts";
import { eventsMigration } from "./testing/migration.ts";
import { sendWakes } from "./wake.ts";

type Ctx = { db: Db; event: DomainEvent };
type Process = { jobs: Jobs; job: WakeJob; relay: Relay };

const dealWon = defineEvent({ name: "deal.won", version: 1, payload: z.object({ step: z.number() }) });
const dealLost = defineEvent({ name: "deal.lost", version: 1, payload: z.object({ reason: z.string() }) });

const actor = { type: "member", id: "m-1" };
const AT_ONCE = { baseMs: 0, maxMs: 0 };
const SOON = 10_000;

describe.each(testEngines)("events on $name", { timeout: 30_000 }, ({ start }) => {
  let server: QueueDatabase;
  let database: Database;
  let store: EngineUnderTest;
  let orgId: string;
  const running: Process[] = [];

  beforeAll(async () => {
    // What subscribers do in these tests: leave a note. Its number tells in which order they did.
    server = await startQueueDatabase([
      ...(await eventsMigration()),
      "create table notes (org_id uuid not null, number bigint generated always as identity, subscriber text, record_id uuid, step int)",
    ]);
    database = openDatabase({ connection: server.connection, poolMax: 20 });
    store = await start(server.connection, silent);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map(stopProcess));
  });
  afterAll(async () => {
    await store.stop();
    await database.close();
    await server.stop();
  });

  async function startProcess(
    subscribers: SubscriberDefinition<Ctx>[],
    options: { relaying?: boolean; sweepMs?: number } = {},
  ): Promise<Process> {
    orgId = newId();
    const makeCtx = (event: DomainEvent, db: Db) => ({ db, event });
    const job = deliverJob({ database, subscribers, makeCtx, log: silent, backoff: AT_ONCE });
    const jobs = createJobs({ engine: store.make(), jobs: [job], makeCtx: () => ({}), log: silent });
    await jobs.start();
    const sweepMs = options.sweepMs ?? 60_000;
    const relay = createRelay({ database, jobs, job, subscribers, log: silent, pollMs: 100, sweepMs });
    if (options.relaying ?? true) await relay.start();
    const process = { jobs, job, relay };
    running.push(process);
    return process;
  }

  /** Wins a deal once for each step, each in a transaction of its own. */
  async function winDeal(recordId: string, steps: readonly number[]): Promise<void> {
    for (const step of steps) {
      await database.transaction(orgId, (db) =>
        emit(db, orgId, dealWon, { object: "deal", recordId, payload: { step }, actor, at: new Date() }),
      );
    }
  }

  async function notes(subscriber: { name: string }, recordId?: string): Promise<number[]> {
    const { rows } = await database
      .forOrg(orgId)
      .$client.query<{ step: number; record_id: string }>(
        "select step, record_id from notes where subscriber = $1 order by number",
        [subscriber.name],
      );
    return rows.filter((row) => !recordId || row.record_id === recordId).map(({ step }) => step);
  }

  async function pending(): Promise<number> {
    return (await eventDepth(database.system)).pending;
  }

  test("each event reaches each of its subscribers once, on behalf of whoever caused it", async () => {
    const seen: DomainEvent[] = [];
    const celebrate = noteTaker("celebrate", ({ event }) => void seen.push(event));
    const report = noteTaker("report");
    await startProcess([celebrate, report]);
    const recordId = newId();

    await database.transaction(orgId, (db) =>
      emit(db, orgId, dealWon, {
        object: "deal",
        recordId,
        payload: { step: 1 },
        actor,
        requestId: "r-1",
        at: new Date("2026-01-02T03:04:05.678Z"),
      }),
    );
    await winDeal(recordId, [2, 3]);

    await vi.waitFor(async () => expect(await notes(report)).toEqual([1, 2, 3]), SOON);
    await vi.waitFor(async () => expect(await notes(celebrate)).toEqual([1, 2, 3]), SOON);
    expect(await pending()).toBe(0);
    expect(seen[0]).toMatchObject({
      name: "deal.won",
      version: 1,
      orgId,
      object: "deal",
      recordId,
      payload: { step: 1 },
      actor,
      requestId: "r-1",
      at: new Date("2026-01-02T03:04:05.678Z"),
    });
  });

  test("an event of a transaction that rolls back is never told", async () => {
    const celebrate = noteTaker("celebrate");
    await startProcess([celebrate]);
    const recordId = newId();

    const failing = database.transaction(orgId, async (db) => {
      await emit(db, orgId, dealWon, { object: "deal", recordId, payload: { step: 1 }, actor, at: new Date() });
      throw new Error("The deal could not be won");
    });
    await expect(failing).rejects.toThrow("could not be won");
    await winDeal(recordId, [2]);

    await vi.waitFor(async () => expect(await notes(celebrate)).toEqual([2]), SOON);
  });

  test("an event that nobody subscribes to is kept in the log and makes no work", async () => {
    await startProcess([noteTaker("celebrate")]);
    const lost = { object: "deal", recordId: newId(), payload: { reason: "price" }, actor, at: new Date() };

    await database.transaction(orgId, (db) => emitRows(db, [outboxRow(orgId, dealLost, lost)]));

    await vi.waitFor(async () => expect((await eventDepth(database.system)).unrelayed).toBe(0), SOON);
    const { rows } = await database
      .forOrg(orgId)
      .$client.query("select name, payload, (select count(*)::int from event_deliveries) as deliveries from outbox");
    expect(rows).toEqual([{ name: "deal.lost", payload: { reason: "price" }, deliveries: 0 }]);
  });

  test("an event outside its subscriber's `where` is not delivered; one that cannot be judged is", async () => {
    const third = { ...noteTaker("third"), where: "$.step == 3" };
    const unclear = { ...noteTaker("unclear"), where: "$.step" };
    await startProcess([third, unclear]);

    await winDeal(newId(), [1, 3]);

    await vi.waitFor(async () => expect(await notes(unclear)).toEqual([1, 3]), SOON);
    await vi.waitFor(async () => expect(await notes(third)).toEqual([3]), SOON);
    const { rows } = await database.forOrg(orgId).$client.query("select count(*) as count from event_deliveries");
    expect(rows).toEqual([{ count: 3 }]);
  });

  test("a handler that throws after writing leaves nothing behind and is tried again", async () => {
    const attempts: number[] = [];
    const celebrate = noteTaker("celebrate", ({ event }) => {
      attempts.push(event.seq);
      if (attempts.length < 3) throw new Error("Out of champagne");
    });
    await startProcess([celebrate]);

    await winDeal(newId(), [1]);

    await vi.waitFor(async () => expect(await notes(celebrate)).toEqual([1]), SOON);
    expect(attempts).toHaveLength(3);
  });

  test("a record's events stay in order with eight workers in two processes", async () => {
    const celebrate = noteTaker("celebrate");
    await startProcess([celebrate]);
    await startProcess([celebrate]);
    const records = Array.from({ length: 8 }, () => newId());
    const steps = Array.from({ length: 15 }, (_, step) => step);

    await Promise.all(records.map((recordId) => winDeal(recordId, steps)));

    await vi.waitFor(async () => expect(await notes(celebrate)).toHaveLength(records.length * steps.length), 20_000);
    for (const recordId of records) expect(await notes(celebrate, recordId)).toEqual(steps);
  });

  test("a relay that crashes before its commit relays again, to one effect", async () => {
    const celebrate = noteTaker("celebrate");
    const { relay } = await startProcess([celebrate], { relaying: false });
    await winDeal(newId(), [1, 2]);

    const powerCut: Pick<Database, "systemTransaction"> = {
      systemTransaction: (work) =>
        database.systemTransaction(async (db) => {
          await work(db);
          throw new Error("Power cut");
        }),
    };
    await expect(relayBatch(powerCut, subscriptionsOf([celebrate]), 10)).rejects.toThrow("Power cut");
    await relay.start();

    await vi.waitFor(async () => expect(await notes(celebrate)).toEqual([1, 2]), SOON);
    expect(await pending()).toBe(0);
  });

  test("waking a worker more often than needed changes nothing", async () => {
    const celebrate = noteTaker("celebrate");
    const { jobs, job } = await startProcess([celebrate]);
    const recordId = newId();

    await winDeal(recordId, [1, 2, 3]);
    const wake = { payload: { subscriber: celebrate.name, object: "deal", recordId }, orgId };
    await jobs.sendMany(
      job,
      Array.from({ length: 10 }, () => wake),
    );

    await vi.waitFor(async () => expect(await notes(celebrate)).toHaveLength(3), SOON);
    await idle(jobs);
    expect(await notes(celebrate)).toEqual([1, 2, 3]);
  });

  test("a poisoned event is parked in sight, the record's later ones go on, and it can be retried", async () => {
    let isFixed = false;
    const celebrate = noteTaker("celebrate", ({ event }) => {
      if (!isFixed && dealWon.payload.parse(event.payload).step === 2) throw new Error("Two is unlucky");
    });
    const { jobs, job } = await startProcess([celebrate]);
    const recordId = newId();

    await winDeal(recordId, [1, 2, 3]);
    await vi.waitFor(async () => expect(await notes(celebrate)).toEqual([1, 3]), SOON);
    const [parked, ...others] = await parkedDeliveries(database.forOrg(orgId));
    expect(others).toEqual([]);
    expect(parked).toMatchObject({ subscriber: celebrate.name, event: "deal.won", recordId, attempts: 5 });
    expect(parked?.error).toContain("Two is unlucky");
    expect((await eventDepth(database.system)).parked).toBe(1);

    isFixed = true;
    if (parked) expect(await retryDelivery(database.forOrg(orgId), { jobs, job }, parked)).toBe(true);
    await vi.waitFor(async () => expect(await notes(celebrate)).toEqual([1, 3, 2]), SOON);
    expect(await parkedDeliveries(database.system)).toEqual([]);
    if (parked) expect(await retryDelivery(database.forOrg(orgId), { jobs, job }, parked)).toBe(false);
  });

  test("an event of a version its subscriber does not know is parked rather than passed over", async () => {
    const celebrate = noteTaker("celebrate");
    await startProcess([{ ...celebrate, attempts: 1 }]);
    const payload = { step: 1 };

    await database.transaction(orgId, (db) =>
      emit(
        db,
        orgId,
        { ...dealWon, version: 2 },
        { object: "deal", recordId: newId(), payload, actor, at: new Date() },
      ),
    );

    const parked = await vi.waitUntil(async () => (await parkedDeliveries(database.forOrg(orgId)))[0], SOON);
    expect(parked.error).toContain("does not know version 2 of deal.won");
  });

  test("workers that are cut off and started again lose and repeat nothing", async () => {
    const celebrate = noteTaker("celebrate");
    const first = await startProcess([celebrate]);
    const org = orgId;
    const records = Array.from({ length: 10 }, () => newId());
    await Promise.all(records.map((recordId) => winDeal(recordId, [1, 2, 3])));
    await vi.waitFor(async () => expect(await notes(celebrate)).not.toEqual([]), SOON);

    running.splice(running.indexOf(first), 1);
    await first.relay.stop();
    await first.jobs.stop({ graceful: false });
    await startProcess([celebrate], { sweepMs: 200 });
    orgId = org;

    await vi.waitFor(async () => expect(await notes(celebrate)).toHaveLength(30), SOON);
    for (const recordId of records) expect(await notes(celebrate, recordId)).toEqual([1, 2, 3]);
  });

  test("a relay that crashes before it wakes the workers is made up for", async () => {
    const celebrate = noteTaker("celebrate");
    const { relay } = await startProcess([celebrate], { relaying: false, sweepMs: 50 });
    await winDeal(newId(), [1]);
    await relayBatch(database, subscriptionsOf([celebrate]), 10);

    await relay.start();

    await vi.waitFor(async () => expect(await notes(celebrate)).toEqual([1]), SOON);
  });

  test("what was delivered long ago can be forgotten, what is parked cannot", async () => {
    const celebrate = noteTaker("celebrate", ({ event }) => {
      if (dealWon.payload.parse(event.payload).step === 2) throw new Error("Two is unlucky");
    });
    await startProcess([celebrate]);
    await winDeal(newId(), [1, 2, 3]);
    await vi.waitFor(async () => expect(await notes(celebrate)).toEqual([1, 3]), SOON);

    const tomorrow = new Date(Date.now() + 86_400_000);
    while ((await forgetDelivered(database.system, tomorrow, 10)) === 10);

    const { rows } = await database.forOrg(orgId).$client.query("select status from event_deliveries");
    expect(rows).toEqual([{ status: "parked" }]);
  });

  test("two relays at once relay each event once and in order", async () => {
    const celebrate = noteTaker("celebrate");
    const { jobs, job } = await startProcess([celebrate], { relaying: false });
    const steps = Array.from({ length: 30 }, (_, step) => step);
    const counts: number[] = [];
    await winDeal(newId(), steps);

    const relayFive = async () => {
      const { count, wakes } = await relayBatch(database, subscriptionsOf([celebrate]), 5);
      await sendWakes(jobs, job, wakes);
      counts.push(count);
    };
    while ((await eventDepth(database.system)).unrelayed > 0) await Promise.all([relayFive(), relayFive()]);

    expect(counts.reduce((sum, count) => sum + count)).toBe(30);
    await vi.waitFor(async () => expect(await notes(celebrate)).toEqual(steps), SOON);
  });
});

test("an event whose payload is not what it tells cannot be written", () => {
  const details = { object: "deal", recordId: newId(), actor, at: new Date() };
  expect(() => Reflect.apply(outboxRow, undefined, [newId(), dealWon, { ...details, payload: {} }])).toThrow(
    z.ZodError,
  );
});

/** Leaves a note of each won deal and only then does `act`, so that a failure has something to undo. */
function noteTaker(prefix: string, act: (ctx: Ctx) => void = () => {}) {
  const name = `${prefix}.${newId()}`;
  return defineSubscriber({
    name,
    on: [dealWon],
    async run(ctx: Ctx, { orgId, recordId, payload }) {
      await ctx.db.$client.query("insert into notes (org_id, subscriber, record_id, step) values ($1, $2, $3, $4)", [
        orgId,
        name,
        recordId,
        payload.step,
      ]);
      act(ctx);
    },
  });
}

async function stopProcess({ jobs, relay }: Process): Promise<void> {
  await relay.stop();
  await jobs.stop();
}

/** Until no wake waits or runs. */
async function idle(jobs: Jobs): Promise<void> {
  await vi.waitFor(async () => {
    for (const depth of await jobs.depth()) expect(depth).toMatchObject({ waiting: 0, delayed: 0, active: 0 });
  }, SOON);
}
