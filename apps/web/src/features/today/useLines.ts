import { useShortcuts } from "../../lib/shortcuts.ts";
import { m } from "../../messages/messages.js";
import type { TodayItem } from "./items.ts";
import type { Act } from "./TodayLine.tsx";

const lines = () => [...document.querySelectorAll<HTMLElement>("[data-today-item]")];
const current = () => document.activeElement?.closest<HTMLElement>("[data-today-item]") ?? null;

/** The keys of the list: j and k go through the lines, letters act on the one that has the focus. */
export function useLineKeys(items: TodayItem[], act: (item: TodayItem, act: Act) => void) {
  const on = (what: Act) => () => {
    const key = current()?.dataset.todayItem;
    const item = items.find((one) => one.key === key);
    if (item) act(item, what);
  };
  useShortcuts(m.today_title(), [
    { keys: "j", label: m.today_next(), run: () => step(1) },
    { keys: "k", label: m.today_previous(), run: () => step(-1) },
    { keys: "Enter", label: m.today_open() },
    { keys: "v", label: m.follow_ups_suggestion(), run: on("suggestion") },
    { keys: "e", label: m.today_done(), run: on("done") },
    { keys: "s", label: m.today_snooze(), run: on("snooze") },
    { keys: "l", label: m.today_log_call(), run: on("call") },
    { keys: "m", label: m.today_move(), run: on("move") },
  ]);
}

function step(by: 1 | -1) {
  const all = lines();
  const here = current();
  const next = here ? all[all.indexOf(here) + by] : all.at(by === 1 ? 0 : -1);
  focusLine(next);
}

/** Before a line goes: puts the focus on the one after it, so that one can go on from there. */
export function focusNeighbor(key: string) {
  const all = lines();
  const index = all.findIndex((line) => line.dataset.todayItem === key);
  if (all[index] === current()) focusLine(all[index + 1] ?? all[index - 1]);
}

function focusLine(line: HTMLElement | undefined) {
  line?.querySelector<HTMLElement>("a, button")?.focus();
  line?.scrollIntoView({ block: "nearest" });
}
