import { createdAt, orgId } from "@mainstay/db";
import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

/** Which trade an organization was set up for, and by which operation; whether it still is, the journal says. */
export const tradeChoices = pgTable(
  "trade_choices",
  {
    orgId: orgId(),
    operationId: uuid("operation_id").notNull(),
    trade: text("trade").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: "trade_choices_pk", columns: [t.orgId, t.operationId] })],
);

/** How an organization began: the steps it says are done that no record could prove. */
export const firstRuns = pgTable("first_runs", {
  orgId: orgId().primaryKey(),
  confirmedSteps: text("confirmed_steps").array().notNull().default([]),
  createdAt: createdAt(),
});

/** Members who have put the checklist away. */
export const firstRunDismissals = pgTable(
  "first_run_dismissals",
  { orgId: orgId(), memberId: uuid("member_id").notNull(), createdAt: createdAt() },
  (t) => [primaryKey({ name: "first_run_dismissals_pk", columns: [t.orgId, t.memberId] })],
);
