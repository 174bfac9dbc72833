import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { recordColumns } from "../../records/record.columns.ts";

/** A text written once for many, with merge fields such as `{{firstName}}`. */
export const templates = pgTable(
  "templates",
  {
    ...recordColumns(),
    name: text("name").notNull(),
    channel: text("channel").notNull(),
    purpose: text("purpose").notNull().default("service"),
    subject: text("subject"),
    body: text("body").notNull(),
    /** Of channel, purpose, subject and body; kept by a trigger, so that an opt-in to another text is worth nothing. */
    hash: text("hash").notNull().default(""),
  },
  (t) => [
    primaryKey({ name: "templates_pk", columns: [t.orgId, t.id] }),
    index("templates_created_at").on(t.orgId, t.createdAt, t.id),
  ],
);
