import { createdAt, orgId, updatedAt } from "@mainstay/db";
import type { RoleChanges, SystemRoleKey } from "@mainstay/model";
import { integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

/** Roles an organization has made: a system role, changed where `changes` speaks. */
export const roles = pgTable(
  "roles",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    key: text("key").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    parent: text("parent").$type<SystemRoleKey>().notNull(),
    changes: jsonb("changes").$type<RoleChanges>().notNull().default({}),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ name: "roles_pk", columns: [t.orgId, t.id] }), uniqueIndex("roles_key").on(t.orgId, t.key)],
);
