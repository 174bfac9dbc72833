import { orgId } from "@mainstay/db";
import { sql } from "drizzle-orm";
import { customType, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** What a record can be found by: folded text and its words, kept up to date by every write. */
export const searchEntries = pgTable(
  "search_entries",
  {
    orgId: orgId(),
    object: text("object").notNull(),
    recordId: uuid("record_id").notNull(),
    title: text("title").notNull(),
    subtitle: text("subtitle").notNull(),
    body: text("body").notNull(),
    /** The words of the body, each with the organization's mark in front: an index range is one organization's alone. */
    words: tsvector("words").notNull(),
  },
  (t) => [
    // Ids begin with their time, so this is also an organization's entries from the newest on.
    primaryKey({ name: "search_entries_pk", columns: [t.orgId, t.recordId, t.object] }),
    index("search_entries_words").using("gin", t.words),
    // Misspelt names are looked for among people and firms only.
    index("search_entries_names")
      .using("gin", t.orgId, sql`${t.body} gin_trgm_ops`)
      .where(sql`${t.object} in ('contact', 'company')`),
  ],
);

/** The normalised e-mails and phones of a record, for exact matching: dedupe, callers, inbound mail. */
export const recordKeys = pgTable(
  "record_keys",
  {
    orgId: orgId(),
    kind: text("kind").$type<"email" | "phone">().notNull(),
    value: text("value").notNull(),
    object: text("object").notNull(),
    recordId: uuid("record_id").notNull(),
  },
  (t) => [
    primaryKey({ name: "record_keys_pk", columns: [t.orgId, t.kind, t.value, t.object, t.recordId] }),
    index("record_keys_record").on(t.orgId, t.recordId),
  ],
);
