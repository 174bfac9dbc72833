import { moment } from "@mainstay/db";
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { recordColumns } from "../../records/record.columns.ts";

export interface Address {
  line1?: string | null;
  line2?: string | null;
  city?: string | null;
  state?: string | null;
  postalCode?: string | null;
  country?: string | null;
}

export const companies = pgTable(
  "companies",
  {
    ...recordColumns(),
    name: text("name").notNull(),
    legalName: text("legal_name"),
    type: text("type").notNull().default("business"),
    industry: text("industry"),
    employeeCount: integer("employee_count"),
    website: text("website"),
    mainPhone: text("main_phone"),
    billingAddress: jsonb("billing_address").$type<Address>(),
    shippingAddress: jsonb("shipping_address").$type<Address>(),
    /** No foreign key: contacts refer to companies already, and a circle could not be restored from a backup. */
    primaryContactId: uuid("primary_contact_id"),
    status: text("status").notNull().default("prospect"),
    source: text("source").notNull().default("manual"),
    tags: text("tags").array().notNull().default([]),
    ownerId: uuid("owner_id"),
    quickbooksCustomerId: text("quickbooks_customer_id"),
    quickbooksSyncStatus: text("quickbooks_sync_status").notNull().default("never"),
    quickbooksSyncError: text("quickbooks_sync_error"),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    lastActivityAt: moment("last_activity_at"),
    mergedIntoId: uuid("merged_into_id"),
  },
  (t) => [
    primaryKey({ name: "companies_pk", columns: [t.orgId, t.id] }),
    index("companies_created_at").on(t.orgId, t.createdAt, t.id),
    index("companies_name").on(t.orgId, t.name),
    index("companies_owner").on(t.orgId, t.ownerId),
  ],
);
