import { useQueryClient } from "@tanstack/react-query";
import { Menu as MenuIcon } from "lucide-react";
import { type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { createFormats, FormatsProvider } from "../../lib/formats.ts";
import { useHotkey } from "../../lib/hooks.ts";
import { lazily } from "../../lib/lazily.ts";
import { connectRealtime } from "../../lib/realtime.ts";
import { prolongSession, useMe } from "../../lib/session.ts";
import { useStore } from "../../lib/store.ts";
import { undoInQuestion } from "../../records/undo/undo.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { SampleDataBanner } from "../sample-data/SampleDataBanner.tsx";
import { isPaletteOpen, openPalette } from "../search/palette.store.ts";
import { ConnectionBanner } from "./ConnectionBanner.tsx";
import { GoToKeys } from "./GoToKeys.tsx";
import { Sidebar } from "./Sidebar.tsx";

const Palette = lazily(() => import("../search/Palette.tsx"), "Palette");
const UndoConflictDialog = lazily(() => import("../../records/undo/UndoConflictDialog.tsx"), "UndoConflictDialog");

/** What stands around every page of the signed-in app. */
export function Frame({ children }: { children: ReactNode }) {
  const { user, organization } = useMe();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const isSearching = useStore(isPaletteOpen);
  const isAskingWhatToUndo = useStore(undoInQuestion) !== null;
  const queryClient = useQueryClient();
  useHotkey("mod+k", openPalette);
  useHotkey("/", openPalette);

  useEffect(prolongSession, []);

  // Rooms belong to the organization: after a switch the socket must join the new one's.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs again when the organization changes
  useEffect(() => connectRealtime(), [organization.id, queryClient]);

  const formats = useMemo(
    () =>
      createFormats({
        locale: user.locale ?? organization.locale,
        zone: user.timezone ?? organization.timezone,
        currency: organization.currency,
      }),
    [user.locale, user.timezone, organization],
  );
  return (
    <FormatsProvider value={formats}>
      <a
        href="#page"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <div className="flex h-full">
        <Sidebar isOpen={isMenuOpen} onClose={() => setMenuOpen(false)} />
        <div className="flex min-w-0 flex-1 flex-col md:py-2 md:pr-2">
          <div className="flex h-11 shrink-0 items-center gap-1 border-b bg-surface px-2 md:hidden">
            <IconButton label="Menu" aria-expanded={isMenuOpen} onClick={() => setMenuOpen(true)} size="lg">
              <MenuIcon />
            </IconButton>
            <span className="truncate font-semibold">{organization.name}</span>
          </div>
          <ConnectionBanner />
          <SampleDataBanner />
          <main
            id="page"
            tabIndex={-1}
            className="min-h-0 flex-1 overflow-hidden bg-surface outline-none md:rounded-lg md:border"
          >
            {children}
          </main>
        </div>
      </div>
      <GoToKeys />
      <Suspense>
        {isSearching && <Palette />}
        {isAskingWhatToUndo && <UndoConflictDialog />}
      </Suspense>
    </FormatsProvider>
  );
}
