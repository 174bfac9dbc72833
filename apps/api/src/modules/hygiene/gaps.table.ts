import { createdAt, orgId } from "@mainstay/db";
import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

/** What somebody has said need not be filled: a field of a record, or one value that was proposed for it. */
export const dismissedGaps = pgTable(
  "dismissed_gaps",
  {
    orgId: orgId(),
    object: text("object").notNull(),
    recordId: uuid("record_id").notNull(),
    field: text("field").notNull(),
    /** Of the value that was turned down; empty when the field itself may stay as it is. */
    valueKey: text("value_key").notNull(),
    memberId: uuid("member_id"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: "dismissed_gaps_pk", columns: [t.orgId, t.object, t.recordId, t.field, t.valueKey] })],
);
