import { createdAt, moment, orgId, updatedAt } from "@mainstay/db";
import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { member } from "../../platform/auth/auth.table.ts";
import type { Actor } from "../../platform/context.ts";
import type { Channel, Choices, NotificationData, NotificationType } from "./types.ts";

/** A notification is its member's, and goes with the membership. */
const memberId = () =>
  uuid("member_id")
    .notNull()
    .references(() => member.id, { onDelete: "cascade" });

/** Something one member is told. */
export const notifications = pgTable(
  "notifications",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    memberId: memberId(),
    /** What it tells of: an event, an operation on many records, or an activity at its time. Told once a member. */
    causeId: uuid("cause_id").notNull(),
    type: text("type").$type<NotificationType>().notNull(),
    /** The record it is about; who may no longer read that one no longer sees the notification. */
    object: text("object").notNull(),
    recordId: uuid("record_id").notNull(),
    actor: jsonb("actor").$type<Actor>().notNull(),
    data: jsonb("data").$type<NotificationData>().notNull(),
    at: moment("at").notNull(),
    /** When it stands in the inbox: at once, or when it has been put off to. */
    surfacesAt: moment("surfaces_at").notNull(),
    /** False for what the member wants to hear of by other ways only. */
    isShown: boolean("is_shown").notNull(),
    readAt: moment("read_at"),
    archivedAt: moment("archived_at"),
  },
  (t) => [
    primaryKey({ name: "notifications_pk", columns: [t.orgId, t.id] }),
    unique("notifications_once").on(t.orgId, t.causeId, t.memberId),
    index("notifications_inbox").on(t.orgId, t.memberId, t.surfacesAt, t.id),
    index("notifications_unread")
      .on(t.orgId, t.memberId, t.surfacesAt)
      .where(sql`${t.readAt} is null and ${t.archivedAt} is null and ${t.isShown}`),
  ],
);

export const DELIVERY_STATES = ["waiting", "sending", "sent", "skipped", "failed"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A notification on its way out of the product, once a channel. */
export const notificationDeliveries = pgTable(
  "notification_deliveries",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    notificationId: uuid("notification_id").notNull(),
    memberId: memberId(),
    channel: text("channel").$type<Channel>().notNull(),
    state: text("state").$type<DeliveryState>().notNull().default("waiting"),
    /** Not before: the next digest, or the end of the hours in which the member is not disturbed. */
    dueAt: moment("due_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** Why it was not sent. */
    reason: text("reason"),
    sentAt: moment("sent_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "notification_deliveries_pk", columns: [t.orgId, t.id] }),
    unique("notification_deliveries_once").on(t.orgId, t.notificationId, t.channel),
    foreignKey({
      name: "notification_deliveries_notification",
      columns: [t.orgId, t.notificationId],
      foreignColumns: [notifications.orgId, notifications.id],
    }).onDelete("cascade"),
    index("notification_deliveries_due").on(t.dueAt).where(sql`${t.state} in ('waiting', 'sending')`),
    index("notification_deliveries_member").on(t.orgId, t.memberId, t.id),
  ],
);

/** How a member wants to be told; no row means the defaults. */
export const notificationSettings = pgTable(
  "notification_settings",
  {
    orgId: orgId(),
    memberId: memberId(),
    choices: jsonb("choices").$type<Choices>().notNull().default({}),
    digest: text("digest").$type<"immediate" | "hourly" | "daily">().notNull().default("immediate"),
    /** The hour of the daily digest where the member is. */
    digestHour: integer("digest_hour").notNull().default(8),
    /** Wall times between which nothing but the bell may ring; both or neither. */
    quietFrom: text("quiet_from"),
    quietUntil: text("quiet_until"),
    chatKind: text("chat_kind").$type<"slack" | "teams">(),
    /** The address to post to, encrypted: whoever knows it can write there. */
    chatUrl: text("chat_url"),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ name: "notification_settings_pk", columns: [t.orgId, t.memberId] })],
);

/** A record that a member wants to hear nothing of, unless they are named. */
export const notificationMutes = pgTable(
  "notification_mutes",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    memberId: memberId(),
    object: text("object").notNull(),
    recordId: uuid("record_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "notification_mutes_pk", columns: [t.orgId, t.id] }),
    unique("notification_mutes_once").on(t.orgId, t.recordId, t.memberId),
  ],
);
