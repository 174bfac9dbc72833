import { moment } from "@mainstay/db";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { recordColumns } from "../../records/record.columns.ts";
import { type Address, companies } from "../companies/companies.table.ts";

export interface ContactEmail {
  email: string;
  type: "work" | "home" | "other";
  primary: boolean;
}
export interface ContactPhone {
  /** E.164. */
  number: string;
  /** As it was typed. */
  raw: string;
  type: "mobile" | "work" | "home" | "other";
  primary: boolean;
}

export const contacts = pgTable(
  "contacts",
  {
    ...recordColumns(),
    firstName: text("first_name"),
    lastName: text("last_name"),
    fullName: text("full_name").notNull(),
    companyId: uuid("company_id"),
    jobTitle: text("job_title"),
    emails: jsonb("emails").$type<ContactEmail[]>().notNull().default([]),
    phones: jsonb("phones").$type<ContactPhone[]>().notNull().default([]),
    addresses: jsonb("addresses").$type<(Address & { type: string; primary: boolean })[]>().notNull().default([]),
    preferredChannel: text("preferred_channel"),
    lifecycleStage: text("lifecycle_stage").notNull().default("prospect"),
    source: text("source").notNull().default("manual"),
    tags: text("tags").array().notNull().default([]),
    ownerId: uuid("owner_id"),
    /** What the person agreed to, by channel; `consent` records of their own follow with outbound messages. */
    emailConsent: text("email_consent").notNull().default("unknown"),
    smsConsent: text("sms_consent").notNull().default("unknown"),
    consentText: text("consent_text"),
    consentAt: moment("consent_at"),
    googleResourceName: text("google_resource_name"),
    googleEtag: text("google_etag"),
    quickbooksCustomerId: text("quickbooks_customer_id"),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    lastActivityAt: moment("last_activity_at"),
    mergedIntoId: uuid("merged_into_id"),
  },
  (t) => [
    primaryKey({ name: "contacts_pk", columns: [t.orgId, t.id] }),
    foreignKey({
      name: "contacts_company",
      columns: [t.orgId, t.companyId],
      foreignColumns: [companies.orgId, companies.id],
    }),
    index("contacts_created_at").on(t.orgId, t.createdAt, t.id),
    index("contacts_full_name").on(t.orgId, t.fullName),
    index("contacts_company_id").on(t.orgId, t.companyId),
    index("contacts_owner").on(t.orgId, t.ownerId),
  ],
);
