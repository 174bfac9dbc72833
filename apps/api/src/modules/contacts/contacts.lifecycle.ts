import { defineSubscriber } from "@mainstay/events";
import { defineJob, type JobDefinition } from "@mainstay/jobs";
import { subMonths } from "date-fns/subMonths";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { defineSweep, everyOrganization } from "../../platform/sweep.ts";
import { findReadable } from "../../records/read.ts";
import { updateRecord } from "../../records/write.ts";
import { dealUpdated, dealWon } from "../deals/deals.events.ts";
import { contactOfDeal, customersWithoutDealSince, lastWonAt } from "../deals/deals.service.ts";
import { contact } from "./contacts.object.ts";

/** Without a won deal for so many months a customer is a former one. */
const PAST_AFTER_MONTHS = 12;

/**
 * Who wins one's work is a customer. A deal may also stop being won, by moving on or by undo; then, without another
 * won deal, the contact is a prospect again.
 */
export const followDeals = defineSubscriber<Ctx, [typeof dealWon, typeof dealUpdated]>({
  name: "contacts.follow-deals",
  on: [dealWon, dealUpdated],
  async run(ctx, { name, payload }) {
    if (name === "deal.updated" && !payload.changed.some((field) => field === "status" || field === "contactId"))
      return;
    const contactId = await contactOfDeal(ctx, payload.dealId);
    const doc = await findReadable(ctx, contact, contactId);
    if (!doc) return;
    const hasWon = (await lastWonAt(ctx, doc.id)) !== null;
    if (hasWon) await enterLifecycle(ctx, doc.id, "customer", "Won a deal");
    else if (doc.lifecycleStage === "customer")
      await enterLifecycle(ctx, doc.id, "prospect", "No deal is won any more");
  },
});

const Ageing = z.object({ months: z.int().min(1).default(PAST_AFTER_MONTHS) });

/** Marks an organization's customers who have not bought for long. */
export const ageCustomers = defineJob<Ctx, typeof Ageing>({
  name: "contacts.age-customers",
  schema: Ageing,
  async run(ctx, { months }) {
    for (const id of await customersWithoutDealSince(ctx, subMonths(ctx.now(), months))) {
      await enterLifecycle(ctx, id, "past_customer", `No deal won for ${months} months`);
    }
  },
});

const { sweep, clock } = defineSweep({
  name: "contacts.age-everywhere",
  clock: "contacts.age-nightly",
  cron: "20 3 * * *",
  job: ageCustomers,
  payload: {},
  find: everyOrganization,
});

export const lifecycleJobs: JobDefinition<Ctx>[] = [ageCustomers, sweep];
export const ageNightly = clock;

/** Writes the change down once; a subscriber that runs again finds it done. */
async function enterLifecycle(ctx: Ctx, id: string, lifecycleStage: string, reason: string): Promise<void> {
  await updateRecord(ctx, contact, id, { lifecycleStage }, { trusted: true, reason });
}
