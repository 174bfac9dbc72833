import { m } from "../../messages/messages.js";
import type { DependencyType } from "./tasks.api.ts";

/** What a task waits for in another, as said beside the other's name. */
export const dependencyWords = (): Record<DependencyType, string> => ({
  finish_to_start: m.tasks_finish_to_start(),
  start_to_start: m.tasks_start_to_start(),
  finish_to_finish: m.tasks_finish_to_finish(),
});

const OPEN = ["todo", "in_progress", "waiting"];

/** Whether there is still something to be done. */
export const isOpen = (status: unknown): boolean => OPEN.includes(String(status));
