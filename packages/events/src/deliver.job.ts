import type { Database, Db } from "@mainstay/db";
import { type Backoff, backoffMs, DEFAULT_BACKOFF, defineJob, type Log } from "@mainstay/jobs";
import { lockRecord, markDone, type PendingDelivery, readNext, recordFailure } from "./delivery.ts";
import type { DomainEvent } from "./event.ts";
import type { SubscriberDefinition } from "./subscriber.ts";
import { Wake, type WakeJob, wakeKey } from "./wake.ts";

export interface DeliverOptions<Ctx> {
  database: Pick<Database, "transaction">;
  subscribers: readonly SubscriberDefinition<Ctx>[];
  /**
   * Builds the context a subscriber gets: on behalf of the event's own actor, working in the transaction `db`. What is
   * given to `afterCommit` runs once that is committed, and not at all when it is rolled back.
   */
  makeCtx(event: DomainEvent, db: Db, afterCommit: (work: () => void) => void): Ctx | Promise<Ctx>;
  log: Log;
  /** How many records are worked on at once in one process; each holds a database connection. */
  concurrency?: number;
  backoff?: Backoff;
}

/** Wakes that a worker takes at once: each is a short transaction, and taking one costs as much as that. */
const TAKEN = 10;

/** How long to wait before looking again at a record that another worker is busy with. */
const BUSY_MS = 250;

type Outcome = { is: "delivered" } | { is: "nothing left" } | { is: "busy" } | { is: "waiting"; waitMs: number };

/** The job that brings a record's pending events to a subscriber, in their order. */
export function deliverJob<Ctx>({
  database,
  subscribers,
  makeCtx,
  log,
  concurrency = 4,
  backoff = DEFAULT_BACKOFF,
}: DeliverOptions<Ctx>): WakeJob {
  const byName = new Map(subscribers.map((subscriber) => [subscriber.name, subscriber]));
  if (byName.size !== subscribers.length) throw new Error("Two subscribers have the same name");

  async function deliverNext(orgId: string, wake: Wake, subscriber: SubscriberDefinition<Ctx>): Promise<Outcome> {
    let taken: PendingDelivery | undefined;
    let outcome: Outcome;
    const committed: (() => void)[] = [];
    try {
      outcome = await database.transaction(orgId, async (db): Promise<Outcome> => {
        if (!(await lockRecord(db, orgId, wake))) return { is: "busy" };
        const delivery = await readNext(db, wake);
        if (!delivery) return { is: "nothing left" };
        if (delivery.waitMs > 0) return { is: "waiting", waitMs: delivery.waitMs };
        taken = delivery;
        const ctx = await makeCtx(delivery.event, db, (work) => committed.push(work));
        await subscriber.run(ctx, parse(subscriber, delivery.event));
        await markDone(db, delivery);
        // What comes later brings a wake of its own: no need to look again.
        return { is: delivery.isLast ? "nothing left" : "delivered" };
      });
    } catch (error) {
      // Without an event in hand the fault is not the handler's: let the job itself be retried.
      if (!taken) throw error;
      return fail(taken, subscriber, error);
    }
    for (const work of committed) work();
    return outcome;
  }

  /** In a transaction of its own, since the handler's is gone; a failure at its commit counts like any other. */
  async function fail(
    delivery: PendingDelivery,
    subscriber: SubscriberDefinition<Ctx>,
    error: unknown,
  ): Promise<Outcome> {
    const { event, attempts } = delivery;
    const isLast = attempts + 1 >= subscriber.attempts;
    const waitMs = isLast ? 0 : backoffMs(backoff, attempts + 1);
    log.error(
      { err: error, subscriber: subscriber.name, event: event.name, eventId: event.id, attempt: attempts + 1 },
      isLast ? "Subscriber failed for good and its event is parked" : "Subscriber failed, will be retried",
    );
    await database.transaction(event.orgId, (db) => recordFailure(db, delivery, { error, isLast, waitMs }));
    return waitMs > 0 ? { is: "waiting", waitMs } : { is: "delivered" };
  }

  return defineJob({
    name: "events.deliver",
    schema: Wake,
    concurrency,
    taken: TAKEN,
    backoff,
    async run(_ctx: unknown, wake, job) {
      const { orgId } = job.meta;
      const subscriber = byName.get(wake.subscriber);
      if (!orgId || !subscriber) throw new Error(`Nobody here is called ${wake.subscriber}`);
      for (;;) {
        const outcome = await deliverNext(orgId, wake, subscriber);
        if (outcome.is === "nothing left") return;
        // Keys of their own, so that neither holds up a wake that comes for something new.
        const key = `${wakeKey(orgId, wake)}/${outcome.is}`;
        if (outcome.is === "busy") return job.again({ delayMs: BUSY_MS, key });
        if (outcome.is === "waiting") return job.again({ delayMs: outcome.waitMs, key });
      }
    },
  });
}

/** The event in the shape its subscriber declared. Throws when it does not fit, or is of a version it does not know. */
function parse<Ctx>(subscriber: SubscriberDefinition<Ctx>, event: DomainEvent): DomainEvent {
  const definition = subscriber.on.find(({ name, version }) => name === event.name && version === event.version);
  if (!definition) throw new Error(`${subscriber.name} does not know version ${event.version} of ${event.name}`);
  return { ...event, payload: definition.payload.parse(event.payload) };
}
