import { orgId } from "@mainstay/db";
import { date, pgTable, primaryKey } from "drizzle-orm/pg-core";

/** The day on which the risks of all of an organization's records were last reckoned, as its own date. */
export const riskDays = pgTable(
  "risk_days",
  { orgId: orgId(), reckonedOn: date("reckoned_on", { mode: "string" }).notNull() },
  (t) => [primaryKey({ name: "risk_days_pk", columns: [t.orgId] })],
);
