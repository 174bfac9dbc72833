import type { MouseEvent } from "react";

/**
 * Props of a button that cannot be pressed for now. Not the browser's own `disabled`, which takes the focus away from
 * whoever has just pressed it, so that the keyboard starts anew at the top of the page. Tab passes it over all the same.
 */
export const OFF = {
  "aria-disabled": true,
  tabIndex: -1,
  // A menu's button opens it by ArrowDown too.
  onKeyDown: undefined,
  onClick: (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  },
} as const;
