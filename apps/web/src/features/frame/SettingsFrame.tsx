import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Mailbox } from "lucide-react";
import type { ReactNode } from "react";
import { useMe } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Page } from "../../ui/Page.tsx";
import { mailboxQuery } from "../organization/mailbox.api.ts";
import { SETTINGS_GROUPS, SETTINGS_PAGES, type SettingsGroup } from "./settings-pages.ts";

const LINE =
  "flex h-8 items-center gap-2 rounded-md px-2 font-medium whitespace-nowrap text-ink-2 hover:bg-hover hover:text-ink data-[status=active]:bg-selected data-[status=active]:text-ink [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3";

/** The settings beside each other; those one may not change are not offered. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const { capabilities } = useMe().role;
  const { data: mailbox } = useQuery({ ...mailboxQuery, enabled: capabilities.includes("members") });
  const offered = SETTINGS_PAGES.filter(({ capability }) => !capability || capabilities.includes(capability));
  const groups = Object.entries(SETTINGS_GROUPS) as [SettingsGroup, () => string][];
  return (
    <Page title={m.common_settings()}>
      <div className="flex min-h-full max-md:flex-col">
        <nav
          aria-label={m.common_settings()}
          className="flex shrink-0 gap-x-4 gap-y-4 p-2 max-md:overflow-x-auto max-md:border-b md:w-52 md:flex-col md:border-r md:py-3"
        >
          {groups.map(([group, heading]) => {
            const pages = offered.filter((page) => page.group === group);
            if (pages.length === 0) return null;
            return (
              <div key={group} className="flex gap-px md:flex-col">
                <h2 className="px-2 pb-1 text-xs font-medium text-ink-3 max-md:sr-only">{heading()}</h2>
                {pages.map(({ to, label, icon: Icon }) => (
                  <Link key={to} to={to} className={LINE}>
                    <Icon aria-hidden />
                    {label()}
                  </Link>
                ))}
                {group === "machines" && mailbox && capabilities.includes("members") && (
                  <Link to="/settings/mailbox" className={LINE}>
                    <Mailbox aria-hidden />
                    {m.settings_mailbox()}
                  </Link>
                )}
              </div>
            );
          })}
        </nav>
        <div className="min-w-0 flex-1 p-4 md:p-6">{children}</div>
      </div>
    </Page>
  );
}
