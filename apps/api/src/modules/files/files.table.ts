import { bigint, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { recordColumns } from "../../records/record.columns.ts";
import { companies } from "../companies/companies.table.ts";
import { contacts } from "../contacts/contacts.table.ts";
import { deals } from "../deals/deals.table.ts";
import { leads } from "../leads/leads.table.ts";

/** Files kept with a record; what is in them is in the storage, under `contentId`. */
export const files = pgTable(
  "files",
  {
    ...recordColumns(),
    name: text("name").notNull(),
    /** What the content turned out to be, whatever the name says. */
    type: text("type").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    contentId: uuid("content_id").notNull(),
    contactId: uuid("contact_id"),
    companyId: uuid("company_id"),
    leadId: uuid("lead_id"),
    dealId: uuid("deal_id"),
  },
  (t) => [
    primaryKey({ name: "files_pk", columns: [t.orgId, t.id] }),
    foreignKey({
      name: "files_contact",
      columns: [t.orgId, t.contactId],
      foreignColumns: [contacts.orgId, contacts.id],
    }),
    foreignKey({
      name: "files_company",
      columns: [t.orgId, t.companyId],
      foreignColumns: [companies.orgId, companies.id],
    }),
    foreignKey({ name: "files_lead", columns: [t.orgId, t.leadId], foreignColumns: [leads.orgId, leads.id] }),
    foreignKey({ name: "files_deal", columns: [t.orgId, t.dealId], foreignColumns: [deals.orgId, deals.id] }),
    index("files_created_at").on(t.orgId, t.createdAt, t.id),
    index("files_contact_at").on(t.orgId, t.contactId, t.createdAt),
    index("files_company_at").on(t.orgId, t.companyId, t.createdAt),
    index("files_lead_at").on(t.orgId, t.leadId, t.createdAt),
    index("files_deal_at").on(t.orgId, t.dealId, t.createdAt),
  ],
);
