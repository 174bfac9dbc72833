import { moment, orgId } from "@mainstay/db";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
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
import { templates } from "../templates/templates.table.ts";

/** Where a statement in a message comes from, as whoever wrote it found it. */
export interface Citation {
  source: string;
  passage: string;
}

export interface Attachment {
  name: string;
  type: string;
  /** Of the file's bytes; part of what an approval is bound to. */
  sha256: string;
  size: number;
}

/** An e-mail or text message to or from somebody, whatever caused it. */
export const messages = pgTable(
  "messages",
  {
    ...recordColumns(),
    direction: text("direction").notNull().default("outbound"),
    channel: text("channel").notNull(),
    state: text("state").notNull().default("draft"),
    purpose: text("purpose").notNull().default("service"),
    writtenBy: text("written_by").notNull().default("member"),
    /** Sent by a sequence, campaign or workflow: stricter hours, and a reply cancels it. */
    isAutomated: boolean("is_automated").notNull().default(false),
    to: text("to_address").notNull(),
    from: text("from_address"),
    subject: text("subject"),
    body: text("body").notNull(),
    attachments: jsonb("attachments").$type<Attachment[]>().notNull().default([]),
    /** Of channel, purpose, recipient, subject, body and attachments; kept by a trigger. */
    contentHash: text("content_hash").notNull().default(""),
    contactId: uuid("contact_id"),
    leadId: uuid("lead_id"),
    dealId: uuid("deal_id"),
    ownerId: uuid("owner_id"),
    activityId: uuid("activity_id"),
    templateId: uuid("template_id"),
    mergeValues: jsonb("merge_values").$type<Record<string, string>>().notNull().default({}),
    /** The message this one answers. */
    answersId: uuid("answers_id"),
    /** Why somebody should hear from us now, for whoever approves it. */
    why: text("why"),
    citations: jsonb("citations").$type<Citation[]>().notNull().default([]),
    /** What asked for it, once: a second message with the key is the first. */
    sourceKey: text("source_key"),
    /** When it is to be decided again. */
    dispatchAt: moment("dispatch_at"),
    /** Why it waits or may not go, for the screen. */
    reason: text("reason"),
    reasonRule: text("reason_rule"),
    channelId: uuid("channel_id"),
    provider: text("provider"),
    providerMessageId: text("provider_message_id"),
    /** Its Message-ID, by which replies find it. */
    internetId: text("internet_id"),
    /** By which its reader takes themselves off the list. */
    unsubscribeKey: text("unsubscribe_key"),
    segments: integer("segments"),
    cost: numeric("cost", { precision: 12, scale: 4 }),
    queuedAt: moment("queued_at"),
    sentAt: moment("sent_at"),
    deliveredAt: moment("delivered_at"),
    failedAt: moment("failed_at"),
    failureCode: text("failure_code"),
    /** Grows with every taking of the lease; whoever holds an older one may no longer write. */
    leaseToken: integer("lease_token").notNull().default(0),
    leasedUntil: moment("leased_until"),
    decidedAt: moment("decided_at"),
  },
  (t) => [
    primaryKey({ name: "messages_pk", columns: [t.orgId, t.id] }),
    foreignKey({
      name: "messages_contact",
      columns: [t.orgId, t.contactId],
      foreignColumns: [contacts.orgId, contacts.id],
    }),
    foreignKey({ name: "messages_lead", columns: [t.orgId, t.leadId], foreignColumns: [leads.orgId, leads.id] }),
    foreignKey({ name: "messages_deal", columns: [t.orgId, t.dealId], foreignColumns: [deals.orgId, deals.id] }),
    foreignKey({
      name: "messages_template",
      columns: [t.orgId, t.templateId],
      foreignColumns: [templates.orgId, templates.id],
    }),
    foreignKey({ name: "messages_answers", columns: [t.orgId, t.answersId], foreignColumns: [t.orgId, t.id] }),
    check("messages_known_channel", sql`${t.channel} in ('email', 'sms')`),
    check("messages_known_author", sql`${t.writtenBy} in ('member', 'ai', 'automation', 'system', 'customer')`),
    // Mainstay's own words are answers to somebody's STOP or HELP, one each.
    check("messages_system_answers", sql`${t.writtenBy} <> 'system' or ${t.answersId} is not null`),
    uniqueIndex("messages_system_answer").on(t.orgId, t.answersId).where(sql`${t.writtenBy} = 'system'`),
    uniqueIndex("messages_source").on(t.orgId, t.sourceKey).where(sql`${t.sourceKey} is not null`),
    uniqueIndex("messages_unsubscribe").on(t.unsubscribeKey).where(sql`${t.unsubscribeKey} is not null`),
    index("messages_created_at").on(t.orgId, t.createdAt, t.id),
    index("messages_contact_at").on(t.orgId, t.contactId, t.createdAt),
    index("messages_lead_at").on(t.orgId, t.leadId, t.createdAt),
    index("messages_deal_at").on(t.orgId, t.dealId, t.createdAt),
    index("messages_to").on(t.orgId, t.channel, t.to, t.sentAt),
    index("messages_internet_id").on(t.orgId, t.internetId).where(sql`${t.internetId} is not null`),
    index("messages_provider_id").on(t.orgId, t.providerMessageId).where(sql`${t.providerMessageId} is not null`),
    // What was spent since some moment, which every decision asks.
    index("messages_decided").on(t.orgId, t.decidedAt).where(sql`${t.decidedAt} is not null`),
    index("messages_due").on(t.dispatchAt).where(sql`${t.state} in ('queued', 'sending')`),
  ],
);

/** What happened to a message, and what was tried and refused; rows are only ever added. */
export const messageLog = pgTable(
  "message_log",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    messageId: uuid("message_id").notNull(),
    /** state, refused. */
    kind: text("kind").notNull(),
    from: text("from_state"),
    to: text("to_state"),
    actor: jsonb("actor").$type<object>().notNull(),
    detail: text("detail"),
    requestId: text("request_id"),
    at: moment("at").notNull(),
  },
  (t) => [
    primaryKey({ name: "message_log_pk", columns: [t.orgId, t.id] }),
    index("message_log_message").on(t.orgId, t.messageId, t.at),
  ],
);

/** Each decision whether a message may go now: the rule that spoke, and all it was decided by. */
export const dispatchDecisions = pgTable(
  "dispatch_decisions",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    messageId: uuid("message_id").notNull(),
    outcome: text("outcome").$type<"send" | "defer" | "block">().notNull(),
    rule: text("rule").notNull(),
    reason: text("reason").notNull(),
    until: moment("until"),
    inputs: jsonb("inputs").$type<object>().notNull(),
    at: moment("at").notNull(),
  },
  (t) => [
    primaryKey({ name: "dispatch_decisions_pk", columns: [t.orgId, t.id] }),
    index("dispatch_decisions_message").on(t.orgId, t.messageId, t.at),
  ],
);

/**
 * Calls to providers. A call that may have been heard is never made again: of those not known to have been turned away
 * a message has at most one.
 */
export const providerCalls = pgTable(
  "provider_calls",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    messageId: uuid("message_id").notNull(),
    leaseToken: integer("lease_token").notNull(),
    provider: text("provider").notNull(),
    outcome: text("outcome").$type<"accepted" | "turned_away" | "rejected" | "unknown">(),
    providerMessageId: text("provider_message_id"),
    error: text("error"),
    startedAt: moment("started_at").notNull(),
    endedAt: moment("ended_at"),
  },
  (t) => [
    primaryKey({ name: "provider_calls_pk", columns: [t.orgId, t.id] }),
    foreignKey({
      name: "provider_calls_message",
      columns: [t.orgId, t.messageId],
      foreignColumns: [messages.orgId, messages.id],
    }),
    uniqueIndex("provider_calls_once").on(t.orgId, t.messageId).where(sql`${t.outcome} is distinct from 'turned_away'`),
  ],
);
