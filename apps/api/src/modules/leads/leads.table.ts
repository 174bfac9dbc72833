import { moment, money } from "@mainstay/db";
import { sql } from "drizzle-orm";
import { date, foreignKey, index, integer, jsonb, numeric, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { recordColumns } from "../../records/record.columns.ts";
import { companies } from "../companies/companies.table.ts";
import { contacts } from "../contacts/contacts.table.ts";
import { pipelines, stages } from "../pipelines/pipelines.table.ts";

export const leads = pgTable(
  "leads",
  {
    ...recordColumns(),
    title: text("title").notNull(),
    description: text("description"),
    notes: text("notes"),
    contactId: uuid("contact_id"),
    companyId: uuid("company_id"),
    /** For a person who is no contact yet. */
    email: text("email"),
    phone: text("phone"),
    source: text("source").notNull().default("other"),
    /** The source as it was given, when it is none of ours. */
    sourceDetail: text("source_detail"),
    status: text("status").notNull().default("new"),
    disqualificationReason: text("disqualification_reason"),
    estimatedValue: money("estimated_value"),
    currency: text("currency").notNull().default("USD"),
    probability: integer("probability"),
    ownerId: uuid("owner_id"),
    pipelineId: uuid("pipeline_id").notNull(),
    stageId: uuid("stage_id").notNull(),
    stageChangedAt: moment("stage_changed_at").notNull(),
    /** The place within a stage's column, smallest on top. */
    position: numeric("position").notNull(),
    expectedCloseDate: date("expected_close_date", { mode: "string" }),
    serviceType: text("service_type"),
    preferredTime: text("preferred_time"),
    dealId: uuid("deal_id"),
    convertedAt: moment("converted_at"),
    tags: text("tags").array().notNull().default([]),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    lastActivityAt: moment("last_activity_at"),
    /** high or medium; null when it is not at risk. */
    risk: text("risk"),
  },
  (t) => [
    primaryKey({ name: "leads_pk", columns: [t.orgId, t.id] }),
    foreignKey({
      name: "leads_contact",
      columns: [t.orgId, t.contactId],
      foreignColumns: [contacts.orgId, contacts.id],
    }),
    foreignKey({
      name: "leads_company",
      columns: [t.orgId, t.companyId],
      foreignColumns: [companies.orgId, companies.id],
    }),
    foreignKey({
      name: "leads_pipeline",
      columns: [t.orgId, t.pipelineId],
      foreignColumns: [pipelines.orgId, pipelines.id],
    }),
    foreignKey({ name: "leads_stage", columns: [t.orgId, t.stageId], foreignColumns: [stages.orgId, stages.id] }),
    index("leads_created_at").on(t.orgId, t.createdAt, t.id),
    index("leads_status").on(t.orgId, t.status, t.createdAt),
    index("leads_value").on(t.orgId, sql`${t.estimatedValue} desc nulls last`, t.id.desc()),
    index("leads_board").on(t.orgId, t.stageId, t.position, t.id),
    index("leads_contact_id").on(t.orgId, t.contactId),
    index("leads_owner").on(t.orgId, t.ownerId),
    index("leads_risk").on(t.orgId, t.risk, t.id).where(sql`${t.risk} is not null and ${t.deletedAt} is null`),
    // Open leads by how long they have been quiet, for Today.
    index("leads_quiet")
      .on(t.orgId, sql`coalesce(${t.lastActivityAt}, ${t.createdAt})`)
      .where(sql`${t.status} in ('new', 'working', 'qualified') and ${t.deletedAt} is null`),
  ],
);
