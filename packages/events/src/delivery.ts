import { type Db, one } from "@mainstay/db";
import type { DomainEvent } from "./event.ts";
import type { Wake } from "./wake.ts";

/** An event that waits for a subscriber. */
export interface PendingDelivery {
  subscriber: string;
  attempts: number;
  /** How long until it may be tried; 0 when it is due. */
  waitMs: number;
  /** Nothing else of the record waits for the subscriber behind it. */
  isLast: boolean;
  event: DomainEvent;
}

/** Until the transaction ends, nobody else works on this record for this subscriber; false when somebody does now. */
export async function lockRecord(db: Db, orgId: string, { subscriber, object, recordId }: Wake): Promise<boolean> {
  const { rows } = await db.$client.query<{ locked: boolean }>({
    name: "deliveries.lock",
    text: "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as locked",
    values: [[subscriber, orgId, object, recordId].join("/")],
  });
  return one(rows).locked;
}

type DeliveryRow = {
  subscriber: string;
  attempts: number;
  wait_ms: number;
  org_id: string;
  id: string;
  seq: number;
  name: string;
  version: number;
  object: string;
  record_id: string;
  payload: unknown;
  actor: object;
  operation_id: string | null;
  request_id: string | null;
  at: Date;
};

/** The record's oldest pending event for the subscriber. Must be its own statement, begun after the lock was taken. */
export async function readNext(db: Db, { subscriber, object, recordId }: Wake): Promise<PendingDelivery | undefined> {
  const { rows } = await db.$client.query<DeliveryRow>({
    name: "deliveries.next",
    text: `select d.subscriber, d.attempts,
        greatest(0, ceil(extract(epoch from d.next_at - now()) * 1000))::int as wait_ms,
        o.org_id, o.id, o.seq, o.name, o.version, o.object, o.record_id, o.payload, o.actor,
        o.operation_id, o.request_id, o.at
      from event_deliveries d join outbox o on o.org_id = d.org_id and o.id = d.event_id
      where d.org_id = app.current_org() and d.record_id = $3 and d.subscriber = $1 and d.object = $2
        and d.status = 'pending'
      order by d.seq limit 2`,
    values: [subscriber, object, recordId],
  });
  return rows[0] && toDelivery(rows[0], rows.length === 1);
}

// The two statements below ask for `done_at` and not for `status`, lest the planner, while it has no statistics, prefers
// a partial index of all that is pending to the primary key (measured: ten times slower).

/** Throws when another worker was faster, and so takes back what this one did: the row is what makes it once. */
export async function markDone(db: Db, { event, subscriber }: PendingDelivery): Promise<void> {
  const { rowCount } = await db.$client.query({
    name: "deliveries.done",
    text: `update event_deliveries set status = 'done', attempts = attempts + 1, last_error = null, done_at = now()
      where org_id = $1 and event_id = $2 and subscriber = $3 and done_at is null`,
    values: [event.orgId, event.id, subscriber],
  });
  if (rowCount !== 1) throw new Error("Another worker has already done this");
}

/** Keeps the error and decides when to try again, unless another worker has got further meanwhile. */
export async function recordFailure(
  db: Db,
  { event, subscriber, attempts }: PendingDelivery,
  { error, isLast, waitMs }: { error: unknown; isLast: boolean; waitMs: number },
): Promise<void> {
  await db.$client.query({
    name: "deliveries.failed",
    text: `update event_deliveries
      set status = $5, attempts = attempts + 1, last_error = $6, next_at = now() + $7 * interval '1 millisecond'
      where org_id = $1 and event_id = $2 and subscriber = $3 and done_at is null and attempts = $4`,
    values: [
      event.orgId,
      event.id,
      subscriber,
      attempts,
      isLast ? "parked" : "pending",
      error instanceof Error ? (error.stack ?? error.message) : String(error),
      waitMs,
    ],
  });
}

function toDelivery({ subscriber, attempts, wait_ms, ...row }: DeliveryRow, isLast: boolean): PendingDelivery {
  const { org_id, record_id, operation_id, request_id, ...same } = row;
  const event: DomainEvent = {
    ...same,
    orgId: org_id,
    recordId: record_id,
    operationId: operation_id ?? undefined,
    requestId: request_id ?? undefined,
  };
  return { subscriber, attempts, waitMs: wait_ms, isLast, event };
}
