import type { RecordData } from "../../../records/record.ts";
import { type Day, dayIn, plusDays } from "../calendar/calendar-days.ts";

export const DAY_PX = 32;
export const ROW_PX = 36;

/** A task over time: the days it begins and is due on, as places on the scale. */
export interface Bar {
  task: RecordData;
  row: number;
  /** The first day, counted from the scale's own. */
  from: number;
  /** The day it is due. */
  to: number;
}

export interface Scale {
  first: Day;
  days: number;
}

const LEAD_IN_DAYS = 7;
const LOOK_AHEAD_DAYS = 42;
/** A chart of years shows nothing. */
const MOST_DAYS = 366;

/** From a week ago, or the earliest task, to six weeks on, or the latest; at most a year. */
export function scaleOf(tasks: RecordData[], today: Day, zone: string): Scale {
  const days = tasks.flatMap((task) => [firstDay(task, zone), lastDay(task, zone)]).toSorted();
  const earliest = [plusDays(today, -LEAD_IN_DAYS), days[0] ?? today].toSorted()[0] ?? today;
  const first = daysBetween(earliest, today) > MOST_DAYS / 2 ? plusDays(today, -LEAD_IN_DAYS) : earliest;
  const latest = [plusDays(today, LOOK_AHEAD_DAYS), plusDays(days.at(-1) ?? today, 2)].toSorted().at(-1) ?? today;
  return { first, days: Math.min(MOST_DAYS, daysBetween(first, latest) + 1) };
}

/** The bars of the tasks that lie on the scale, one below the other by when they begin. */
export function barsOf(tasks: RecordData[], scale: Scale, zone: string): Bar[] {
  return tasks
    .map((task) => ({
      task,
      from: daysBetween(scale.first, firstDay(task, zone)),
      to: daysBetween(scale.first, lastDay(task, zone)),
    }))
    .filter(({ from, to }) => to >= 0 && from < scale.days)
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .map((bar, row) => ({ ...bar, row }));
}

export interface Dependency {
  id: string;
  taskId: string;
  dependsOnId: string;
  type: string;
}

/** The line from a task to one that waits for it, as the `d` of an SVG path; null when one of them is not drawn. */
export function lineOf({ taskId, dependsOnId, type }: Dependency, bars: ReadonlyMap<string, Bar>): string | null {
  const [needed, waiting] = [bars.get(dependsOnId), bars.get(taskId)];
  if (!needed || !waiting) return null;
  const leavesAtStart = type === "start_to_start";
  const arrivesAtEnd = type === "finish_to_finish";
  const [x1, y1] = [(leavesAtStart ? needed.from : needed.to + 1) * DAY_PX, middleOf(needed)];
  const [x2, y2] = [(arrivesAtEnd ? waiting.to + 1 : waiting.from) * DAY_PX, middleOf(waiting)];
  const out = leavesAtStart ? x1 - BEND_PX : x1 + BEND_PX;
  const into = arrivesAtEnd ? x2 + BEND_PX : x2 - BEND_PX;
  const turn = y1 + (y2 > y1 ? ROW_PX / 2 : -ROW_PX / 2);
  return `M${x1} ${y1} H${out} V${turn} H${into} V${y2} H${x2}`;
}

const BEND_PX = 8;
const middleOf = ({ row }: Bar) => row * ROW_PX + ROW_PX / 2;

const lastDay = (task: RecordData, zone: string): Day => dayIn(zone, String(task.dueAt));
const firstDay = (task: RecordData, zone: string): Day =>
  typeof task.startAt === "string" ? dayIn(zone, task.startAt) : lastDay(task, zone);

/** Whole days from one day to another. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
