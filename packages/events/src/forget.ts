import type { Db } from "@mainstay/db";

/**
 * Deletes up to `limit` deliveries that were done before `before`, and answers how many: call again while it answers
 * `limit`. The events themselves stay. Needs the system's `db`.
 */
export async function forgetDelivered(db: Db, before: Date, limit = 10_000): Promise<number> {
  const { rowCount } = await db.$client.query({
    name: "deliveries.forget",
    text: `delete from event_deliveries where (org_id, event_id, subscriber) in (
        select org_id, event_id, subscriber from event_deliveries where status = 'done' and done_at < $1 limit $2
      )`,
    values: [before, limit],
  });
  return rowCount ?? 0;
}
