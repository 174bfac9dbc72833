import {
  address,
  currency,
  date,
  datetime,
  json,
  link,
  longText,
  member,
  money,
  number,
  percent,
  picklist,
  tags,
  text,
} from "@mainstay/model";
import { linkedRecord } from "../../records/linked.ts";
import { type Doc, defineObject } from "../../records/object.ts";
import { timelineDetail } from "../activities/timeline.ts";
import { changePipeline, enterPipeline } from "../pipelines/entering.ts";
import { riskField } from "../pipelines/risk.field.ts";
import { enterDealStage, LOSS_REASONS } from "./deals.entering.ts";
import { dealCreated, dealUpdated } from "./deals.events.ts";
import { deals } from "./deals.table.ts";
import { tellDealMove } from "./deals.telling.ts";

const DEAL_STATUSES = [
  { value: "open", label: "Open", color: "blue" },
  { value: "won", label: "Won", color: "green" },
  { value: "lost", label: "Lost", color: "red" },
  { value: "canceled", label: "Canceled", color: "grey" },
] as const;

export const deal = defineObject({
  name: "deal",
  plural: "deals",
  label: "Deal",
  pluralLabel: "Deals",
  titleField: "name",
  ownerField: "ownerId",
  table: deals,
  fields: {
    name: text("Name", { required: true, search: "title", column: true, create: true, aliases: ["title"] }),
    stageId: link("stage", "Stage", {
      readOnly: true,
      column: true,
      aliases: ["stage"],
      help: "Changed by moving the deal",
    }),
    amount: money("Amount", { min: 0, column: true, create: true, aliases: ["value"] }),
    closeDate: date("Expected close", { column: true, create: true, aliases: ["close"] }),
    contactId: link("contact", "Contact", { column: true, create: true, aliases: ["contact"] }),
    companyId: link("company", "Company", { column: true, create: true, aliases: ["company"] }),
    ownerId: member("Owner", { column: true, create: true, aliases: ["owner"] }),
    nextStep: text("Next step", { maxLength: 500 }),
    probability: percent("Probability"),
    currency: currency("Currency"),
    serviceType: text("Service", { search: "text", create: true, aliases: ["service"] }),
    description: longText("Description", { search: "text" }),
    jobLocation: address("Job location"),
    source: picklist("Source", ["lead_conversion", "repeat_customer", "upsell", "referral", "other"]),
    status: picklist("Status", DEAL_STATUSES, { readOnly: true }),
    tags: tags("Tags"),
    arr: money("ARR", { group: "Value", min: 0, help: "Recurring revenue a year" }),
    mrr: money("MRR", { group: "Value", min: 0, help: "Recurring revenue a month" }),
    competitor: text("Competitor", { group: "Outcome" }),
    winReason: text("Won because", { group: "Outcome", maxLength: 500 }),
    lossReason: picklist("Lost because", LOSS_REASONS, {
      group: "Outcome",
    }),
    lossDetail: text("Lost because, in words", { group: "Outcome", maxLength: 500 }),
    closedAt: datetime("Closed", { readOnly: true, group: "Outcome" }),
    pipelineId: link("pipeline", "Pipeline", { aliases: ["pipeline"], group: "More" }),
    leadId: link("lead", "Lead", { group: "More" }),
    stageChangedAt: datetime("In stage since", { readOnly: true, group: "More" }),
    lastActivityAt: datetime("Last activity", { readOnly: true, group: "More" }),
    risk: riskField(["closeDate", "amount", "nextStep"]),
    quickbooksCustomerId: text("QuickBooks customer", { readOnly: true, group: "More" }),
    quickbooksLastInvoiceId: text("QuickBooks invoice", { readOnly: true, group: "More" }),
    position: number("Position", { readOnly: true, internal: true }),
    metadata: json("Metadata", { internal: true }),
  },
  events: { created: dealCreated, updated: dealUpdated },
  createdEvent: async (_, { ownerId }) => ({ ownerId: ownerId ?? null }),
  hooks: {
    beforeCreate: (ctx, values) =>
      enterPipeline<Partial<Doc<typeof deals>>>(ctx, "deal", {
        currency: ctx.org.currency,
        source: "other",
        ...values,
      }),
    beforeUpdate: (ctx, before, patch) =>
      changePipeline(ctx, "deal", before, patch, { entering: enterDealStage, tell: tellDealMove }),
  },
  subtitle: (doc) => [doc.amount ? `${doc.amount} ${doc.currency}` : null, doc.serviceType].filter(Boolean).join(" · "),
  detail: (ctx) => ({
    contact: linkedRecord(ctx, "contact", "contact_id"),
    company: linkedRecord(ctx, "company", "company_id"),
    stage: linkedRecord(ctx, "stage", "stage_id"),
    ...timelineDetail(ctx, "dealId"),
  }),
});
