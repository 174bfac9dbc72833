import { Link } from "@tanstack/react-router";
import { Search, Settings, X } from "lucide-react";
import { cn } from "../../lib/cn.ts";
import { useMe, useObject } from "../../lib/session.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { openPalette } from "../search/palette.store.ts";
import { type Destination, NAVIGATION } from "./navigation.ts";
import { OrganizationMenu } from "./OrganizationMenu.tsx";
import { ProfileMenu } from "./ProfileMenu.tsx";

const LINE = "flex h-8 items-center gap-2.5 rounded-md px-2 text-ink-2 hover:bg-hover hover:text-ink max-md:h-10";

/** The way around; on a phone it is a drawer. */
export function Sidebar({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <>
      {isOpen && (
        <button
          type="button"
          aria-label="Close menu"
          onClick={onClose}
          className="fixed inset-0 z-30 bg-black/40 md:hidden"
        />
      )}
      <aside
        className={cn(
          "z-30 flex w-60 shrink-0 flex-col gap-3 bg-canvas p-2 max-md:fixed max-md:inset-y-0 max-md:left-0 max-md:w-72 max-md:border-r",
          !isOpen && "max-md:hidden",
        )}
      >
        <div className="flex items-center gap-1">
          <OrganizationMenu />
          <IconButton label="Close menu" onClick={onClose} className="ml-auto md:hidden">
            <X />
          </IconButton>
        </div>
        <button
          type="button"
          onClick={openPalette}
          aria-keyshortcuts="Control+K /"
          className={cn(LINE, "border border-line-strong bg-surface")}
        >
          <Search aria-hidden className="size-4" />
          Search
          <span className="ml-auto max-md:hidden">
            <Kbd>/</Kbd>
          </span>
        </button>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: pressing any link inside closes the drawer, by key too */}
        <nav aria-label="Main" onClick={onClose} className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto">
          <Section place="work" />
          <Section place="records" />
          <Link to="/settings/profile" className={cn(LINE, "mt-auto font-medium")} activeOptions={{ exact: false }}>
            <Settings aria-hidden className="size-4" />
            Settings
          </Link>
        </nav>
        <ProfileMenu />
      </aside>
    </>
  );
}

const Section = ({ place }: { place: Destination["place"] }) => (
  <ul className="flex flex-col gap-px">
    {NAVIGATION.filter((one) => one.place === place).map((destination) => (
      <Line key={destination.to} destination={destination} />
    ))}
  </ul>
);

function Line({ destination: { to, label, icon: Icon, object, capability, key } }: { destination: Destination }) {
  const isVisible = useObject(object ?? "") !== undefined || object === undefined;
  const isAllowed = useMe().role.capabilities;
  if (!isVisible || (capability && !isAllowed.includes(capability))) return null;
  return (
    <li>
      <Link
        to={to}
        title={key && `Press g then ${key}`}
        className={cn(LINE, "font-medium data-[status=active]:bg-hover data-[status=active]:text-ink")}
      >
        <Icon aria-hidden className="size-4" />
        {label}
      </Link>
    </li>
  );
}
