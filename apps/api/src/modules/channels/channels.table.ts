import { createdAt, moment, orgId, updatedAt } from "@mainstay/db";
import { sql } from "drizzle-orm";
import { boolean, integer, jsonb, numeric, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ChannelKind } from "../messages/messages.words.ts";

export type ProviderName = "mailbox" | "server" | "smtp" | "resend" | "sendgrid" | "phone" | "twilio";

/** A way out that an organization has set up: a provider, its sender and its keys. */
export const channels = pgTable(
  "channels",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    kind: text("kind").$type<ChannelKind>().notNull(),
    provider: text("provider").$type<ProviderName>().notNull(),
    name: text("name").notNull(),
    /** What the recipient sees: an e-mail address with its name, or a number. */
    sender: text("sender").notNull(),
    /** What is no secret: account, messaging service, host. */
    config: jsonb("config").$type<Record<string, string>>().notNull().default({}),
    /** Keys and passwords, encrypted. */
    secrets: text("secrets"),
    /** The unguessable end of its webhooks' address. */
    webhookKey: text("webhook_key").notNull(),
    /** Whether carriers have admitted the sender (A2P 10DLC, toll-free): not_needed, pending, approved. */
    registration: text("registration").$type<"not_needed" | "pending" | "approved">().notNull().default("not_needed"),
    isActive: boolean("is_active").notNull().default(true),
    testedAt: moment("tested_at"),
    testResult: text("test_result"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "channels_pk", columns: [t.orgId, t.id] }),
    uniqueIndex("channels_webhook_key").on(t.webhookKey),
    uniqueIndex("channels_in_use").on(t.orgId, t.kind).where(sql`${t.isActive}`),
  ],
);

/** How an organization wants its messages to go; it can be stricter than the law, never laxer. */
export const messagingSettings = pgTable(
  "messaging_settings",
  {
    orgId: orgId(),
    /** Off stops everything at once. */
    isSending: boolean("is_sending").notNull().default(true),
    stopReason: text("stop_reason"),
    /** CAN-SPAM: stands under every marketing e-mail. */
    postalAddress: text("postal_address"),
    /** Hours of its own for texts and calls, in the recipient's wall time. */
    textsFrom: text("texts_from"),
    textsUntil: text("texts_until"),
    /** Marketing messages to one person: so many in so many hours. */
    capMessages: integer("cap_messages"),
    capHours: integer("cap_hours"),
    smsPerSecond: integer("sms_per_second").notNull().default(1),
    dailySpend: numeric("daily_spend", { precision: 12, scale: 2 }),
    pricePerSegment: numeric("price_per_segment", { precision: 8, scale: 4 }).notNull().default("0.0083"),
    /** When the next text may leave, at the rate above. */
    nextSmsAt: moment("next_sms_at"),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ name: "messaging_settings_pk", columns: [t.orgId] })],
);

/** What providers told us, each once. */
export const webhookEvents = pgTable(
  "webhook_events",
  {
    orgId: orgId(),
    channelId: uuid("channel_id").notNull(),
    /** The provider's own id of the event, or what makes it one. */
    key: text("key").notNull(),
    kind: text("kind").notNull(),
    receivedAt: moment("received_at").notNull(),
  },
  (t) => [primaryKey({ name: "webhook_events_pk", columns: [t.orgId, t.channelId, t.key] })],
);
