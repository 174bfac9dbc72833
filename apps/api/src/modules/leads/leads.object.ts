import {
  currency,
  date,
  datetime,
  email,
  json,
  link,
  longText,
  member,
  money,
  number,
  percent,
  phone,
  picklist,
  tags,
  text,
} from "@mainstay/model";
import type { FieldError } from "../../platform/problem.ts";
import { linkedRecord } from "../../records/linked.ts";
import { type Doc, defineObject } from "../../records/object.ts";
import { timelineDetail } from "../activities/timeline.ts";
import { changePipeline, enterPipeline } from "../pipelines/entering.ts";
import { stageById } from "../pipelines/pipelines.service.ts";
import { riskField } from "../pipelines/risk.field.ts";
import { enterLeadStage } from "./leads.entering.ts";
import { leadCreated, leadUpdated } from "./leads.events.ts";
import { leads } from "./leads.table.ts";
import { tellLeadMove } from "./leads.telling.ts";

export const LEAD_SOURCES = ["phone_call", "email", "web_form", "referral", "ad", "other"] as const;
const LEAD_STATUSES = [
  { value: "new", label: "New", color: "blue" },
  { value: "working", label: "Working", color: "amber" },
  { value: "qualified", label: "Qualified", color: "green" },
  { value: "disqualified", label: "Disqualified", color: "grey" },
  { value: "converted", label: "Converted", color: "teal" },
] as const;
export const OPEN_STATUSES = ["new", "working", "qualified"] as const;

export const lead = defineObject({
  name: "lead",
  plural: "leads",
  label: "Lead",
  pluralLabel: "Leads",
  titleField: "title",
  ownerField: "ownerId",
  table: leads,
  fields: {
    title: text("Title", { required: true, search: "title", column: true, create: true }),
    status: picklist("Status", LEAD_STATUSES, { column: true }),
    stageId: link("stage", "Stage", {
      readOnly: true,
      column: true,
      aliases: ["stage"],
      help: "Changed by moving the lead",
    }),
    estimatedValue: money("Estimated value", { min: 0, column: true, create: true, aliases: ["value", "amount"] }),
    contactId: link("contact", "Contact", { column: true, create: true, aliases: ["contact"] }),
    companyId: link("company", "Company", { create: true, aliases: ["company"] }),
    email: email("E-mail", { search: "text", create: true }),
    phone: phone("Phone", { search: "text", create: true }),
    source: picklist("Source", LEAD_SOURCES, { column: true, create: true }),
    ownerId: member("Owner", { column: true, create: true, aliases: ["owner"] }),
    serviceType: text("Service", { search: "text", create: true, aliases: ["service"] }),
    description: longText("Description", { search: "text", create: true }),
    notes: longText("Notes"),
    preferredTime: text("Preferred time"),
    expectedCloseDate: date("Expected close"),
    probability: percent("Probability"),
    currency: currency("Currency"),
    disqualificationReason: picklist("Disqualified because", [
      "budget",
      "timing",
      "outside_scope",
      "competitor",
      "no_response",
      "other",
    ]),
    tags: tags("Tags"),
    pipelineId: link("pipeline", "Pipeline", { aliases: ["pipeline"], group: "More" }),
    stageChangedAt: datetime("In stage since", { readOnly: true, group: "More" }),
    lastActivityAt: datetime("Last activity", { readOnly: true, group: "More" }),
    risk: riskField(["expectedCloseDate", "estimatedValue"]),
    sourceDetail: text("Source in detail", { group: "More" }),
    dealId: link("deal", "Deal", { readOnly: true, group: "More" }),
    convertedAt: datetime("Converted", { readOnly: true, group: "More" }),
    position: number("Position", { readOnly: true, internal: true }),
    metadata: json("Metadata", { internal: true }),
  },
  hooks: {
    beforeCreate: (ctx, values) =>
      enterPipeline<Partial<Doc<typeof leads>>>(ctx, "lead", {
        currency: ctx.org.currency,
        source: "other",
        status: "new",
        ...values,
      }),
    beforeUpdate: (ctx, before, patch) =>
      changePipeline(ctx, "lead", before, patch, { entering: enterLeadStage, tell: tellLeadMove }),
    check: onlyConvertingConverts,
  },
  subtitle: (doc) => [doc.serviceType, doc.email ?? doc.phone].filter(Boolean).join(" · "),
  detail: (ctx) => ({
    contact: linkedRecord(ctx, "contact", "contact_id"),
    company: linkedRecord(ctx, "company", "company_id"),
    stage: linkedRecord(ctx, "stage", "stage_id"),
    ...timelineDetail(ctx, "leadId"),
  }),
  events: { created: leadCreated, updated: leadUpdated },
  createdEvent: async (ctx, doc) => ({
    stage: (await stageById(ctx, "lead", String(doc.stageId))).key,
    contactId: doc.contactId ?? null,
    ownerId: doc.ownerId ?? null,
    contactSummary: [doc.title, doc.email, doc.phone].filter(Boolean).join(", "),
  }),
});

/** A converted lead has its deal: the status is what converting leaves behind, and undoing that takes away. */
function onlyConvertingConverts({ status, dealId }: Partial<Doc<typeof leads>>): FieldError[] {
  if ((status === "converted") === Boolean(dealId)) return [];
  const detail = dealId ? "A converted lead stays so; undo the conversion instead." : "Convert the lead instead.";
  return [{ pointer: "/status", detail }];
}
