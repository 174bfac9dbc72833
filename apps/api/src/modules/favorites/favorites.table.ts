import { createdAt, orgId } from "@mainstay/db";
import { integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";

/** What a member keeps at hand in the sidebar: starred records and saved views, in an order of their own. */
export const favorites = pgTable(
  "favorites",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    memberId: uuid("member_id").notNull(),
    kind: text("kind").$type<"record" | "view">().notNull(),
    /** The record's object, or the one the view lists. */
    object: text("object").notNull(),
    targetId: uuid("target_id").notNull(),
    position: integer("position").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "favorites_pk", columns: [t.orgId, t.id] }),
    unique("favorites_once").on(t.orgId, t.memberId, t.targetId),
  ],
);
