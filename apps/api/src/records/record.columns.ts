import { createdAt, orgId, updatedAt } from "@mainstay/db";
import { type AnyPgColumn, integer, jsonb, timestamp, uuid } from "drizzle-orm/pg-core";

/** The columns of every record's table. The primary key is `(org_id, id)`: a link cannot cross organizations. */
export const recordColumns = () => ({
  orgId: orgId(),
  id: uuid("id").notNull(),
  version: integer("version").notNull().default(1),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  createdBy: uuid("created_by"),
  deletedAt: timestamp("deleted_at", { withTimezone: true, precision: 3 }),
  custom: jsonb("custom").$type<Record<string, unknown>>().notNull().default({}),
});

/** The columns that the records layer counts on. */
export type RecordColumns = Record<
  "orgId" | "id" | "version" | "createdAt" | "updatedAt" | "createdBy" | "deletedAt" | "custom",
  AnyPgColumn
>;
