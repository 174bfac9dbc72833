import { type RefObject, useLayoutEffect, useRef } from "react";
import { isFocusLost } from "../../ui/return-focus.ts";
import type { BoardColumn } from "./board-moves.ts";

/**
 * Puts the keyboard on the card that is wanted, once it is drawn, and keeps it on its card while cards come, go and
 * change places: a card that is drawn anew elsewhere, since somebody moved it, would leave the focus on nothing.
 */
export function useKeptFocus(
  board: RefObject<HTMLElement | null>,
  wanted: RefObject<string | null>,
  columns: BoardColumn[],
) {
  const last = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cards are what may have taken the focus away
  useLayoutEffect(() => {
    if (last.current && isFocusLost()) wanted.current ??= last.current;
  }, [columns, board]);
  useLayoutEffect(() => {
    const id = wanted.current;
    const button = id && board.current?.querySelector<HTMLElement>(`[data-card="${id}"] [data-card-button]`);
    if (button) {
      button.focus({ preventScroll: true });
      wanted.current = null;
    }
  });
  useLayoutEffect(() => {
    const section = board.current;
    if (!section) return;
    const onFocusIn = ({ target }: FocusEvent) => {
      const card = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-card]") : null;
      last.current = card?.dataset.card ?? null;
    };
    // An element that is taken out of the document is no longer connected when it loses the focus.
    const onFocusOut = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.isConnected && document.hasFocus()) last.current = null;
    };
    section.addEventListener("focusin", onFocusIn);
    section.addEventListener("focusout", onFocusOut);
    return () => {
      section.removeEventListener("focusin", onFocusIn);
      section.removeEventListener("focusout", onFocusOut);
    };
  });
}
