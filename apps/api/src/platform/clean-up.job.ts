import { forgetDelivered } from "@mainstay/events";
import { defineJob, defineSchedule } from "@mainstay/jobs";
import { diskStorage } from "@mainstay/storage";
import { lt } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "./context.ts";
import { idempotencyKeys } from "./idempotency.table.ts";

const DAY_MS = 86_400_000;
/** A client that has not repeated its request for this long will not; Stripe keeps its keys a day. */
const KEEP_ANSWERS_DAYS = 7;
const KEEP_DELIVERIES_DAYS = 30;
/** Files on their way in or out; who wants one later makes it anew. */
const KEEP_FILES_DAYS = 7;
const BATCH = 10_000;

/**
 * Forgets what has served its time: stored answers, deliveries that were done, files of imports and exports. Events, the
 * journal and the files of records stay.
 */
export const cleanUp = defineJob({
  name: "platform.clean-up",
  schema: z.object({}),
  async run(ctx: Ctx) {
    const { system } = ctx.house.database;
    const before = (days: number) => new Date(ctx.now().getTime() - days * DAY_MS);
    await system.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before(KEEP_ANSWERS_DAYS)));
    let forgotten = BATCH;
    while (forgotten === BATCH) forgotten = await forgetDelivered(system, before(KEEP_DELIVERIES_DAYS), BATCH);
    await forgetFiles(ctx);
  },
});

/** Removes the files of imports and exports that are older than a week; what they were of stays written down. */
export async function forgetFiles({ house, now }: Pick<Ctx, "house" | "now">): Promise<void> {
  const before = new Date(now().getTime() - KEEP_FILES_DAYS * DAY_MS);
  await house.storage.removeOlder("exports", before);
  // Files are imported from this machine's folder, wherever others are kept.
  await diskStorage(house.config.DATA_DIR).removeOlder("imports", before);
}

export const cleanUpNightly = defineSchedule({
  name: "platform.clean-up-nightly",
  cron: "40 3 * * *",
  job: cleanUp,
  payload: {},
});
