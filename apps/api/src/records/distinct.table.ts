import { createdAt, orgId } from "@mainstay/db";
import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

/** Two records that look alike and, as somebody has said, are not the same; the smaller id comes first. */
export const distinctRecords = pgTable(
  "distinct_records",
  {
    orgId: orgId(),
    object: text("object").notNull(),
    recordId: uuid("record_id").notNull(),
    otherId: uuid("other_id").notNull(),
    decidedBy: uuid("decided_by"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: "distinct_records_pk", columns: [t.orgId, t.object, t.recordId, t.otherId] })],
);
