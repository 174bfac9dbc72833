import { moment, orgId } from "@mainstay/db";
import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

/** Every domain event, written in the transaction of what it tells; kept after its relay as the event log. */
export const outbox = pgTable(
  "outbox",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    name: text("name").notNull(),
    version: integer("version").notNull(),
    object: text("object").notNull(),
    recordId: uuid("record_id").notNull(),
    payload: jsonb("payload").notNull(),
    actor: jsonb("actor").$type<object>().notNull(),
    operationId: uuid("operation_id"),
    requestId: text("request_id"),
    at: moment("at").notNull(),
    relayedAt: moment("relayed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index("outbox_unrelayed").on(table.seq).where(sql`relayed_at is null`),
  ],
);

/** What each subscriber still has to do, or has done, with an event. */
export const eventDeliveries = pgTable(
  "event_deliveries",
  {
    orgId: orgId(),
    eventId: uuid("event_id").notNull(),
    subscriber: text("subscriber").notNull(),
    object: text("object").notNull(),
    recordId: uuid("record_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    status: text("status", { enum: ["pending", "done", "parked"] })
      .notNull()
      .default("pending"),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    createdAt: moment("created_at").notNull().defaultNow(),
    nextAt: moment("next_at").notNull().defaultNow(),
    doneAt: moment("done_at"),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.eventId, table.subscriber] }),
    index("event_deliveries_next")
      .on(table.orgId, table.recordId, table.subscriber, table.seq)
      .where(sql`status = 'pending'`),
    index("event_deliveries_due").on(table.nextAt).where(sql`status = 'pending'`),
    index("event_deliveries_parked").on(table.orgId, table.seq).where(sql`status = 'parked'`),
  ],
);
