import { type Db, one } from "@mainstay/db";

/** How far behind the events are, over all organizations. */
export interface EventDepth {
  unrelayed: number;
  oldestUnrelayedAt: Date | null;
  pending: number;
  oldestPendingAt: Date | null;
  parked: number;
}

/** For metrics and health: needs the system's `db`. */
export async function eventDepth(db: Db): Promise<EventDepth> {
  const { rows } = await db.$client.query<EventDepth>({
    name: "events.depth",
    text: `select
        (select count(*)::int from outbox where relayed_at is null) as unrelayed,
        (select at from outbox where relayed_at is null order by seq limit 1) as "oldestUnrelayedAt",
        (select count(*)::int from event_deliveries where status = 'pending') as pending,
        (select min(created_at) from event_deliveries where status = 'pending') as "oldestPendingAt",
        (select count(*)::int from event_deliveries where status = 'parked') as parked`,
  });
  return one(rows);
}
