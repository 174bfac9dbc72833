import { expect, test } from "vitest";
import type { TimelineEntry } from "./timeline.api.ts";
import { groupTimeline } from "./timeline-groups.ts";

const dayOf = ({ at }: TimelineEntry) => at.slice(0, 10);

function change(id: string, at: string, name: string, after: Record<string, unknown> | null = { title: "x" }) {
  const told = {
    kind: "update",
    action: after ? "update" : "create",
    summary: "",
    reason: null,
    source: "web",
    isUndone: false,
  };
  const entry: TimelineEntry = {
    kind: "change",
    id,
    at,
    actor: { type: "member", name },
    change: { ...told, before: {}, after },
  };
  return entry;
}
const note = (id: string, at: string): TimelineEntry => ({ kind: "activity", id, at, actor: null });

const shape = (entries: TimelineEntry[]) =>
  groupTimeline(entries, dayOf).map(({ key, items }) => [
    key,
    ...items.map((item) => item.entries.map(({ id }) => id)),
  ]);

test("changes of one person within minutes stand together, another's or an older one's apart", () => {
  const entries = [
    change("d", "2026-11-22T10:06:00Z", "Ana"),
    change("c", "2026-11-22T10:04:00Z", "Ana"),
    change("b", "2026-11-22T10:03:00Z", "Ben"),
    change("a", "2026-11-22T09:00:00Z", "Ben"),
  ];
  expect(shape(entries)).toEqual([["2026-11-22", ["d", "c"], ["b"], ["a"]]]);
});

test("a day begins anew, and activities and creations stand by themselves", () => {
  const entries = [
    change("d", "2026-11-22T00:01:00Z", "Ana"),
    change("c", "2026-11-21T23:59:00Z", "Ana"),
    note("b", "2026-11-21T23:58:00Z"),
    change("a", "2026-11-21T23:58:00Z", "Ana", null),
  ];
  expect(shape(entries)).toEqual([
    ["2026-11-22", ["d"]],
    ["2026-11-21", ["c"], ["b"], ["a"]],
  ]);
});

test("what one operation changed in several steps is one change", () => {
  const steps = [
    change("a", "2026-11-22T10:00:00Z", "Ana", { status: "won" }),
    change("a", "2026-11-22T10:00:00Z", "Ana", { stageId: "1" }),
  ];
  const [day] = groupTimeline(steps, dayOf);
  expect(day?.items).toHaveLength(1);
  expect(day?.items[0]?.entries[0]?.change?.after).toEqual({ status: "won", stageId: "1" });
});

test("changes of different records stand apart, also those that one operation made", () => {
  const about = (id: string) => ({ about: { object: "task", id, title: null } });
  const entries = [
    { ...change("b", "2026-11-22T10:00:00Z", "Ana"), ...about("1") },
    { ...change("b", "2026-11-22T10:00:00Z", "Ana"), ...about("2") },
    { ...change("a", "2026-11-22T09:59:00Z", "Ana"), ...about("2") },
  ];
  expect(shape(entries)).toEqual([["2026-11-22", ["b"], ["b", "a"]]]);
});

test("by kind, entries of a kind stand together whenever they happened, the newest kind first", () => {
  const entries = [
    note("c", "2026-11-22T10:00:00Z"),
    change("b", "2026-11-22T09:00:00Z", "Ana"),
    note("a", "2026-11-20T10:00:00Z"),
  ];
  expect(groupTimeline(entries, ({ kind }) => kind).map(({ key, items }) => [key, items.length])).toEqual([
    ["activity", 2],
    ["change", 1],
  ]);
});
