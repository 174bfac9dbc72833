import {
  address,
  datetime,
  integer,
  json,
  link,
  longText,
  member,
  phone,
  picklist,
  tags,
  text,
  url,
} from "@mainstay/model";
import { defineObject } from "../../records/object.ts";
import { timelineDetail } from "../activities/timeline.ts";
import { companyMerged } from "./companies.events.ts";
import { companies } from "./companies.table.ts";

const COMPANY_STATUSES = [
  { value: "prospect", label: "Prospect", color: "blue" },
  { value: "active_customer", label: "Active customer", color: "green" },
  { value: "inactive", label: "Inactive", color: "amber" },
  { value: "archived", label: "Archived", color: "grey" },
] as const;

export const company = defineObject({
  name: "company",
  plural: "companies",
  label: "Company",
  pluralLabel: "Companies",
  titleField: "name",
  ownerField: "ownerId",
  table: companies,
  fields: {
    name: text("Name", { required: true, search: "title", column: true, create: true }),
    status: picklist("Status", COMPANY_STATUSES, { column: true }),
    industry: text("Industry", { column: true, create: true }),
    mainPhone: phone("Phone", { search: "text", column: true, create: true, personal: false, aliases: ["phone"] }),
    website: url("Website", { search: "text", column: true, create: true }),
    ownerId: member("Owner", { column: true, aliases: ["owner"] }),
    type: picklist("Type", ["business", "individual", "nonprofit", "government", "other"]),
    legalName: text("Legal name", { search: "text" }),
    employeeCount: integer("Employees", { min: 0 }),
    primaryContactId: link("contact", "Primary contact"),
    billingAddress: address("Billing address", { group: "Addresses" }),
    shippingAddress: address("Shipping address", { group: "Addresses" }),
    source: picklist("Source", ["manual", "web_form", "import_google_contacts", "import_csv", "api"], {
      group: "More",
    }),
    tags: tags("Tags", { column: true }),
    lastActivityAt: datetime("Last activity", { readOnly: true, group: "More" }),
    quickbooksCustomerId: text("QuickBooks customer", { readOnly: true, group: "QuickBooks" }),
    quickbooksSyncStatus: picklist("QuickBooks sync", ["never", "pending", "synced", "error"], {
      readOnly: true,
      group: "QuickBooks",
    }),
    quickbooksSyncError: longText("QuickBooks error", { readOnly: true, group: "QuickBooks" }),
    metadata: json("Metadata", { internal: true }),
    mergedIntoId: link("company", "Merged into", { readOnly: true, internal: true }),
  },
  events: { merged: companyMerged },
  subtitle: (doc) => [doc.industry, doc.website].filter(Boolean).join(" · "),
  detail: (ctx) => timelineDetail(ctx, "companyId"),
});
