import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMe } from "../../lib/session.ts";
import { Page } from "../../ui/Page.tsx";
import { mailboxQuery } from "../organization/mailbox.api.ts";
import { NAVIGATION } from "./navigation.ts";

const LINE =
  "flex h-8 items-center rounded-md px-2 font-medium whitespace-nowrap text-ink-2 hover:bg-hover hover:text-ink data-[status=active]:bg-hover data-[status=active]:text-ink";

/** The settings beside each other; those one may not change are not offered. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const { capabilities } = useMe().role;
  const { data: mailbox } = useQuery({ ...mailboxQuery, enabled: capabilities.includes("members") });
  return (
    <Page title="Settings">
      <div className="flex min-h-full max-md:flex-col">
        <nav
          aria-label="Settings"
          className="flex shrink-0 gap-px p-2 max-md:flex-wrap max-md:border-b md:w-48 md:flex-col md:border-r"
        >
          {NAVIGATION.filter(
            ({ place, capability }) => place === "settings" && (!capability || capabilities.includes(capability)),
          ).map(({ to, label }) => (
            <Link key={to} to={to} className={LINE}>
              {label}
            </Link>
          ))}
          {mailbox && (
            <Link to="/settings/mailbox" className={LINE}>
              Mailbox
            </Link>
          )}
        </nav>
        <div className="min-w-0 flex-1 p-4 md:p-6">{children}</div>
      </div>
    </Page>
  );
}
