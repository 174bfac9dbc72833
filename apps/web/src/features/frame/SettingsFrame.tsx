import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useIsNarrow } from "../../lib/hooks.ts";
import { m } from "../../messages/messages.js";
import { Page } from "../../ui/Page.tsx";
import { SettingsMenu } from "./SettingsMenu.tsx";
import { type SettingsPages, useSettingsPages } from "./useSettingsPages.ts";

/** A page of the settings, named as its place among the others, which are beside it or, on a phone, in a menu. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const groups = useSettingsPages();
  const isNarrow = useIsNarrow();
  const page = groups.flatMap(({ pages }) => pages).find(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    <Page
      title={page?.label() ?? m.common_settings()}
      heading={isNarrow && <SettingsMenu groups={groups} current={page?.to} />}
    >
      <div className="flex h-full">
        {!isNarrow && <SettingsNavigation groups={groups} />}
        <div className="min-w-0 flex-1 overflow-y-auto p-4 md:p-6">{children}</div>
      </div>
    </Page>
  );
}

function SettingsNavigation({ groups }: { groups: SettingsPages }) {
  return (
    <nav
      aria-label={m.common_settings()}
      className="flex w-52 shrink-0 flex-col gap-4 overflow-y-auto border-r p-2 py-3"
    >
      {groups.map(({ name, heading, pages }) => (
        <div key={name} className="flex flex-col gap-px">
          <h2 className="px-2 pb-1 text-xs font-medium text-ink-3">{heading()}</h2>
          {pages.map(({ to, label, icon: Icon }) => (
            <Link key={to} to={to} className={LINE}>
              <Icon aria-hidden />
              {label()}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  );
}

const LINE =
  "flex h-8 items-center gap-2 rounded-md px-2 font-medium whitespace-nowrap text-ink-2 hover:bg-hover hover:text-ink data-[status=active]:bg-selected data-[status=active]:text-ink [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3";
