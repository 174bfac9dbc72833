import { datetime, link, longText, member } from "@mainstay/model";
import { sql } from "drizzle-orm";
import type { FieldError } from "../../platform/problem.ts";
import { type Doc, defineObject } from "../../records/object.ts";
import { raw } from "../../records/sql.ts";
import { ofTask } from "./of-task.ts";
import { timeLogs } from "./tasks.table.ts";

export type TimeLog = Doc<typeof timeLogs>;

/** Read with its task; changed by whose time it was, and by those who look after everybody's work. */
export const timeLog = defineObject({
  name: "time_log",
  plural: "time-logs",
  label: "Time log",
  pluralLabel: "Time logs",
  titleField: "note",
  ownerField: "memberId",
  table: timeLogs,
  fields: {
    taskId: link("task", "Task", { required: true }),
    memberId: member("Who"),
    startedAt: datetime("From", { required: true }),
    endedAt: datetime("To"),
    note: longText("Note", { maxLength: 2_000 }),
  },
  hooks: { check: timeLogProblems },
  access: (ctx, action, alias) => {
    const readable = ofTask(ctx, "read", alias);
    if (action === "read" || ctx.role.capabilities.includes("operations")) return readable;
    return sql`(${readable} and ${raw(alias)}.member_id = ${ctx.member?.id ?? null})`;
  },
});

function timeLogProblems({ startedAt, endedAt }: Partial<TimeLog>): FieldError[] {
  if (!startedAt || !endedAt || Date.parse(startedAt) <= Date.parse(endedAt)) return [];
  return [{ pointer: "/endedAt", detail: "Work cannot end before it begins." }];
}
