import { normalizeRule, ruleProblem } from "@mainstay/model/recurrence";
import { Timezone } from "../../platform/auth/index.ts";
import type { FieldError } from "../../platform/problem.ts";
import type { Task } from "./tasks.object.ts";

/** What is wrong with a task over several of its fields. Pure. */
export function taskProblems({ startAt, dueAt, recurrence, timezone }: Partial<Task>): FieldError[] {
  const problems: FieldError[] = [];
  if (startAt && dueAt && Date.parse(startAt) > Date.parse(dueAt)) {
    problems.push({ pointer: "/startAt", detail: "A task cannot start after it is due." });
  }
  if (timezone && !Timezone.safeParse(timezone).success) {
    problems.push({ pointer: "/timezone", detail: `“${timezone}” is no time zone such as America/New_York.` });
  }
  if (recurrence && !dueAt) problems.push({ pointer: "/dueAt", detail: "A task that comes back needs a due date." });
  const wrong = recurrence && ruleProblem(normalizeRule(recurrence));
  if (wrong) problems.push({ pointer: "/recurrence", detail: `The rule ${wrong}.` });
  return problems;
}
