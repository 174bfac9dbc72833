import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { NAVIGATION } from "./navigation.ts";

const SECOND_KEY_WITHIN_MS = 1200;

/** `g` and then a letter goes to a page: `g l` to the leads. */
export function GoToKeys() {
  const navigate = useNavigate();
  useEffect(() => {
    let goPressedAt = Number.NEGATIVE_INFINITY;
    const onKeyDown = (event: KeyboardEvent) => {
      const isPlain = !event.metaKey && !event.ctrlKey && !event.altKey;
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [role=dialog]");
      if (!isPlain || isTyping) return;
      const isSecond = event.timeStamp - goPressedAt < SECOND_KEY_WITHIN_MS;
      const destination = isSecond ? NAVIGATION.find((one) => one.key === event.key) : undefined;
      if (destination) {
        // Letters have meanings of their own on some pages; after `g` they only go.
        event.stopImmediatePropagation();
        event.preventDefault();
        navigate({ to: destination.to });
      }
      goPressedAt = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [navigate]);
  return null;
}
