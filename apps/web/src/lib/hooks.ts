import { useEffect, useRef, useState, useSyncExternalStore } from "react";

export { usePageTitle } from "./page-title.ts";

/** The value once it has stood still for `delayMs`: for searches while typing. */
export function useDebounced<T>(value: T, delayMs = 200): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}

/** Whether the window matches a media query, followed as it changes. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = matchMedia(query);
      list.addEventListener("change", onChange);
      return () => list.removeEventListener("change", onChange);
    },
    () => matchMedia(query).matches,
  );
}

/** Below this width lists stack into cards and side columns become tabs. */
export const useIsNarrow = () => useMediaQuery("(max-width: 767px)");

/**
 * Calls `act` on a key press anywhere outside a text field. `mod+k` means Cmd on a Mac and Ctrl elsewhere,
 * and fires inside text fields too; single letters never do.
 */
export function useHotkey(key: string, act: () => void) {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const needsModifier = key.startsWith("mod+");
    const wanted = needsModifier ? key.slice(4) : key;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== wanted || event.defaultPrevented) return;
      if (needsModifier !== (event.metaKey || event.ctrlKey)) return;
      if (!needsModifier && (event.altKey || isTyping(event.target) || isDialogOpen())) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [key]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}

const isDialogOpen = () => document.querySelector('[role="dialog"], [role="menu"]') !== null;
