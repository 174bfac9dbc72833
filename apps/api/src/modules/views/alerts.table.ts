import { createdAt, moment, orgId } from "@mainstay/db";
import { foreignKey, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { member } from "../../platform/auth/auth.table.ts";

/** Who wants to hear of records that enter which view. */
export const viewAlerts = pgTable(
  "view_alerts",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    viewId: uuid("view_id").notNull(),
    /** An alert is its member's, and goes with the membership. */
    memberId: uuid("member_id")
      .notNull()
      .references(() => member.id, { onDelete: "cascade" }),
    /** The view's filter when its records were counted in: by another one nothing enters, it is another view. */
    filter: text("filter").notNull(),
    /** What happened before is known. */
    checkedAt: moment("checked_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "view_alerts_pk", columns: [t.orgId, t.id] }),
    unique("view_alerts_once").on(t.orgId, t.viewId, t.memberId),
  ],
);

/** The records that are in a view as far as an alert knows; each is told of once until it has left. */
export const viewAlertRecords = pgTable(
  "view_alert_records",
  {
    orgId: orgId(),
    alertId: uuid("alert_id").notNull(),
    recordId: uuid("record_id").notNull(),
  },
  (t) => [
    primaryKey({ name: "view_alert_records_pk", columns: [t.orgId, t.alertId, t.recordId] }),
    foreignKey({
      name: "view_alert_records_alert",
      columns: [t.orgId, t.alertId],
      foreignColumns: [viewAlerts.orgId, viewAlerts.id],
    }).onDelete("cascade"),
  ],
);
