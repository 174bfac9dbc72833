import { setTimeout as rest } from "node:timers/promises";
import type pg from "pg";

const LOOK_MS = 50;
const LONGEST_MS = 120_000;

/**
 * Waits until the product has done what earlier writes left to its subscribers and jobs. They work in the same process,
 * and would be counted to whatever is measured next. Throws when that takes more than two minutes.
 */
export async function waitUntilSettled(client: pg.Client): Promise<void> {
  const until = performance.now() + LONGEST_MS;
  for (;;) {
    const { rows } = await client.query<{ isSettled: boolean }>(`select not exists (
        select from outbox where relayed_at is null
      ) and not exists (
        select from event_deliveries where status = 'pending'
      ) and not exists (
        select from jobs.job where state in ('created', 'retry', 'active') and start_after <= now() and name not like '\\_\\_pgboss%'
      ) as "isSettled"`);
    if (rows[0]?.isSettled) return;
    if (performance.now() > until)
      throw new Error("The product's subscribers and jobs did not catch up in two minutes");
    await rest(LOOK_MS);
  }
}
