import { useEffect, useId, useRef } from "react";
import { type Shortcut, useShortcuts } from "./shortcuts.ts";
import { createStore } from "./store.ts";

/** Something one can do with what is on screen, offered by the command palette. */
export interface PageAction {
  label: string;
  /** A key that does the same, registered with it: see `useShortcuts`. */
  keys?: string;
  run: () => void;
}

export interface ActionGroup {
  id: string;
  /** What the actions act on: a record's name, a list's. */
  heading: string;
  actions: PageAction[];
}

/** What the pages on screen offer, the innermost last. */
export const actionGroups = createStore<ActionGroup[]>([]);

/**
 * Offers actions in the palette, and their keys, while the calling component is mounted:
 *
 *   usePageActions(titleOf(lead, object), [{ label: m.record_convert(), keys: "shift+c", run: openConvert }]);
 */
export function usePageActions(heading: string, actions: PageAction[]) {
  const id = useId();
  const latest = useRef(actions);
  latest.current = actions;
  const shown = JSON.stringify(actions.map(({ label, keys }) => [label, keys]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` stands for the actions
  useEffect(() => {
    const offered = latest.current.map((action, index) => ({ ...action, run: () => latest.current[index]?.run() }));
    const group: ActionGroup = { id, heading, actions: offered };
    actionGroups.set((groups) => [...groups, group]);
    return () => actionGroups.set((groups) => groups.filter((one) => one !== group));
  }, [id, heading, shown]);
  useShortcuts(
    heading,
    actions.flatMap(({ keys, label, run }): Shortcut[] => (keys ? [{ keys, label, run }] : [])),
  );
}
