import { expect, test } from "vitest";
import type { RecordData } from "../../../records/record.ts";
import { barsOf, DAY_PX, lineOf, scaleOf } from "./gantt-scale.ts";

const task = (id: string, dueAt: string, startAt: string | null = null): RecordData => ({
  id,
  version: 1,
  createdAt: dueAt,
  updatedAt: dueAt,
  dueAt,
  startAt,
});
const ZONE = "America/New_York";
const TODAY = "2026-11-24";

test("the scale reaches from a week ago to six weeks on, and further where a task does, but no more than a year", () => {
  expect(scaleOf([], TODAY, ZONE)).toEqual({ first: "2026-11-17", days: 50 });
  const wide = scaleOf([task("a", "2027-02-01T15:00:00Z", "2026-11-01T15:00:00Z")], TODAY, ZONE);
  expect(wide).toEqual({ first: "2026-11-01", days: 95 });
  expect(scaleOf([task("a", "2020-01-01T15:00:00Z")], TODAY, ZONE).first).toBe("2026-11-17");
  expect(scaleOf([task("a", "2036-01-01T15:00:00Z")], TODAY, ZONE).days).toBe(366);
});

test("bars lie one below the other by when they begin, on the days of the member's zone", () => {
  const scale = { first: "2026-11-20", days: 30 };
  const tasks = [task("late", "2026-11-26T03:00:00Z"), task("long", "2026-11-27T15:00:00Z", "2026-11-22T15:00:00Z")];
  expect(barsOf(tasks, scale, ZONE).map(({ task: { id }, row, from, to }) => [id, row, from, to])).toEqual([
    ["long", 0, 2, 7],
    ["late", 1, 5, 5],
  ]);
});

test("a line leaves and arrives where its kind of waiting says", () => {
  const scale = { first: "2026-11-20", days: 30 };
  const bars = barsOf(
    [
      task("a", "2026-11-22T15:00:00Z", "2026-11-21T15:00:00Z"),
      task("b", "2026-11-26T15:00:00Z", "2026-11-24T15:00:00Z"),
    ],
    scale,
    ZONE,
  );
  const known = new Map(bars.map((bar) => [bar.task.id, bar]));
  const ends = (type: string) => {
    const line = lineOf({ id: "d", taskId: "b", dependsOnId: "a", type }, known) ?? "";
    return [Number(/^M(\S+)/.exec(line)?.[1]) / DAY_PX, Number(/H(\S+)$/.exec(line)?.[1]) / DAY_PX];
  };
  expect(ends("finish_to_start")).toEqual([3, 4]);
  expect(ends("start_to_start")).toEqual([1, 4]);
  expect(ends("finish_to_finish")).toEqual([3, 7]);
  expect(lineOf({ id: "d", taskId: "b", dependsOnId: "gone", type: "finish_to_start" }, known)).toBeNull();
});
