import { createdAt, orgId } from "@mainstay/db";
import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

/** How an organization began: the trade it chose, and the steps it says are done that no record could prove. */
export const firstRuns = pgTable("first_runs", {
  orgId: orgId().primaryKey(),
  trade: text("trade"),
  confirmedSteps: text("confirmed_steps").array().notNull().default([]),
  createdAt: createdAt(),
});

/** Members who have put the checklist away. */
export const firstRunDismissals = pgTable(
  "first_run_dismissals",
  { orgId: orgId(), memberId: uuid("member_id").notNull(), createdAt: createdAt() },
  (t) => [primaryKey({ name: "first_run_dismissals_pk", columns: [t.orgId, t.memberId] })],
);
