import { moment, money } from "@mainstay/db";
import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { recordColumns } from "../../records/record.columns.ts";
import { contacts } from "../contacts/contacts.table.ts";
import { deals } from "../deals/deals.table.ts";
import { leads } from "../leads/leads.table.ts";
import { messages } from "../messages/messages.table.ts";
import type { Content } from "./content.ts";
import type { DraftRequest } from "./drafts.schemas.ts";

/** How its reader answered, and everything that shows who it was. */
export interface Decision {
  outcome: "accepted" | "declined";
  /** As typed by the reader: their signature. */
  name: string | null;
  reason: string | null;
  /** Of the words and prices that were answered. */
  contentHash: string;
  /** Optional lines that were taken. */
  chosen: string[];
  total: string;
  ip: string;
  userAgent: string | null;
}

/** A file that a draft became. */
export interface Artifact {
  name: string;
  bytes: number;
  sha256: string;
}

/** A follow-up, scope, estimate or proposal, from its being asked for to its being answered. */
export const drafts = pgTable(
  "drafts",
  {
    ...recordColumns(),
    type: text("type").notNull(),
    state: text("state").notNull().default("generating"),
    title: text("title").notNull(),
    leadId: uuid("lead_id"),
    dealId: uuid("deal_id"),
    contactId: uuid("contact_id"),
    ownerId: uuid("owner_id"),
    /** What it was asked for with; null for one made from another. */
    request: jsonb("request").$type<DraftRequest>(),
    content: jsonb("content").$type<Content>().notNull(),
    /** Of title, content, currency and last day; kept by a trigger. */
    contentHash: text("content_hash").notNull().default(""),
    currency: text("currency").notNull().default("USD"),
    subtotal: money("subtotal"),
    tax: money("tax"),
    total: money("total"),
    /** The last day on which it can be accepted. */
    validUntil: date("valid_until", { mode: "string" }),
    /** Who wrote the first version: `rules`, or a vendor and its model. */
    provider: text("provider"),
    model: text("model"),
    promptHash: text("prompt_hash"),
    /** How many of each kind of private thing were replaced before a model saw it. */
    redactions: jsonb("redactions").$type<Record<string, number>>(),
    failure: text("failure"),
    approvedById: uuid("approved_by_id"),
    approvedAt: moment("approved_at"),
    approvedHash: text("approved_hash"),
    rejectionReason: text("rejection_reason"),
    messageId: uuid("message_id"),
    sentAt: moment("sent_at"),
    /** Why it did not go out, when it did not. */
    sendingProblem: text("sending_problem"),
    /** What the public page is known by; a secret, so no field of the record. */
    publicKey: text("public_key"),
    artifact: jsonb("artifact").$type<Artifact>(),
    signedArtifact: jsonb("signed_artifact").$type<Artifact>(),
    viewedAt: moment("viewed_at"),
    decidedAt: moment("decided_at"),
    decision: jsonb("decision").$type<Decision>(),
    questions: integer("questions").notNull().default(0),
    revisesId: uuid("revises_id"),
  },
  (t) => [
    primaryKey({ name: "drafts_pk", columns: [t.orgId, t.id] }),
    foreignKey({ name: "drafts_lead", columns: [t.orgId, t.leadId], foreignColumns: [leads.orgId, leads.id] }),
    foreignKey({ name: "drafts_deal", columns: [t.orgId, t.dealId], foreignColumns: [deals.orgId, deals.id] }),
    foreignKey({
      name: "drafts_contact",
      columns: [t.orgId, t.contactId],
      foreignColumns: [contacts.orgId, contacts.id],
    }),
    foreignKey({
      name: "drafts_message",
      columns: [t.orgId, t.messageId],
      foreignColumns: [messages.orgId, messages.id],
    }),
    foreignKey({ name: "drafts_revises", columns: [t.orgId, t.revisesId], foreignColumns: [t.orgId, t.id] }),
    check("drafts_about_something", sql`${t.leadId} is not null or ${t.dealId} is not null`),
    check("drafts_known_type", sql`${t.type} in ('followup_email', 'followup_sms', 'scope', 'estimate', 'proposal')`),
    uniqueIndex("drafts_public_key").on(t.publicKey).where(sql`${t.publicKey} is not null`),
    index("drafts_created_at").on(t.orgId, t.createdAt, t.id),
    index("drafts_lead_at").on(t.orgId, t.leadId, t.createdAt),
    index("drafts_deal_at").on(t.orgId, t.dealId, t.createdAt),
    index("drafts_contact_id").on(t.orgId, t.contactId),
    index("drafts_message_id").on(t.orgId, t.messageId).where(sql`${t.messageId} is not null`),
    index("drafts_waiting").on(t.createdAt).where(sql`${t.state} = 'generating' and ${t.deletedAt} is null`),
  ],
);
