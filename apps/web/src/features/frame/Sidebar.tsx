import { Link } from "@tanstack/react-router";
import { Settings, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { cn } from "../../lib/cn.ts";
import { lazily } from "../../lib/lazily.ts";
import { keyLabel } from "../../lib/shortcut-keys.ts";
import { useStore } from "../../lib/store.ts";
import { m } from "../../messages/messages.js";
import { IconButton } from "../../ui/IconButton.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { isFocusLost } from "../../ui/return-focus.ts";
import { AtRest } from "./AtRest.tsx";
import type { Destination } from "./navigation.ts";
import { OrganizationMenu } from "./OrganizationMenu.tsx";
import { isSidebarFolded } from "./sidebar.store.ts";
import { SIDEBAR_LINE } from "./sidebar-line.ts";
import { useDestinations } from "./useDestinations.ts";

const FavoriteList = lazily(() => import("../favorites/FavoriteList.tsx"), "FavoriteList");

/** The way around; where there is little room it is a drawer, on a wide screen it can be folded away. */
export function Sidebar({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const isFolded = useStore(isSidebarFolded);
  const drawer = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const opener = document.activeElement;
    const element = drawer.current;
    element?.querySelector<HTMLElement>("nav a")?.focus();
    return () => {
      const isInside = element?.contains(document.activeElement);
      if ((isInside || isFocusLost()) && opener instanceof HTMLElement) opener.focus();
    };
  }, [isOpen]);
  return (
    <>
      {isOpen && (
        <button
          type="button"
          aria-label={m.frame_close_menu()}
          onClick={onClose}
          className="fixed inset-0 z-30 bg-scrim lg:hidden"
        />
      )}
      <aside
        ref={drawer}
        // What a menu opened from here has taken for itself closes the menu alone.
        onKeyDown={(event) => event.key === "Escape" && !event.defaultPrevented && onClose()}
        className={cn(
          "print:hidden z-30 flex w-60 shrink-0 flex-col gap-3 bg-canvas p-2 max-lg:fixed max-lg:inset-y-0 max-lg:left-0 max-lg:w-72 max-lg:border-r",
          !isOpen && "max-lg:hidden",
          isFolded && "lg:hidden",
        )}
      >
        <div className="flex items-center gap-1">
          <OrganizationMenu />
          <IconButton label={m.frame_close_menu()} onClick={onClose} size="lg" className="ml-auto lg:hidden">
            <X />
          </IconButton>
        </div>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: pressing any link inside closes the drawer, by key too */}
        <nav
          aria-label={m.frame_main()}
          onClick={onClose}
          className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto"
        >
          <Section place="work" />
          <Section place="records" />
          <AtRest>
            <FavoriteList />
          </AtRest>
          <Link
            to="/settings/profile"
            className={cn(SIDEBAR_LINE, "mt-auto font-medium")}
            activeOptions={{ exact: false }}
          >
            <Settings aria-hidden className="size-4" />
            {m.common_settings()}
          </Link>
        </nav>
      </aside>
    </>
  );
}

const Section = ({ place }: { place: Destination["place"] }) => (
  <ul className="flex flex-col gap-px">
    {useDestinations(place).map((destination) => (
      <Line key={destination.to} destination={destination} />
    ))}
  </ul>
);

const Line = ({ destination: { to, label, icon: Icon, key, count: Count } }: { destination: Destination }) => (
  <li>
    <Link
      to={to}
      className={cn(SIDEBAR_LINE, "group font-medium data-[status=active]:bg-hover data-[status=active]:text-ink")}
    >
      <Icon aria-hidden className="size-4" />
      {label()}
      {Count && (
        <AtRest>
          <Count />
        </AtRest>
      )}
      {key && (
        <span aria-hidden className="ml-auto opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100">
          <Kbd>{keyLabel(`g ${key}`)}</Kbd>
        </span>
      )}
    </Link>
  </li>
);
