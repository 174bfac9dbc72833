import type { Db } from "@mainstay/db";
import type { Jobs } from "@mainstay/jobs";
import { and, desc, eq } from "drizzle-orm";
import { eventDeliveries, outbox } from "./outbox.table.ts";
import { sendWakes, type WakeJob } from "./wake.ts";

/** An event that a subscriber gave up on. */
export interface ParkedDelivery {
  orgId: string;
  eventId: string;
  subscriber: string;
  event: string;
  object: string;
  recordId: string;
  attempts: number;
  error: string | null;
  at: Date;
}

/** The newest parked deliveries first: of one organization with its `db`, of all with the system's. */
export function parkedDeliveries(db: Db, limit = 100): Promise<ParkedDelivery[]> {
  return db
    .select({
      orgId: eventDeliveries.orgId,
      eventId: eventDeliveries.eventId,
      subscriber: eventDeliveries.subscriber,
      event: outbox.name,
      object: eventDeliveries.object,
      recordId: eventDeliveries.recordId,
      attempts: eventDeliveries.attempts,
      error: eventDeliveries.lastError,
      at: outbox.at,
    })
    .from(eventDeliveries)
    .innerJoin(outbox, and(eq(outbox.orgId, eventDeliveries.orgId), eq(outbox.id, eventDeliveries.eventId)))
    .where(eq(eventDeliveries.status, "parked"))
    .orderBy(desc(eventDeliveries.seq))
    .limit(limit);
}

/** Gives a parked delivery all its attempts again, at once; false when there is none such. */
export async function retryDelivery(
  db: Db,
  { jobs, job }: { jobs: Jobs; job: WakeJob },
  { orgId, eventId, subscriber }: Pick<ParkedDelivery, "orgId" | "eventId" | "subscriber">,
): Promise<boolean> {
  const { rows } = await db.$client.query<{ object: string; recordId: string }>({
    name: "deliveries.retry",
    text: `update event_deliveries set status = 'pending', attempts = 0, next_at = now()
      where org_id = $1 and event_id = $2 and subscriber = $3 and status = 'parked'
      returning object, record_id as "recordId"`,
    values: [orgId, eventId, subscriber],
  });
  await sendWakes(
    jobs,
    job,
    rows.map((record) => ({ orgId, subscriber, ...record })),
  );
  return rows.length === 1;
}
