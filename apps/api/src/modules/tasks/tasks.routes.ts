import { firstOccurrences, normalizeRule, ruleProblem } from "@mainstay/model/recurrence";
import { z } from "zod";
import { Timezone } from "../../platform/auth/index.ts";
import { invalidField } from "../../platform/problem.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { recordRoutes } from "../../records/record.routes.ts";
import { dependencyRoutes } from "./dependencies.routes.ts";
import { task } from "./tasks.object.ts";
import { timeLogRoutes } from "./time-logs.routes.ts";

const PreviewRecurrence = z.strictObject({
  rule: z.string().max(500),
  startAt: z.iso.datetime({ offset: true }),
  timezone: Timezone,
  count: z.int().min(1).max(20).default(5),
});

export const taskRoutes = (): Route[] => [
  ...dependencyRoutes(),
  ...timeLogRoutes(),
  defineRoute({
    id: "previewRecurrence",
    method: "post",
    path: "/task-recurrence",
    tag: task.meta.pluralLabel,
    right: { object: "task", action: "read" },
    summary: "The first times of a rule for tasks that come back",
    body: PreviewRecurrence,
    answer: z.object({ rule: z.string(), times: z.array(z.iso.datetime({ offset: true })) }),
    run: async (_, { body }) => {
      const rule = normalizeRule(body.rule);
      const wrong = ruleProblem(rule);
      if (wrong) throw invalidField("rule", `The rule ${wrong}.`);
      const series = { rule, start: new Date(body.startAt), zone: body.timezone };
      return { rule, times: firstOccurrences(series, body.count).map((time) => time.toISOString()) };
    },
  }),
  ...recordRoutes(task),
];
