import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { done } from "../../records/record.routes.ts";
import { taskDependency } from "./dependencies.object.ts";
import {
  AddDependency,
  addDependency,
  allDependencies,
  Dependencies,
  Dependency,
  listDependencies,
  removeDependency,
} from "./dependencies.service.ts";

const common = { tag: "Tasks" } as const;
const on = (action: "read" | "edit") => ({ object: "task", action }) as const;

/** What waits for what. */
export const dependencyRoutes = (): Route[] => [
  defineRoute({
    ...common,
    id: "listTaskDependencies",
    method: "get",
    path: "/task-dependencies",
    right: on("read"),
    summary: "All dependencies between tasks one may read",
    answer: z.array(Dependency),
    run: (ctx) => allDependencies(ctx),
  }),
  defineRoute({
    ...common,
    id: "getTaskDependencies",
    method: "get",
    path: "/tasks/{id}/dependencies",
    right: on("read"),
    summary: "What a task waits for, and what waits for it",
    params: Id,
    answer: Dependencies,
    run: (ctx, { params }) => listDependencies(ctx, params.id),
  }),
  defineRoute({
    ...common,
    id: "addTaskDependency",
    method: "post",
    path: "/tasks/{id}/dependencies",
    right: on("edit"),
    summary: "Let a task wait for another",
    status: 201,
    params: Id,
    body: AddDependency,
    answer: Dependency,
    run: async (ctx, { params, body }) => done(ctx, taskDependency, await addDependency(ctx, params.id, body), 201),
  }),
  defineRoute({
    ...common,
    id: "removeTaskDependency",
    method: "delete",
    path: "/tasks/{id}/dependencies/{dependencyId}",
    right: on("edit"),
    summary: "Let a task wait no longer",
    params: Id.extend({ dependencyId: z.uuid() }),
    answer: Dependency,
    run: async (ctx, { params }) =>
      done(ctx, taskDependency, await removeDependency(ctx, params.id, params.dependencyId)),
  }),
];
