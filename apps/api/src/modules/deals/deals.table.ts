import { moment, money } from "@mainstay/db";
import { sql } from "drizzle-orm";
import { date, foreignKey, index, integer, jsonb, numeric, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { recordColumns } from "../../records/record.columns.ts";
import { type Address, companies } from "../companies/companies.table.ts";
import { contacts } from "../contacts/contacts.table.ts";
import { leads } from "../leads/leads.table.ts";
import { pipelines, stages } from "../pipelines/pipelines.table.ts";

export const deals = pgTable(
  "deals",
  {
    ...recordColumns(),
    name: text("name").notNull(),
    description: text("description"),
    contactId: uuid("contact_id"),
    companyId: uuid("company_id"),
    leadId: uuid("lead_id"),
    pipelineId: uuid("pipeline_id").notNull(),
    stageId: uuid("stage_id").notNull(),
    stageChangedAt: moment("stage_changed_at").notNull(),
    position: numeric("position").notNull(),
    /** Follows the stage: open, won, lost or canceled. */
    status: text("status").notNull().default("open"),
    amount: money("amount"),
    currency: text("currency").notNull().default("USD"),
    arr: money("arr"),
    mrr: money("mrr"),
    probability: integer("probability"),
    closeDate: date("close_date", { mode: "string" }),
    closedAt: moment("closed_at"),
    ownerId: uuid("owner_id"),
    source: text("source").notNull().default("other"),
    jobLocation: jsonb("job_location").$type<Address>(),
    serviceType: text("service_type"),
    competitor: text("competitor"),
    nextStep: text("next_step"),
    winReason: text("win_reason"),
    lossReason: text("loss_reason"),
    lossDetail: text("loss_detail"),
    tags: text("tags").array().notNull().default([]),
    quickbooksCustomerId: text("quickbooks_customer_id"),
    quickbooksLastInvoiceId: text("quickbooks_last_invoice_id"),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    lastActivityAt: moment("last_activity_at"),
    /** high or medium; null when it is not at risk. */
    risk: text("risk"),
  },
  (t) => [
    primaryKey({ name: "deals_pk", columns: [t.orgId, t.id] }),
    foreignKey({
      name: "deals_contact",
      columns: [t.orgId, t.contactId],
      foreignColumns: [contacts.orgId, contacts.id],
    }),
    foreignKey({
      name: "deals_company",
      columns: [t.orgId, t.companyId],
      foreignColumns: [companies.orgId, companies.id],
    }),
    foreignKey({ name: "deals_lead", columns: [t.orgId, t.leadId], foreignColumns: [leads.orgId, leads.id] }),
    foreignKey({
      name: "deals_pipeline",
      columns: [t.orgId, t.pipelineId],
      foreignColumns: [pipelines.orgId, pipelines.id],
    }),
    foreignKey({ name: "deals_stage", columns: [t.orgId, t.stageId], foreignColumns: [stages.orgId, stages.id] }),
    index("deals_created_at").on(t.orgId, t.createdAt, t.id),
    index("deals_amount").on(t.orgId, sql`${t.amount} desc nulls last`, t.id.desc()),
    index("deals_board").on(t.orgId, t.stageId, t.position, t.id),
    index("deals_contact_id").on(t.orgId, t.contactId),
    index("deals_company_id").on(t.orgId, t.companyId),
    index("deals_lead_id").on(t.orgId, t.leadId),
    index("deals_owner").on(t.orgId, t.ownerId),
    index("deals_risk").on(t.orgId, t.risk, t.id).where(sql`${t.risk} is not null and ${t.deletedAt} is null`),
    // Open deals of a stage by how long they have been there, for Today.
    index("deals_in_stage_since")
      .on(t.orgId, t.stageId, t.stageChangedAt)
      .where(sql`${t.status} = 'open' and ${t.deletedAt} is null`),
  ],
);
