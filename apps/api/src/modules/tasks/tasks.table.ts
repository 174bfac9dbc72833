import { moment } from "@mainstay/db";
import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, numeric, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { recordColumns } from "../../records/record.columns.ts";
import { companies } from "../companies/companies.table.ts";
import { contacts } from "../contacts/contacts.table.ts";
import { deals } from "../deals/deals.table.ts";
import { leads } from "../leads/leads.table.ts";

/** Something that somebody is to do. */
export const tasks = pgTable(
  "tasks",
  {
    ...recordColumns(),
    title: text("title").notNull(),
    description: text("description"),
    status: text("status").notNull().default("todo"),
    priority: text("priority").notNull().default("medium"),
    category: text("category"),
    tags: text("tags").array().notNull().default([]),
    startAt: moment("start_at"),
    dueAt: moment("due_at"),
    /** The zone whose wall clock the times were meant by; a task that comes back keeps it over the seasons. */
    timezone: text("timezone").notNull().default("UTC"),
    assigneeIds: uuid("assignee_ids").array().notNull().default([]),
    contactId: uuid("contact_id"),
    companyId: uuid("company_id"),
    leadId: uuid("lead_id"),
    dealId: uuid("deal_id"),
    parentId: uuid("parent_id"),
    estimatedHours: numeric("estimated_hours", { precision: 8, scale: 2 }),
    /** The sum of its time logs; kept by the database. */
    actualHours: numeric("actual_hours", { precision: 8, scale: 2 }).notNull().default("0"),
    completedAt: moment("completed_at"),
    /** Waits for another task; kept by the database. */
    isBlocked: boolean("is_blocked").notNull().default(false),
    reminders: text("reminders").array().notNull().default(["1_day", "1_hour"]),
    /** An RFC 5545 rule. */
    recurrence: text("recurrence"),
    comesBack: text("comes_back").notNull().default("when_done"),
    /** Of tasks that come back: which belong together, when the first was due, and which time of the series this one is. */
    seriesId: uuid("series_id"),
    seriesStart: moment("series_start"),
    occurrenceAt: moment("occurrence_at"),
    /** When the next one appears, if that is a matter of the clock. */
    nextAppearsAt: moment("next_appears_at"),
    /** When it was last said when it is due, and when it last reminded of it: nobody is reminded of the past. */
    dueSetAt: moment("due_set_at"),
    remindedAt: moment("reminded_at"),
  },
  (t) => [
    primaryKey({ name: "tasks_pk", columns: [t.orgId, t.id] }),
    foreignKey({
      name: "tasks_contact",
      columns: [t.orgId, t.contactId],
      foreignColumns: [contacts.orgId, contacts.id],
    }),
    foreignKey({
      name: "tasks_company",
      columns: [t.orgId, t.companyId],
      foreignColumns: [companies.orgId, companies.id],
    }),
    foreignKey({ name: "tasks_lead", columns: [t.orgId, t.leadId], foreignColumns: [leads.orgId, leads.id] }),
    foreignKey({ name: "tasks_deal", columns: [t.orgId, t.dealId], foreignColumns: [deals.orgId, deals.id] }),
    foreignKey({ name: "tasks_parent", columns: [t.orgId, t.parentId], foreignColumns: [t.orgId, t.id] }),
    index("tasks_created_at").on(t.orgId, t.createdAt, t.id),
    index("tasks_due_at").on(t.orgId, t.dueAt, t.id),
    index("tasks_status").on(t.orgId, t.status, t.dueAt, t.id),
    index("tasks_contact_id").on(t.orgId, t.contactId),
    index("tasks_company_id").on(t.orgId, t.companyId),
    index("tasks_lead_id").on(t.orgId, t.leadId),
    index("tasks_deal_id").on(t.orgId, t.dealId),
    index("tasks_parent_id").on(t.orgId, t.parentId),
    index("tasks_assignees").using("gin", t.assigneeIds),
    // What the clock looks for, over all organizations.
    index("tasks_open_due")
      .on(t.dueAt)
      .where(sql`${t.status} in ('todo', 'in_progress', 'waiting') and ${t.deletedAt} is null`),
    index("tasks_next_appears")
      .on(t.nextAppearsAt)
      .where(sql`${t.nextAppearsAt} is not null and ${t.deletedAt} is null`),
    // Each time of a series comes once, however many ask for it.
    uniqueIndex("tasks_once_a_time").on(t.orgId, t.seriesId, t.occurrenceAt).where(sql`${t.deletedAt} is null`),
  ],
);

/** One task waits for another. */
export const taskDependencies = pgTable(
  "task_dependencies",
  {
    ...recordColumns(),
    taskId: uuid("task_id").notNull(),
    dependsOnId: uuid("depends_on_id").notNull(),
    type: text("type").notNull().default("finish_to_start"),
  },
  (t) => [
    primaryKey({ name: "task_dependencies_pk", columns: [t.orgId, t.id] }),
    foreignKey({
      name: "task_dependencies_task",
      columns: [t.orgId, t.taskId],
      foreignColumns: [tasks.orgId, tasks.id],
    }),
    foreignKey({
      name: "task_dependencies_depends_on",
      columns: [t.orgId, t.dependsOnId],
      foreignColumns: [tasks.orgId, tasks.id],
    }),
    uniqueIndex("task_dependencies_once").on(t.orgId, t.taskId, t.dependsOnId).where(sql`${t.deletedAt} is null`),
    index("task_dependencies_depends_on_id").on(t.orgId, t.dependsOnId),
  ],
);

/** A stretch of time that a member worked on a task; without an end the timer runs. */
export const timeLogs = pgTable(
  "task_time_logs",
  {
    ...recordColumns(),
    taskId: uuid("task_id").notNull(),
    memberId: uuid("member_id").notNull(),
    startedAt: moment("started_at").notNull(),
    endedAt: moment("ended_at"),
    note: text("note"),
  },
  (t) => [
    primaryKey({ name: "task_time_logs_pk", columns: [t.orgId, t.id] }),
    foreignKey({ name: "task_time_logs_task", columns: [t.orgId, t.taskId], foreignColumns: [tasks.orgId, tasks.id] }),
    index("task_time_logs_task_id").on(t.orgId, t.taskId, t.startedAt),
    // Nobody works on two things at once.
    uniqueIndex("task_time_logs_one_runs")
      .on(t.orgId, t.memberId)
      .where(sql`${t.endedAt} is null and ${t.deletedAt} is null`),
  ],
);
