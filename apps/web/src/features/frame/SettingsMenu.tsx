import { useNavigate } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { Fragment } from "react";
import { Menu, MenuItem, MenuLabel } from "../../ui/Menu.tsx";
import { usePageHeading } from "../../ui/page-heading.ts";
import type { SettingsPages } from "./useSettingsPages.ts";

/** The settings on a phone: the page's heading opens the others. */
export function SettingsMenu({ groups, current }: { groups: SettingsPages; current: string | undefined }) {
  const navigate = useNavigate();
  const title = usePageHeading();
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="-mx-2 flex h-9 max-w-[calc(100%+1rem)] items-center gap-1.5 rounded-md px-2 hover:bg-hover"
        >
          <span className="truncate">{title}</span>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-3" />
        </button>
      }
    >
      {groups.map(({ name, heading, pages }) => (
        <Fragment key={name}>
          <MenuLabel>{heading()}</MenuLabel>
          {pages.map(({ to, label, icon: Icon }) => (
            <MenuItem key={to} current={to === current} onSelect={() => navigate({ to })}>
              <Icon aria-hidden />
              {label()}
            </MenuItem>
          ))}
        </Fragment>
      ))}
    </Menu>
  );
}
