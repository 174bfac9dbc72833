import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { awaitCalm, isCalm } from "../../lib/calm.ts";
import { tellWhatIsCutOff } from "../../lib/cut-off.ts";
import { forgetOldDrafts } from "../../lib/drafts.ts";
import { followLocale } from "../../lib/follow-locale.ts";
import { createFormats, FormatsProvider } from "../../lib/formats.ts";
import { formatLocale } from "../../lib/language.ts";
import { lazily } from "../../lib/lazily.ts";
import { connectRealtime } from "../../lib/realtime.ts";
import { seenAs } from "../../lib/seen-as.ts";
import { prolongSession, useMe } from "../../lib/session.ts";
import { useStore } from "../../lib/store.ts";
import { unsaved } from "../../lib/unsaved.ts";
import { openUnsent } from "../../lib/unsent.ts";
import { m } from "../../messages/messages.js";
import { undoInQuestion } from "../../records/undo/undo.ts";
import { BrandTokens } from "../organization/BrandTokens.tsx";
import { SampleDataBanner } from "../sample-data/SampleDataBanner.tsx";
import { paletteText } from "../search/palette.store.ts";
import { useRecents } from "../search/recents.ts";
import { ConnectionBanner } from "./ConnectionBanner.tsx";
import { creation } from "./creation.store.ts";
import { FrameShortcuts } from "./FrameShortcuts.tsx";
import { Sidebar } from "./Sidebar.tsx";
import { isSheetOpen } from "./shortcut-sheet.store.ts";
import { TopBar } from "./TopBar.tsx";
import { isUnsentListOpen } from "./unsent-list.store.ts";
import { useFocusOnPage } from "./useFocusOnPage.ts";

// What is opened by a press is loaded by it.
const Palette = lazily(() => import("../search/Palette.tsx"), "Palette");
const ShortcutSheet = lazily(() => import("./ShortcutSheet.tsx"), "ShortcutSheet");
const Creation = lazily(() => import("./Creation.tsx"), "Creation");
const UnsentList = lazily(() => import("./UnsentList.tsx"), "UnsentList");
const LeaveGuard = lazily(() => import("./LeaveGuard.tsx"), "LeaveGuard");
const Bell = lazily(() => import("../notifications/Bell.tsx"), "Bell");
const SeeAsBanner = lazily(() => import("../roles/SeeAsBanner.tsx"), "SeeAsBanner");
const UndoConflictDialog = lazily(() => import("../../records/undo/UndoConflictDialog.tsx"), "UndoConflictDialog");

/** What stands around every page of the signed-in app. */
export function Frame({ children }: { children: ReactNode }) {
  const { user, member, organization } = useMe();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const queryClient = useQueryClient();
  const isAtRest = useStore(isCalm);

  useRecents();
  useFocusOnPage();
  useEffect(() => void awaitCalm(queryClient), [queryClient]);
  useEffect(() => (isAtRest ? prolongSession() : undefined), [isAtRest]);
  useEffect(() => forgetOldDrafts(new Date()), []);
  useEffect(tellWhatIsCutOff, []);
  useEffect(() => openUnsent(member.id), [member.id]);
  useEffect(() => void followLocale(user.locale), [user.locale]);

  // Rooms belong to the organization: after a switch the socket must join the new one's.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs again when the organization changes
  useEffect(() => (isAtRest ? connectRealtime() : undefined), [isAtRest, organization.id, queryClient]);

  const formats = useMemo(
    () =>
      createFormats({
        locale: formatLocale(user.locale ?? organization.locale),
        zone: user.timezone ?? organization.timezone,
        currency: organization.currency,
        country: organization.country,
      }),
    [user.locale, user.timezone, organization],
  );
  return (
    <FormatsProvider value={formats}>
      <BrandTokens />
      {/* Before the page, whose own keys are asked first because they are registered last. */}
      <FrameShortcuts />
      <a
        href="#page"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {m.frame_skip_to_page()}
      </a>
      <div className="flex h-full print:block">
        <Sidebar isOpen={isMenuOpen} onClose={() => setMenuOpen(false)} />
        {/* Whoever goes on to the page by Tab would have the focus below the drawer. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: only notes where the focus has gone */}
        <div onFocus={() => setMenuOpen(false)} className="flex min-w-0 flex-1 flex-col md:px-2 md:pb-2">
          <TopBar isMenuOpen={isMenuOpen} onOpenMenu={() => setMenuOpen(true)} notifications={<Bell />} />
          <ConnectionBanner />
          <Suspense>{seenAs() !== null && <SeeAsBanner />}</Suspense>
          <SampleDataBanner />
          <main
            id="page"
            tabIndex={-1}
            className="min-h-0 flex-1 overflow-hidden bg-surface outline-none max-md:border-t md:rounded-lg md:border"
          >
            {children}
          </main>
        </div>
      </div>
      <Suspense>
        <Opened />
      </Suspense>
    </FormatsProvider>
  );
}

/** What stands over the page because somebody opened it. */
function Opened() {
  const isSearching = useStore(paletteText) !== null;
  const isShowingKeys = useStore(isSheetOpen);
  const isCreating = useStore(creation) !== null;
  const isShowingUnsent = useStore(isUnsentListOpen);
  const isAskingWhatToUndo = useStore(undoInQuestion) !== null;
  const mayLose = useStore(unsaved).size > 0;
  return (
    <>
      {isSearching && <Palette />}
      {isShowingKeys && <ShortcutSheet />}
      {isCreating && <Creation />}
      {isShowingUnsent && <UnsentList />}
      {isAskingWhatToUndo && <UndoConflictDialog />}
      {mayLose && <LeaveGuard />}
    </>
  );
}
