import { createdAt, moment, orgId } from "@mainstay/db";
import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { recordColumns } from "../../records/record.columns.ts";
import { activities } from "../activities/activities.table.ts";
import { messages } from "../messages/messages.table.ts";
import { pipelines } from "../pipelines/pipelines.table.ts";
import type { Trigger } from "./follow-ups.words.ts";

/** When Mainstay sets a follow-up by itself, and what it makes of it. */
export const followUpRules = pgTable(
  "follow_up_rules",
  {
    ...recordColumns(),
    name: text("name").notNull(),
    isActive: boolean("is_active").notNull().default(true),
    trigger: text("trigger").notNull(),
    /** Only for what goes through this pipeline. */
    pipelineId: uuid("pipeline_id"),
    /** Stages that say a document is with its reader, as ids; null for those usually named so. */
    stageIds: text("stage_ids").array(),
    /** Only meetings with one of these words in their subject; all when empty. */
    words: text("words").array().notNull().default([]),
    /** How long to wait, in `unit`. */
    delay: integer("delay").notNull().default(0),
    unit: text("unit").notNull().default("days"),
    /** For the same evening: `18:00` where the organization is. */
    time: text("time"),
    makes: text("makes").notNull().default("draft"),
    channel: text("channel").notNull().default("best"),
  },
  (t) => [
    primaryKey({ name: "follow_up_rules_pk", columns: [t.orgId, t.id] }),
    foreignKey({
      name: "follow_up_rules_pipeline",
      columns: [t.orgId, t.pipelineId],
      foreignColumns: [pipelines.orgId, pipelines.id],
    }),
    index("follow_up_rules_created_at").on(t.orgId, t.createdAt, t.id),
  ],
);

/** A follow-up that a rule has set: bookkeeping beside its activity, which says when it is due and whether it still is. */
export const plannedFollowUps = pgTable(
  "planned_follow_ups",
  {
    orgId: orgId(),
    activityId: uuid("activity_id").notNull(),
    ruleId: uuid("rule_id").notNull(),
    trigger: text("trigger").$type<Trigger>().notNull(),
    /** The event it follows from; null for what was found at night. */
    eventId: uuid("event_id"),
    /** The meeting whose notes are to be written. */
    meetingId: uuid("meeting_id"),
    /** The e-mail or SMS that was written for it. */
    messageId: uuid("message_id"),
    /** When somebody began to write its words; whoever did not end may be taken over from. */
    takenAt: moment("taken_at"),
    attempts: integer("attempts").notNull().default(0),
    /** When there was nothing more to write for it. */
    settledAt: moment("settled_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "planned_follow_ups_pk", columns: [t.orgId, t.activityId] }),
    foreignKey({
      name: "planned_follow_ups_activity",
      columns: [t.orgId, t.activityId],
      foreignColumns: [activities.orgId, activities.id],
    }),
    foreignKey({
      name: "planned_follow_ups_meeting",
      columns: [t.orgId, t.meetingId],
      foreignColumns: [activities.orgId, activities.id],
    }),
    foreignKey({
      name: "planned_follow_ups_rule",
      columns: [t.orgId, t.ruleId],
      foreignColumns: [followUpRules.orgId, followUpRules.id],
    }),
    foreignKey({
      name: "planned_follow_ups_message",
      columns: [t.orgId, t.messageId],
      foreignColumns: [messages.orgId, messages.id],
    }),
    uniqueIndex("planned_follow_ups_event").on(t.orgId, t.ruleId, t.eventId).where(sql`${t.eventId} is not null`),
    index("planned_follow_ups_meeting_id").on(t.orgId, t.meetingId).where(sql`${t.meetingId} is not null`),
    index("planned_follow_ups_message_id").on(t.orgId, t.messageId).where(sql`${t.messageId} is not null`),
    index("planned_follow_ups_unsettled").on(t.orgId).where(sql`${t.settledAt} is null`),
  ],
);

/** The night an organization's records were last gone through, as its own date. */
export const followUpNights = pgTable(
  "follow_up_nights",
  { orgId: orgId(), ranOn: date("ran_on", { mode: "string" }).notNull() },
  (t) => [primaryKey({ name: "follow_up_nights_pk", columns: [t.orgId] })],
);
