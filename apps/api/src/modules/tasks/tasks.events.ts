import { defineEvent } from "@mainstay/events";
import { z } from "zod";

/** What everybody who cares for a task wants to know: which, whose, and when it is due. */
const About = z.object({
  taskId: z.uuid(),
  assigneeIds: z.array(z.uuid()),
  dueAt: z.iso.datetime({ offset: true }).nullable(),
});

export const taskAssigned = defineEvent({
  name: "task.assigned",
  version: 1,
  payload: About.extend({ newAssigneeIds: z.array(z.uuid()) }),
});
export const taskCompleted = defineEvent({
  name: "task.completed",
  version: 1,
  payload: About.extend({ createdBy: z.uuid().nullable() }),
});
export const taskDueSoon = defineEvent({
  name: "task.due_soon",
  version: 1,
  payload: About.extend({ within: z.enum(["1_hour", "1_day", "1_week"]) }),
});
export const taskOverdue = defineEvent({ name: "task.overdue", version: 1, payload: About });
