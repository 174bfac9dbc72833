import {
  currency,
  date,
  datetime,
  integer,
  json,
  link,
  longText,
  member,
  money,
  picklist,
  text,
} from "@mainstay/model";
import { sql } from "drizzle-orm";
import { type Doc, defineObject, type ObjectDefinition } from "../../records/object.ts";
import { scope } from "../../records/scope.ts";
import { priceOf } from "./content.ts";
import { draftCreated } from "./drafts.events.ts";
import { drafts } from "./drafts.table.ts";
import { DRAFT_STATES, DRAFT_TYPES, isDocument } from "./drafts.words.ts";
import { pageUrl } from "./pages/address.ts";

export type Draft = Doc<typeof drafts>;

/** Follow-ups, scopes, estimates and proposals. Requests write their words by acts of their own; everything else is ours. */
export const draft: ObjectDefinition<typeof drafts> = defineObject({
  name: "draft",
  plural: "drafts",
  label: "Draft",
  pluralLabel: "Drafts",
  titleField: "title",
  ownerField: "ownerId",
  table: drafts,
  readThrough: ["dealId", "leadId"],
  fields: {
    title: text("Title", { required: true, search: "title", column: true }),
    type: picklist("Type", DRAFT_TYPES, { readOnly: true, column: true }),
    state: picklist("State", DRAFT_STATES, { readOnly: true, column: true }),
    leadId: link("lead", "Lead", { readOnly: true, aliases: ["lead"] }),
    dealId: link("deal", "Deal", { readOnly: true, aliases: ["deal"] }),
    contactId: link("contact", "Contact", { readOnly: true, column: true, aliases: ["contact"] }),
    ownerId: member("Owner", { readOnly: true, aliases: ["owner"] }),
    request: json("Asked for with", { readOnly: true, internal: true }),
    content: json("Content", { readOnly: true, internal: true }),
    contentHash: text("Content hash", { readOnly: true, internal: true }),
    currency: currency("Currency", { readOnly: true }),
    subtotal: money("Subtotal", { readOnly: true }),
    tax: money("Tax", { readOnly: true }),
    total: money("Total", { readOnly: true, column: true }),
    validUntil: date("Valid until", { readOnly: true }),
    provider: text("Written by", { readOnly: true }),
    model: text("Model", { readOnly: true }),
    promptHash: text("Prompt", { readOnly: true, internal: true }),
    redactions: json("Redactions", { readOnly: true, internal: true }),
    failure: longText("Why it failed", { readOnly: true }),
    approvedById: member("Approved by", { readOnly: true }),
    approvedAt: datetime("Approved", { readOnly: true }),
    approvedHash: text("Approved content", { readOnly: true, internal: true }),
    rejectionReason: longText("Rejected because", { readOnly: true }),
    messageId: link("message", "Message", { readOnly: true, internal: true }),
    sentAt: datetime("Sent", { readOnly: true, column: true }),
    sendingProblem: longText("Did not go out because", { readOnly: true }),
    artifact: json("PDF", { readOnly: true, internal: true }),
    signedArtifact: json("Signed PDF", { readOnly: true, internal: true }),
    viewedAt: datetime("Opened", { readOnly: true }),
    decidedAt: datetime("Answered", { readOnly: true }),
    decision: json("Answer", { readOnly: true, internal: true }),
    questions: integer("Questions", { readOnly: true }),
    revisesId: link("draft", "Revises", { readOnly: true, internal: true }),
  },
  events: { created: draftCreated },
  createdEvent: async (_, { type, leadId, dealId }) => ({ type, leadId, dealId }),
  hooks: {
    // Also on Undo: what a document costs never comes from anywhere but its lines.
    derive: (next, patch) => (patch.content && isDocument(String(next.type)) ? priced(next) : {}),
  },
  // The address is a key to signing: for who may send the draft, not for everybody who may read it.
  detail: (ctx) => ({
    url: sql`case when ${scope(ctx, draft, "edit") ?? sql`true`} then to_json(${pageUrl(ctx, "")}::text || t.public_key) end`,
  }),
  subtitle: ({ type }) => DRAFT_TYPES.find(({ value }) => value === type)?.label ?? "",
});

function priced({ content, currency: code }: Partial<Draft>): Partial<Draft> {
  if (!content || content.lines.length === 0) return { subtotal: null, tax: null, total: null };
  const { subtotal, tax, total } = priceOf(content, code ?? "USD");
  return { subtotal, tax, total };
}
