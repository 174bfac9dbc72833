import { newId } from "@mainstay/db";
import type { Ctx } from "../../platform/context.ts";
import { inOperation } from "../../records/operation.ts";
import { insertRows } from "../../records/rows.ts";
import { view } from "../views/views.object.ts";

const OPEN = "status:todo,in_progress,waiting";
const ASSIGNED = "title,status,priority,dueAt,dealId,contactId";
const EVERYBODYS = "title,status,priority,dueAt,assigneeIds,dealId,contactId";

/** The views of tasks an organization begins with; names in English and Spanish. */
const VIEWS = [
  { en: "My tasks", es: "Mis tareas", config: { filter: `${OPEN} assignees:me`, sort: "dueAt", columns: ASSIGNED } },
  { en: "Team tasks", es: "Tareas del equipo", config: { filter: OPEN, sort: "dueAt", columns: EVERYBODYS } },
  { en: "Overdue", es: "Vencidas", config: { filter: `${OPEN} due<now`, sort: "dueAt", columns: EVERYBODYS } },
  {
    en: "By priority",
    es: "Por prioridad",
    config: { filter: OPEN, sort: "dueAt", columns: EVERYBODYS, groupBy: "priority" },
  },
  {
    en: "Due this week",
    es: "Para esta semana",
    config: { filter: `${OPEN} due:this-week`, sort: "dueAt", columns: EVERYBODYS },
  },
] as const;

/** Gives a new organization its views of tasks, shared with everybody, in its language. */
export async function createTaskViews(ctx: Ctx): Promise<void> {
  const language = ctx.org.locale.startsWith("es") ? "es" : "en";
  await inOperation(ctx, { kind: "create", summary: "Set up views of tasks" }, async (ctx) => {
    const rows = VIEWS.map(({ config, ...names }) => ({
      id: newId(),
      object: "task",
      name: names[language],
      shared: true,
      config,
      ownerId: NOBODY,
    }));
    await insertRows(ctx, view, rows);
  });
}

/** Views that Mainstay made belong to nobody: those who run the organization keep them. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
