export { type DeliverOptions, deliverJob } from "./deliver.job.ts";
export { type EventDepth, eventDepth } from "./depth.ts";
export {
  type DomainEvent,
  defineEvent,
  type EventDefinition,
  type EventDetails,
  type EventOf,
} from "./event.ts";
export { forgetDelivered } from "./forget.ts";
export { eventDeliveries, outbox } from "./outbox.table.ts";
export { emit, emitRows, INSERT_OUTBOX_SQL, OUTBOX_SQL, type OutboxRow, outboxRow } from "./outbox.ts";
export { type ParkedDelivery, parkedDeliveries, retryDelivery } from "./parked.ts";
export { createRelay, type Relay, type RelayOptions } from "./relay.ts";
export { defineSubscriber, type SubscriberDefinition } from "./subscriber.ts";
export type { WakeJob } from "./wake.ts";
