import { createdAt, orgId } from "@mainstay/db";
import { customType, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { recordColumns } from "../../records/record.columns.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A text that the organization goes by: how it works, what things cost, what people ask. */
export const articles = pgTable(
  "articles",
  {
    ...recordColumns(),
    title: text("title").notNull(),
    kind: text("kind").notNull().default("other"),
    body: text("body").notNull(),
    /** The file it was read from. */
    fileName: text("file_name"),
  },
  (t) => [
    primaryKey({ name: "articles_pk", columns: [t.orgId, t.id] }),
    index("articles_created_at").on(t.orgId, t.createdAt, t.id),
  ],
);

export type PassageSource = "article" | "question" | "message";

/**
 * Pieces of what the organization knows, as they are searched and cited. An organization has some thousands, so they are
 * found by walking its own; an index of words over all organizations would not be used under row-level security.
 */
export const passages = pgTable(
  "knowledge_passages",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    sourceObject: text("source_object").$type<PassageSource>().notNull(),
    sourceId: uuid("source_id").notNull(),
    title: text("title").notNull(),
    /** Where it begins in its source's text, in UTF-16 units. */
    startsAt: integer("starts_at").notNull(),
    text: text("text").notNull(),
    words: tsvector("words").notNull(),
    /** The text folded to plain lower-case letters, for misspelt words. */
    folded: text("folded").notNull(),
    /** A vector of unit length, as 32-bit floats; null until somebody made one. */
    embedding: bytea("embedding"),
    embeddedBy: text("embedded_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "knowledge_passages_pk", columns: [t.orgId, t.id] }),
    index("knowledge_passages_source").on(t.orgId, t.sourceObject, t.sourceId),
  ],
);
