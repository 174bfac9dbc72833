import { useEffect, useId, useRef } from "react";
import { isStep, stepsOf } from "./shortcut-keys.ts";
import { createStore } from "./store.ts";

/*
 * The one registry of keyboard shortcuts. A page, dialog or feature says what it answers to while it is shown:
 *
 *   useShortcuts(m.board_shortcuts(), [
 *     { keys: "m", label: m.board_move(), run: openMoveMenu },
 *     { keys: "Space", label: m.board_select() },   // answered by the element itself; listed only
 *   ]);
 *
 * They appear under that heading in the sheet (`?`). What belongs into the command palette too is registered with
 * `usePageActions` (lib/page-actions.ts) instead, which takes keys as well. Keys are `c`, `?`, `mod+k` (Cmd or Ctrl), `shift+Enter`, `ArrowDown`, `g l` (one after the other). Show a key on its button
 * with `<IconButton shortcut="c">`. What is registered last wins: a peek's `j` goes before the list's.
 */

export interface Shortcut {
  keys: string;
  /** What it does, as the sheet says it. */
  label: string;
  /** Left out where an element answers the key by itself, such as a grid its arrows: the sheet still lists it. */
  run?: (event: KeyboardEvent) => void;
  /** Also works while a text field has the focus; only sensible with `mod`. */
  whileTyping?: boolean;
  /** Also works while a dialog or menu is open. */
  inDialogs?: boolean;
}

export interface ShortcutGroup {
  id: string;
  heading: string;
  shortcuts: Shortcut[];
}

/** What answers to keys now, the latest registered last. */
export const shortcutGroups = createStore<ShortcutGroup[]>([]);

/** Registers a group of shortcuts while the calling component is mounted. */
export function useShortcuts(heading: string, shortcuts: Shortcut[]) {
  const id = useId();
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  // Renders make new functions all the time; only what the sheet shows is reason to register anew.
  const shown = JSON.stringify(shortcuts);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` stands for the shortcuts
  useEffect(() => {
    const group: ShortcutGroup = {
      id,
      heading,
      shortcuts: latest.current.map((shortcut, index) => ({
        ...shortcut,
        run: shortcut.run && ((event) => latest.current[index]?.run?.(event)),
      })),
    };
    shortcutGroups.set((groups) => [...groups, group]);
    return () => shortcutGroups.set((groups) => groups.filter((one) => one !== group));
  }, [id, heading, shown]);
}

const NEXT_KEY_WITHIN_MS = 1_200;

/** Answers key presses for as long as the app stands; called once, by the frame. Returns the function that ends it. */
export function listenForShortcuts(): () => void {
  let begun: { step: string; at: number } | null = null;

  const answer = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const before = begun && event.timeStamp - begun.at < NEXT_KEY_WITHIN_MS ? begun.step : null;
    begun = null;
    const heard = { isTyping: isTyping(event.target), isInDialog: isDialogOpen() };
    const offered = shortcutGroups
      .get()
      .toReversed()
      .flatMap((group) => group.shortcuts)
      .filter((shortcut) => isHeard(shortcut, heard));
    const chosen = offered.find(({ keys }) => {
      const [first = "", second] = stepsOf(keys);
      return second === undefined ? before === null && isStep(first, event) : before === first && isStep(second, event);
    });
    if (chosen) {
      event.preventDefault();
      chosen.run?.(event);
      return;
    }
    const opening = offered
      .map(({ keys }) => stepsOf(keys))
      .find(([first = "", second]) => second && isStep(first, event));
    if (opening?.[0]) begun = { step: opening[0], at: event.timeStamp };
  };
  // A letter after `g` belongs to the sequence, whatever the focused element would make of it.
  const answerSecondFirst = (event: KeyboardEvent) => {
    if (!begun) return;
    answer(event);
    if (event.defaultPrevented) event.stopPropagation();
  };
  window.addEventListener("keydown", answerSecondFirst, { capture: true });
  window.addEventListener("keydown", answer);
  return () => {
    window.removeEventListener("keydown", answerSecondFirst, { capture: true });
    window.removeEventListener("keydown", answer);
  };
}

function isHeard({ run, whileTyping, inDialogs }: Shortcut, at: { isTyping: boolean; isInDialog: boolean }): boolean {
  return run !== undefined && (whileTyping === true || !at.isTyping) && (inDialogs === true || !at.isInDialog);
}

/** Whether what has the focus takes text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.tagName === "TEXTAREA" ||
      target.tagName === "SELECT" ||
      (target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(target.type)))
  );
}

const isDialogOpen = () => document.querySelector('[role="dialog"]:not([data-peek]), [role="menu"]') !== null;
