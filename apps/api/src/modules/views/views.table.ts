import { boolean, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { recordColumns } from "../../records/record.columns.ts";

/** A list as somebody likes to see it: filter, order, columns, layout. */
export const views = pgTable(
  "views",
  {
    ...recordColumns(),
    /** The object it lists. */
    object: text("object").notNull(),
    name: text("name").notNull(),
    /** Everybody in the organization sees it; else its owner alone. */
    shared: boolean("shared").notNull().default(false),
    /** Opens first: a private one for its owner, a shared one for everybody who chose none of their own. */
    isDefault: boolean("is_default").notNull().default(false),
    config: jsonb("config").$type<Record<string, unknown>>().notNull().default({}),
    ownerId: uuid("owner_id").notNull(),
  },
  (t) => [
    primaryKey({ name: "views_pk", columns: [t.orgId, t.id] }),
    index("views_owner").on(t.orgId, t.ownerId),
    index("views_created_at").on(t.orgId, t.createdAt, t.id),
  ],
);
