import type { EventDefinition, EventOf } from "./event.ts";

/** Somebody who acts on events: once each, in order per record. */
export interface SubscriberDefinition<Ctx, On extends readonly EventDefinition[] = readonly EventDefinition[]> {
  name: string;
  on: On;
  attempts: number;
  /** A jsonpath predicate over the payload; an event for which it is false is nothing to this subscriber. */
  where?: string;
  run(ctx: Ctx, event: EventOf<On[number]>): Promise<void>;
}

/**
 * Declares a subscriber. `name` is `module.act` and identifies its deliveries for ever. `run` works in one transaction
 * with the mark that the event is done: what it writes through `ctx` happens exactly once, so anything outside the
 * database belongs in a job. When it throws, its writes are undone and it is tried again, `attempts` times (5) in all;
 * then the event is parked for this subscriber and the record's later events go on. A `where` spares a subscriber that
 * acts on few of its events a delivery, a job and a transaction for each of the others: an import makes 100,000.
 */
export function defineSubscriber<Ctx, const On extends readonly EventDefinition[]>(
  subscriber: Omit<SubscriberDefinition<Ctx, On>, "attempts"> & { attempts?: number },
): SubscriberDefinition<Ctx, On> {
  return { attempts: 5, ...subscriber };
}
