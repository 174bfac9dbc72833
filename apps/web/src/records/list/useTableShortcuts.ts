import { useShortcuts } from "../../lib/shortcuts.ts";
import { m } from "../../messages/messages.js";

/**
 * Lists the table's keys in the shortcut sheet; the table answers them itself while it has the focus, which `j` gives
 * it from anywhere on the page.
 */
export function useTableShortcuts(enter: () => void) {
  useShortcuts(m.list_shortcuts(), [
    { keys: "j", label: m.list_shortcut_enter(), run: enter },
    { keys: "ArrowDown", label: m.list_shortcut_move() },
    { keys: "Enter", label: m.list_shortcut_edit() },
    { keys: "Space", label: m.list_shortcut_peek() },
    { keys: "mod+Enter", label: m.list_shortcut_open() },
    { keys: "shift+Space", label: m.list_shortcut_select() },
    { keys: "mod+a", label: m.list_shortcut_all() },
    { keys: "mod+c", label: m.list_shortcut_copy() },
    { keys: "mod+v", label: m.list_shortcut_paste() },
    { keys: "Delete", label: m.list_shortcut_clear() },
  ]);
}
