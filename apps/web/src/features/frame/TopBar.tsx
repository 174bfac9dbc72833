import { Menu as MenuIcon, PanelLeft, Search } from "lucide-react";
import type { ReactNode } from "react";
import { lazily } from "../../lib/lazily.ts";
import { ariaKeys, keyLabel } from "../../lib/shortcut-keys.ts";
import { useStore } from "../../lib/store.ts";
import { m } from "../../messages/messages.js";
import { IconButton } from "../../ui/IconButton.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { openPalette } from "../search/palette.store.ts";
import { AtRest } from "./AtRest.tsx";
import { Breadcrumbs } from "./Breadcrumbs.tsx";
import { CreateMenu } from "./CreateMenu.tsx";
import { ProfileMenu } from "./ProfileMenu.tsx";
import { foldSidebar, isSidebarFolded } from "./sidebar.store.ts";

const JobsTray = lazily(() => import("../jobs/JobsTray.tsx"), "JobsTray");

interface TopBarProps {
  onOpenMenu: () => void;
  isMenuOpen: boolean;
  /** Where the bell of the notifications stands. */
  notifications?: ReactNode;
}

/** Above every page: where one is, search, create, what is new, oneself. */
export function TopBar({ onOpenMenu, isMenuOpen, notifications }: TopBarProps) {
  const isFolded = useStore(isSidebarFolded);
  return (
    <header className="print:hidden flex h-11 shrink-0 items-center gap-1.5 px-2 md:px-1">
      <IconButton
        label={m.frame_menu()}
        size="lg"
        aria-expanded={isMenuOpen}
        onClick={onOpenMenu}
        className="lg:hidden"
      >
        <MenuIcon />
      </IconButton>
      <IconButton
        label={isFolded ? m.frame_unfold_sidebar() : m.frame_fold_sidebar()}
        shortcut="["
        aria-expanded={!isFolded}
        onClick={() => foldSidebar()}
        className="max-lg:hidden"
      >
        <PanelLeft />
      </IconButton>
      <Breadcrumbs />
      <button
        type="button"
        onClick={() => openPalette()}
        aria-label={m.common_search()}
        aria-keyshortcuts={`${ariaKeys("mod+k")} /`}
        className="flex h-7 items-center gap-2 rounded-md border border-line-strong bg-surface px-2 text-ink-3 hover:bg-hover hover:text-ink max-md:size-9 max-md:justify-center max-md:border-transparent max-md:bg-transparent md:w-56 lg:w-72"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="truncate max-md:hidden">{m.frame_search_everything()}</span>
        <span className="ml-auto max-md:hidden">
          <Kbd>{keyLabel("mod+k")}</Kbd>
        </span>
      </button>
      <CreateMenu />
      <AtRest>
        <JobsTray />
      </AtRest>
      <AtRest fallback={<span className="size-9" />}>{notifications}</AtRest>
      <ProfileMenu />
    </header>
  );
}
