import { createdAt, orgId } from "@mainstay/db";
import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

/** Which operation put sample data in; whether it still stands is for the journal to say. */
export const sampleData = pgTable(
  "sample_data",
  {
    orgId: orgId(),
    operationId: uuid("operation_id").notNull(),
    trade: text("trade").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: "sample_data_pk", columns: [t.orgId, t.operationId] })],
);
