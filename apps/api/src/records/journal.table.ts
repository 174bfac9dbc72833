import { orgId } from "@mainstay/db";
import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Actor } from "../platform/context.ts";

export const OPERATION_KINDS = [
  "create",
  "update",
  "bulk_update",
  "delete",
  "restore",
  "merge",
  "convert",
  "import",
  "undo",
] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** One act of somebody. The application's role may only read and add rows. */
export const operations = pgTable(
  "operations",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    kind: text("kind").$type<OperationKind>().notNull(),
    summary: text("summary").notNull(),
    actor: jsonb("actor").$type<Actor>().notNull(),
    /** The door it came through: web, api, form, automation, system. */
    source: text("source").notNull(),
    reason: text("reason"),
    requestId: text("request_id"),
    /** The operation this one takes back. */
    undoes: uuid("undoes"),
    at: timestamp("at", { withTimezone: true, precision: 3 }).notNull(),
  },
  (t) => [
    primaryKey({ name: "operations_pk", columns: [t.orgId, t.id] }),
    // The organization's feed, newest first.
    index("operations_at").on(t.orgId, t.at, t.id),
    index("operations_undoes").on(t.orgId, t.undoes).where(sql`${t.undoes} is not null`),
  ],
);

export const CHANGE_ACTIONS = ["create", "update", "delete", "restore"] as const;
export type ChangeAction = (typeof CHANGE_ACTIONS)[number];

/** What an operation did to one record: whole documents for create and delete, the changed fields for an update. */
export const changes = pgTable(
  "changes",
  {
    orgId: orgId(),
    operationId: uuid("operation_id").notNull(),
    position: integer("position").notNull(),
    object: text("object").notNull(),
    recordId: uuid("record_id").notNull(),
    action: text("action").$type<ChangeAction>().notNull(),
    /** The record's version once this had happened. */
    version: integer("version").notNull(),
    before: jsonb("before").$type<Record<string, unknown>>(),
    after: jsonb("after").$type<Record<string, unknown>>(),
  },
  (t) => [
    primaryKey({ name: "changes_pk", columns: [t.orgId, t.operationId, t.position] }),
    foreignKey({
      name: "changes_operation",
      columns: [t.orgId, t.operationId],
      foreignColumns: [operations.orgId, operations.id],
    }),
    index("changes_record").on(t.orgId, t.recordId, t.operationId),
  ],
);
