import { type Database, type Db, one } from "@mainstay/db";
import type { SubscriberDefinition } from "./subscriber.ts";
import type { AddressedWake } from "./wake.ts";

/** Any number; the same in every relay of an installation, so that only one works at a time and order is kept. */
const RELAY_LOCK = 7_020_318_551;

export interface RelayedBatch {
  /** How many events were relayed; 0 when there are none, or when another relay is at work. */
  count: number;
  /** What workers must now be told to look at. */
  wakes: AddressedWake[];
}

/** Which subscribers want which events, and where they want them only, as parallel arrays for SQL. */
export interface Subscriptions {
  subscribers: string[];
  names: string[];
  wheres: (string | null)[];
}

/** Pairs each subscriber with each event name it listens to. */
export function subscriptionsOf(subscribers: readonly SubscriberDefinition<never>[]): Subscriptions {
  const wanted = subscribers.flatMap(({ name, on, where = null }) =>
    [...new Set(on.map((event) => event.name))].map((event) => ({ name, event, where })),
  );
  return {
    subscribers: wanted.map(({ name }) => name),
    names: wanted.map(({ event }) => event),
    wheres: wanted.map(({ where }) => where),
  };
}

/**
 * Takes the oldest unrelayed events, writes down what their subscribers have to do and marks the events relayed, in
 * one transaction. The wakes are for after its commit: a worker woken before that would find nothing and go.
 */
export function relayBatch(
  database: Pick<Database, "systemTransaction">,
  subscriptions: Subscriptions,
  size: number,
): Promise<RelayedBatch> {
  return database.systemTransaction(async (db) => {
    if (!(await lockRelay(db))) return { count: 0, wakes: [] };
    return markAndDistribute(db, subscriptions, size);
  });
}

/** Losing this transaction in a crash only repeats it, so it need not wait for the disk. */
async function lockRelay(db: Db): Promise<boolean> {
  const { rows } = await db.$client.query<{ locked: boolean }>({
    name: "relay.lock",
    text: "select pg_try_advisory_xact_lock($1) as locked, set_config('synchronous_commit', 'off', true)",
    values: [RELAY_LOCK],
  });
  return one(rows).locked;
}

/**
 * One statement, so that `marked` sees exactly the rows of `batch`: it finds them as a range and not by a join, which
 * the planner makes quadratic while it takes the outbox for empty.
 */
async function markAndDistribute(
  db: Db,
  { subscribers, names, wheres }: Subscriptions,
  size: number,
): Promise<RelayedBatch> {
  const { rows } = await db.$client.query<RelayedBatch>({
    name: "relay.batch",
    text: `with batch as materialized (
        select seq, org_id, id, name, object, record_id, payload from outbox where relayed_at is null order by seq limit $1
      ), marked as (
        update outbox set relayed_at = now() where relayed_at is null and seq <= (select max(seq) from batch)
      ), written as (
        insert into event_deliveries (org_id, event_id, subscriber, object, record_id, seq)
        select org_id, id, subscriber, object, record_id, seq
        from batch join unnest($2::text[], $3::text[], $4::text[]) as wanted (subscriber, name, predicate) using (name)
        -- A predicate that cannot be told, as of a payload made otherwise, leaves the event to the subscriber.
        where predicate is null or coalesce(payload @@ predicate::jsonpath, true)
        on conflict do nothing
        returning org_id, subscriber, object, record_id
      ), wakes as (
        select distinct org_id as "orgId", subscriber, object, record_id as "recordId" from written
      )
      select (select count(*) from batch)::int as count,
        (select coalesce(json_agg(wakes), '[]') from wakes) as wakes`,
    values: [size, subscribers, names, wheres],
  });
  return one(rows);
}
