import { useState } from "react";

/** Whether nothing on the page has the focus, so that whoever uses the keyboard has lost their place. */
export const isFocusLost = () =>
  !document.activeElement || document.activeElement === document.body || document.activeElement.id === "page";

/**
 * Gives the focus back when what stands over the page is closed: to what had it before, to the button of the menu it
 * was opened from, or else to the page, never to nothing. For `onCloseAutoFocus` of a dialog of Radix, which gives it
 * back to a trigger of its own; ours stand anywhere.
 */
export function useReturnFocus() {
  const [opener] = useState(openerNow);
  return (event: Event) => {
    event.preventDefault();
    if (!isFocusLost()) return;
    const target = opener?.isConnected ? opener : document.getElementById("page");
    target?.focus({ preventScroll: true });
  };
}

function openerNow(): HTMLElement | null {
  const { activeElement } = document;
  // A menu's item is gone by then; the menu is named after its button.
  const button = activeElement?.closest('[role="menu"]')?.getAttribute("aria-labelledby");
  const opener = button ? document.getElementById(button) : activeElement;
  return opener instanceof HTMLElement && opener !== document.body ? opener : null;
}
