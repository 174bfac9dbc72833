import { moment } from "@mainstay/db";
import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { recordColumns } from "../../records/record.columns.ts";

/** Somebody named in a comment: the text has them as `@` and this name. */
export interface Mention {
  memberId: string;
  name: string;
}

/** What members say to each other about a record; a comment and the answers to it are a thread. */
export const comments = pgTable(
  "comments",
  {
    ...recordColumns(),
    /** The record it is about, of any object. */
    object: text("object").notNull(),
    recordId: uuid("record_id").notNull(),
    /** The comment that began the thread; null for that one itself. */
    parentId: uuid("parent_id"),
    body: text("body").notNull(),
    mentions: jsonb("mentions").$type<Mention[]>().notNull().default([]),
    authorId: uuid("author_id"),
    /** What the author was called then, for who has left since. */
    authorName: text("author_name").notNull(),
    editedAt: moment("edited_at"),
    /** Kept at the top of the record's timeline. */
    isPinned: boolean("is_pinned").notNull().default(false),
  },
  (t) => [
    primaryKey({ name: "comments_pk", columns: [t.orgId, t.id] }),
    foreignKey({ name: "comments_parent", columns: [t.orgId, t.parentId], foreignColumns: [t.orgId, t.id] }),
    index("comments_record").on(t.orgId, t.recordId, t.createdAt, t.id),
    index("comments_thread").on(t.orgId, t.parentId, t.createdAt),
    index("comments_created_at").on(t.orgId, t.createdAt, t.id),
  ],
);
