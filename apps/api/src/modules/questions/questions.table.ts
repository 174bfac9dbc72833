import type { CheckedCitation } from "@mainstay/ai";
import { moment } from "@mainstay/db";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { recordColumns } from "../../records/record.columns.ts";
import { leads } from "../leads/leads.table.ts";

/** What is to be found out about a lead: a question with why it is asked, and its answer. */
export const questions = pgTable(
  "questions",
  {
    ...recordColumns(),
    leadId: uuid("lead_id").notNull(),
    text: text("text").notNull(),
    rationale: text("rationale"),
    status: text("status").notNull().default("generated"),
    /** Its place among the lead's questions, smallest first. */
    position: integer("position").notNull().default(0),
    /** The lead's field that the answer fills. */
    fills: text("fills"),
    citations: jsonb("citations").$type<CheckedCitation[]>().notNull().default([]),
    answer: text("answer"),
    /** Ids of the lead's files that belong to the answer. */
    attachments: jsonb("attachments").$type<string[]>().notNull().default([]),
    askedAt: moment("asked_at"),
    answeredAt: moment("answered_at"),
    answeredBy: uuid("answered_by"),
    /** `member`, or who generated it: `rules`, or a vendor of models. */
    writtenBy: text("written_by").notNull().default("member"),
  },
  (t) => [
    primaryKey({ name: "questions_pk", columns: [t.orgId, t.id] }),
    foreignKey({ name: "questions_lead", columns: [t.orgId, t.leadId], foreignColumns: [leads.orgId, leads.id] }),
    check("questions_answered", sql`(${t.status} = 'answered') = (${t.answer} is not null)`),
    index("questions_lead_id").on(t.orgId, t.leadId, t.position),
    index("questions_created_at").on(t.orgId, t.createdAt, t.id),
  ],
);
