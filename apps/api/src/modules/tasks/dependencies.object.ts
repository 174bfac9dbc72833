import { link, picklist } from "@mainstay/model";
import { type Doc, defineObject } from "../../records/object.ts";
import { ofTask } from "./of-task.ts";
import { taskDependencies } from "./tasks.table.ts";
import { DEPENDENCY_TYPES } from "./tasks.words.ts";

export type TaskDependency = Doc<typeof taskDependencies>;

/** Journalled and undone like any record; who may see and change it follows from the task that waits. */
export const taskDependency = defineObject({
  name: "task_dependency",
  plural: "task-dependencies",
  label: "Dependency",
  pluralLabel: "Dependencies",
  titleField: "type",
  table: taskDependencies,
  fields: {
    taskId: link("task", "Task", { required: true }),
    dependsOnId: link("task", "Waits for", { required: true }),
    type: picklist("How", DEPENDENCY_TYPES),
  },
  access: (ctx, action, alias) => ofTask(ctx, action === "read" ? "read" : "edit", alias),
});
