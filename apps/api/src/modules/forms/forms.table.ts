import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { recordColumns } from "../../records/record.columns.ts";
import { pipelines } from "../pipelines/pipelines.table.ts";

/** A form that strangers fill in, on a page of ours or on the organization's own site. */
export const forms = pgTable(
  "forms",
  {
    ...recordColumns(),
    name: text("name").notNull(),
    /** What the public knows the form by; random, so that keys cannot be guessed, and no secret. */
    key: text("key").notNull(),
    heading: text("heading").notNull(),
    intro: text("intro"),
    /** Which questions are asked; see `FormQuestions`. */
    fields: jsonb("fields").$type<Record<string, unknown>>().notNull().default({}),
    consentText: text("consent_text").notNull(),
    successMessage: text("success_message").notNull(),
    defaultSource: text("default_source").notNull().default("web_form"),
    defaultOwnerId: uuid("default_owner_id"),
    pipelineId: uuid("pipeline_id"),
    allowedOrigins: text("allowed_origins").array().notNull().default([]),
    isActive: boolean("is_active").notNull().default(true),
    color: text("color").notNull(),
    /** Light, dark, or as the visitor's system has it. */
    theme: text("theme").notNull().default("auto"),
    submitLabel: text("submit_label").notNull().default("Send"),
    /** Of everything on its page that the organization did not write. */
    language: text("language").notNull().default("en"),
    showLogo: boolean("show_logo").notNull().default(true),
  },
  (t) => [
    primaryKey({ name: "forms_pk", columns: [t.orgId, t.id] }),
    foreignKey({
      name: "forms_pipeline",
      columns: [t.orgId, t.pipelineId],
      foreignColumns: [pipelines.orgId, pipelines.id],
    }),
    uniqueIndex("forms_key").on(t.key),
    index("forms_created_at").on(t.orgId, t.createdAt, t.id),
  ],
);
