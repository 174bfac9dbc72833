import { setTimeout as rest } from "node:timers/promises";
import type { Database } from "@mainstay/db";
import type { Jobs, Log } from "@mainstay/jobs";
import { relayBatch, subscriptionsOf } from "./relay-batch.ts";
import type { SubscriberDefinition } from "./subscriber.ts";
import { readOverdue } from "./sweep.ts";
import { sendWakes, type WakeJob } from "./wake.ts";

export interface RelayOptions {
  database: Database;
  jobs: Jobs;
  /** From `deliverJob`, registered with the same `jobs`. */
  job: WakeJob;
  subscribers: readonly SubscriberDefinition<never>[];
  log: Log;
  batchSize?: number;
  /** How often to look when nobody says there is something. */
  pollMs?: number;
  /** How often to wake deliveries whose wake was lost, and how long these must be overdue. */
  sweepMs?: number;
}

/** Brings events from the outbox to the workers. Any number may run; one at a time works. */
export interface Relay {
  start(): Promise<void>;
  /** Look now: for a writer in the same process. */
  wake(): void;
  /** Waits for the batch in hand. */
  stop(): Promise<void>;
}

/** Writers at the same time as one that told us do not tell us themselves (see `OUTBOX_SQL`): look again after this. */
const LINGER_MS = 20;
/** Each look costs the writers time: after one that found so many the next waits a little, and finds the more. */
const RUSH_EVENTS = 8;
const RUSH_REST_MS = 100;

export function createRelay({
  database,
  jobs,
  job,
  subscribers,
  log,
  batchSize = 500,
  pollMs = 1_000,
  sweepMs = 5_000,
}: RelayOptions): Relay {
  const subscriptions = subscriptionsOf(subscribers);
  const relaying = coalesce(relayAll);
  const sweeping = coalesce(sweep);
  let isStopped = false;
  let timers: NodeJS.Timeout[] = [];
  let lingering: NodeJS.Timeout | undefined;
  let stopListening = async () => {};

  async function relayAll(): Promise<void> {
    try {
      let count = batchSize;
      while (count === batchSize && !isStopped) {
        const batch = await relayBatch(database, subscriptions, batchSize);
        await sendWakes(jobs, job, batch.wakes);
        count = batch.count;
        if (count > 0) linger();
      }
      if (count >= RUSH_EVENTS && !isStopped) await rest(RUSH_REST_MS);
    } catch (error) {
      log.error({ err: error }, "Relay of events failed, will be tried again");
    }
  }

  function linger(): void {
    clearTimeout(lingering);
    if (!isStopped) lingering = setTimeout(relaying.run, LINGER_MS);
  }

  async function sweep(): Promise<void> {
    try {
      const overdue = await readOverdue(database.system, subscriptions.subscribers, sweepMs);
      await sendWakes(jobs, job, overdue);
    } catch (error) {
      log.error({ err: error }, "Sweep of overdue events failed, will be tried again");
    }
  }

  return {
    async start() {
      stopListening = await database.listen("outbox", relaying.run, relaying.run);
      timers = [setInterval(relaying.run, pollMs), setInterval(sweeping.run, sweepMs)];
      relaying.run();
    },
    wake: relaying.run,
    async stop() {
      isStopped = true;
      for (const timer of timers) clearInterval(timer);
      clearTimeout(lingering);
      await stopListening();
      await Promise.all([relaying.idle(), sweeping.idle()]);
    },
  };
}

/** Runs `work` one at a time; asked while it runs, it runs once more afterwards. `work` must not reject. */
function coalesce(work: () => Promise<void>): { run(): void; idle(): Promise<void> } {
  let current: Promise<void> | undefined;
  let isWanted = false;

  async function repeat(): Promise<void> {
    while (isWanted) {
      isWanted = false;
      await work();
    }
    current = undefined;
  }

  return {
    run() {
      isWanted = true;
      current ??= repeat();
    },
    idle: async () => current,
  };
}
