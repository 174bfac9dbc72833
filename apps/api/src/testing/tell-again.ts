import { expect } from "vitest";
import type { TestHouse } from "./house.ts";

/** Tells a subscriber of a record's events a second time, as a queue does that forgot that it had; comes back when that is done. */
export async function tellAgain(
  { house }: TestHouse,
  orgId: string,
  subscriber: string,
  about: { object: string; recordId: string },
): Promise<void> {
  const { $client } = house.database.system;
  const { rowCount } = await $client.query(
    "update event_deliveries set status = 'pending', done_at = null where subscriber = $1 and record_id = $2",
    [subscriber, about.recordId],
  );
  expect(rowCount).toBeGreaterThan(0);
  await house.jobs.send(house.deliveries.job, { subscriber, ...about }, { orgId });
  const pending = async () => {
    const { rows } = await $client.query(
      "select from event_deliveries where status = 'pending' and subscriber = $1 and record_id = $2",
      [subscriber, about.recordId],
    );
    return rows.length;
  };
  await expect.poll(pending, { timeout: 20_000 }).toBe(0);
}
