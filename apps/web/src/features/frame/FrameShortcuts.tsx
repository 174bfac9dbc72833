import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { sendForm } from "../../lib/form-keys.ts";
import { listenForShortcuts, useShortcuts } from "../../lib/shortcuts.ts";
import { m } from "../../messages/messages.js";
import { openPalette } from "../search/palette.store.ts";
import { isSheetOpen } from "./shortcut-sheet.store.ts";
import { foldSidebar } from "./sidebar.store.ts";
import { useDestinations } from "./useDestinations.ts";

/** The keys that work everywhere: search, create, go. */
export function FrameShortcuts() {
  const navigate = useNavigate();
  const destinations = useDestinations();
  useEffect(listenForShortcuts, []);
  useShortcuts(
    m.frame_go_to(),
    destinations.flatMap(({ key, label, to }) =>
      key ? [{ keys: `g ${key}`, label: label(), run: () => navigate({ to }) }] : [],
    ),
  );
  useShortcuts(m.frame_everywhere(), [
    { keys: "mod+k", label: m.frame_open_palette(), run: () => openPalette(), whileTyping: true },
    { keys: "/", label: m.common_search(), run: () => openPalette() },
    { keys: ">", label: m.frame_choose_action(), run: () => openPalette(">") },
    { keys: "c", label: m.frame_create_something(), run: () => openPalette(`>${m.common_create()} `) },
    { keys: "[", label: m.frame_fold_sidebar(), run: () => foldSidebar() },
    { keys: "mod+\\", label: m.frame_fold_sidebar(), run: () => foldSidebar(), whileTyping: true },
    { keys: "?", label: m.frame_show_shortcuts(), run: () => isSheetOpen.set(true) },
  ]);
  useShortcuts(m.frame_in_forms(), [
    { keys: "mod+Enter", label: m.common_save(), run: sendFormAround, whileTyping: true, inDialogs: true },
    { keys: "Escape", label: m.frame_leave_keep_draft() },
  ]);
  return null;
}

/** The form one types in, where it does not answer to the key itself. */
function sendFormAround({ target }: KeyboardEvent) {
  const form = target instanceof Element ? target.closest("form") : null;
  if (form) sendForm(form);
}
