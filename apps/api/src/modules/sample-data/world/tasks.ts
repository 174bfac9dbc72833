import { newId } from "@mainstay/db";
import { enterSeries } from "../../tasks/recurring.ts";
import type { Row } from "./story.ts";
import type { Making } from "./world.ts";

/** What is to be done, and which task waits for which. */
export interface Work {
  tasks: Row[];
  dependencies: Row[];
}

/** A week's tasks: one overdue, one for today, one that waits for another, one that comes back, some that are done. */
export function buildTasks(making: Making, deals: Row[], leads: Row[]): Work {
  const { almanac, trade } = making;
  const [late, today, begun, soon, ...settled] = deals.filter(({ nextStep }) => nextStep).map(aboutDeal);
  const lead = leads.find(({ status }) => status === "working");
  const underWay = newTask(making, { ...begun, status: "in_progress", dueAt: almanac.at(-1, 12), category: "quote" });
  const waiting = newTask(making, { ...begun, title: trade.talk.afterwards, dueAt: almanac.at(-3, 10) });
  const tasks = [
    newTask(making, { ...late, dueAt: almanac.at(2, 16), priority: "high" }),
    newTask(making, { ...today, dueAt: almanac.at(0, 17), priority: "urgent" }),
    newTask(making, {
      title: trade.talk.callBack,
      leadId: lead?.id,
      ...of(lead),
      dueAt: almanac.at(0, 15.5),
      category: "call",
    }),
    underWay,
    waiting,
    newTask(making, { ...soon, dueAt: almanac.at(-4, 11) }),
    weekly(making),
    ...settled.slice(0, 3).map((about, index) => {
      const completedAt = almanac.past(index + 1, 14);
      return newTask(making, { ...about, dueAt: almanac.at(index, 12), status: "completed", completedAt });
    }),
  ];
  const depends = { taskId: waiting.id, dependsOnId: underWay.id, type: "finish_to_start" };
  return { tasks, dependencies: [{ id: newId(), createdAt: waiting.createdAt, ...depends }] };
}

const of = (about: Row | undefined) => ({ contactId: about?.contactId, companyId: about?.companyId });

const aboutDeal = (deal: Row) => ({ title: deal.nextStep, dealId: deal.id, ...of(deal) });

function newTask({ ownerId, almanac, zone }: Making, values: Record<string, unknown>): Row {
  return {
    id: newId(),
    createdAt: almanac.past(5, 9),
    timezone: zone,
    assigneeIds: ownerId ? [ownerId] : [],
    ...values,
  };
}

/** Due next Monday, and every Monday after that. */
function weekly(making: Making): Row {
  const { almanac, trade, zone } = making;
  const weekday = new Date(almanac.date(0)).getUTCDay();
  const due = { dueAt: almanac.at(-((8 - weekday) % 7 || 7), 9), recurrence: "FREQ=WEEKLY;BYDAY=MO", timezone: zone };
  return newTask(making, { title: trade.talk.weekly, ...due, ...enterSeries(due, due) });
}
