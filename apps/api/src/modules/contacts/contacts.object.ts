import {
  addresses,
  datetime,
  emails,
  json,
  link,
  longText,
  member,
  phones,
  picklist,
  tags,
  text,
} from "@mainstay/model";
import { linkedRecord } from "../../records/linked.ts";
import { type AnyDoc, defineObject } from "../../records/object.ts";
import { timelineDetail } from "../activities/timeline.ts";
import { contactCreated, contactMerged, contactUpdated } from "./contacts.events.ts";
import { type ContactEmail, type ContactPhone, contacts } from "./contacts.table.ts";

const LIFECYCLE = [
  { value: "prospect", label: "Prospect", color: "blue" },
  { value: "customer", label: "Customer", color: "green" },
  { value: "past_customer", label: "Past customer", color: "grey" },
] as const;
const CONSENT = ["unknown", "granted", "denied"] as const;

export const contact = defineObject({
  name: "contact",
  plural: "contacts",
  label: "Contact",
  pluralLabel: "Contacts",
  titleField: "fullName",
  ownerField: "ownerId",
  table: contacts,
  fields: {
    fullName: text("Name", { readOnly: true, search: "title", column: true, personal: true, aliases: ["name"] }),
    firstName: text("First name", { maxLength: 120, personal: true, create: true }),
    lastName: text("Last name", { maxLength: 120, personal: true, create: true }),
    emails: emails("E-mail", { column: true, create: true, aliases: ["email"] }),
    phones: phones("Phone", { column: true, create: true, aliases: ["phone"] }),
    companyId: link("company", "Company", { column: true, create: true, aliases: ["company"] }),
    jobTitle: text("Job title", { search: "text", create: true }),
    lifecycleStage: picklist("Lifecycle", LIFECYCLE, { column: true }),
    ownerId: member("Owner", { column: true, aliases: ["owner"] }),
    addresses: addresses("Addresses"),
    preferredChannel: picklist("Prefers", ["phone", "email", "sms", "other"]),
    source: picklist("Source", ["manual", "web_form", "import_google_contacts", "import_csv", "api"], {
      group: "More",
    }),
    tags: tags("Tags", { column: true }),
    emailConsent: picklist("E-mail consent", CONSENT, { group: "Consent" }),
    smsConsent: picklist("SMS consent", CONSENT, { group: "Consent" }),
    consentText: longText("Consent text", { group: "Consent", readOnly: true }),
    consentAt: datetime("Consent given", { group: "Consent", readOnly: true }),
    lastActivityAt: datetime("Last activity", { readOnly: true, group: "More" }),
    googleResourceName: text("Google contact", { readOnly: true, internal: true }),
    googleEtag: text("Google etag", { readOnly: true, internal: true }),
    quickbooksCustomerId: text("QuickBooks customer", { readOnly: true, group: "More" }),
    metadata: json("Metadata", { internal: true }),
    mergedIntoId: link("contact", "Merged into", { readOnly: true, internal: true }),
  },
  createdEvent: async (_, doc) => ({
    ticked: ["emailConsent", "smsConsent"].filter((name) => (doc[name] ?? "unknown") !== "unknown"),
  }),
  events: { created: contactCreated, updated: contactUpdated, merged: contactMerged },
  hooks: {
    derive: (next) => ({ fullName: fullName(next) }),
    check: (next) =>
      fullName(next) === NAMELESS
        ? [{ pointer: "/firstName", detail: "Give a name, an e-mail or a phone number; one is enough." }]
        : [],
  },
  subtitle: (doc) => [primaryEmail(doc), primaryPhone(doc)].filter(Boolean).join(" · "),
  detail: (ctx) => ({ company: linkedRecord(ctx, "company", "company_id"), ...timelineDetail(ctx, "contactId") }),
});

const NAMELESS = "Unnamed";

/** How a contact is called: by name, else by the first way of reaching them. */
function fullName(contact: Partial<AnyDoc>): string {
  const name = [contact.firstName, contact.lastName].filter(Boolean).join(" ").trim();
  return name || primaryEmail(contact) || primaryPhone(contact) || NAMELESS;
}

export function primaryEmail(contact: Partial<AnyDoc>): string | null {
  const list = (contact.emails ?? []) as ContactEmail[];
  return (list.find((one) => one.primary) ?? list[0])?.email ?? null;
}

export function primaryPhone(contact: Partial<AnyDoc>): string | null {
  const list = (contact.phones ?? []) as ContactPhone[];
  return (list.find((one) => one.primary) ?? list[0])?.number ?? null;
}
