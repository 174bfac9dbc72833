import type { Db } from "@mainstay/db";
import type { AddressedWake } from "./wake.ts";

/** Records with deliveries that should have been tried `graceMs` ago: their wake was lost, or is stuck in a full queue. */
export async function readOverdue(db: Db, subscribers: readonly string[], graceMs: number): Promise<AddressedWake[]> {
  const { rows } = await db.$client.query<AddressedWake>({
    name: "deliveries.overdue",
    text: `select distinct org_id as "orgId", subscriber, object, record_id as "recordId" from (
        select org_id, subscriber, object, record_id from event_deliveries
        where status = 'pending' and next_at < now() - $2 * interval '1 millisecond' and subscriber = any($1)
        order by next_at limit 1000
      ) overdue`,
    values: [subscribers, graceMs],
  });
  return rows;
}
