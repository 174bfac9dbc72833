import {
  boolean,
  datetime,
  link,
  longText,
  members,
  multiPicklist,
  number,
  picklist,
  tags,
  text,
} from "@mainstay/model";
import { linkedRecord } from "../../records/linked.ts";
import { type Doc, defineObject } from "../../records/object.ts";
import { changeTask, deleteSubtasks, enterTask, tellOfNewTask } from "./tasks.hooks.ts";
import { taskProblems } from "./tasks.rules.ts";
import { tasks } from "./tasks.table.ts";
import { COMES_BACK, REMINDERS, TASK_CATEGORIES, TASK_PRIORITIES, TASK_STATUSES } from "./tasks.words.ts";

export type Task = Doc<typeof tasks>;

export const task = defineObject({
  name: "task",
  plural: "tasks",
  label: "Task",
  pluralLabel: "Tasks",
  titleField: "title",
  ownerField: "assigneeIds",
  table: tasks,
  readThrough: ["dealId", "leadId", "contactId", "companyId"],
  ownersRead: true,
  defaultSort: "dueAt",
  fields: {
    title: text("Title", { required: true, search: "title", column: true, create: true }),
    status: picklist("Status", TASK_STATUSES, { column: true }),
    priority: picklist("Priority", TASK_PRIORITIES, { column: true, create: true }),
    dueAt: datetime("Due", { column: true, create: true, aliases: ["due"] }),
    assigneeIds: members("Assignees", { column: true, create: true, aliases: ["assignee", "assignees", "owner"] }),
    dealId: link("deal", "Deal", { column: true, create: true, aliases: ["deal"] }),
    leadId: link("lead", "Lead", { create: true, aliases: ["lead"] }),
    contactId: link("contact", "Contact", { column: true, create: true, aliases: ["contact"] }),
    companyId: link("company", "Company", { aliases: ["company"] }),
    description: longText("Description", { search: "text", create: true }),
    category: picklist("Category", TASK_CATEGORIES, { create: true }),
    tags: tags("Tags", { search: "text" }),
    isBlocked: boolean("Blocked", { readOnly: true, aliases: ["blocked"], help: "Waits for another task" }),
    parentId: link("task", "Part of", { aliases: ["parent"] }),
    startAt: datetime("Start", { group: "Planning", aliases: ["start"] }),
    timezone: text("Time zone", { group: "Planning" }),
    estimatedHours: number("Estimated hours", { group: "Planning", min: 0, max: 100_000, aliases: ["estimate"] }),
    actualHours: number("Actual hours", { group: "Planning", readOnly: true, help: "From its time logs" }),
    reminders: multiPicklist("Reminders", REMINDERS, { group: "Planning" }),
    completedAt: datetime("Completed", { group: "Planning", readOnly: true }),
    recurrence: text("Recurrence", {
      group: "Recurrence",
      maxLength: 500,
      help: "A rule such as FREQ=WEEKLY;BYDAY=MO",
    }),
    comesBack: picklist("The next one appears", COMES_BACK, { group: "Recurrence" }),
    seriesId: text("Series", { readOnly: true, internal: true, filter: false, sort: false }),
    seriesStart: datetime("Start of the series", { readOnly: true, internal: true }),
    occurrenceAt: datetime("Time in the series", { readOnly: true, internal: true }),
    nextAppearsAt: datetime("Next one appears at", { readOnly: true, internal: true }),
  },
  hooks: {
    beforeCreate: enterTask,
    afterCreate: tellOfNewTask,
    beforeUpdate: changeTask,
    beforeDelete: deleteSubtasks,
    check: taskProblems,
  },
  subtitle: (doc) => [doc.dueAt ? String(doc.dueAt).slice(0, 10) : null, doc.category].filter(Boolean).join(" · "),
  detail: (ctx) => ({
    contact: linkedRecord(ctx, "contact", "contact_id"),
    company: linkedRecord(ctx, "company", "company_id"),
    lead: linkedRecord(ctx, "lead", "lead_id"),
    deal: linkedRecord(ctx, "deal", "deal_id"),
    parent: linkedRecord(ctx, "task", "parent_id"),
  }),
});
