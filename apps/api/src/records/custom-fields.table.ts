import { createdAt, orgId, updatedAt } from "@mainstay/db";
import type { FieldSpec } from "@mainstay/model";
import { sql } from "drizzle-orm";
import { integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

/** A field an organization has added to an object; values live in the record's `custom`. */
export const customFields = pgTable(
  "custom_fields",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    object: text("object").notNull(),
    key: text("key").notNull(),
    spec: jsonb("spec").$type<FieldSpec>().notNull(),
    position: integer("position").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: timestamp("deleted_at", { withTimezone: true, precision: 3 }),
  },
  (t) => [
    primaryKey({ name: "custom_fields_pk", columns: [t.orgId, t.id] }),
    uniqueIndex("custom_fields_key").on(t.orgId, t.object, t.key).where(sql`${t.deletedAt} is null`),
  ],
);
