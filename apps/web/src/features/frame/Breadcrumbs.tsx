import { Link, useLocation } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { pageTitle } from "../../lib/page-title.ts";
import { useStore } from "../../lib/store.ts";
import { m } from "../../messages/messages.js";
import { NAVIGATION } from "./navigation.ts";

/** Where one is: the list a record stands in, the settings a page belongs to. */
export function Breadcrumbs() {
  const { pathname } = useLocation();
  const title = useStore(pageTitle);
  const [first = "", second] = pathname.split("/").filter(Boolean);
  const list = NAVIGATION.find(({ to }) => to === `/${first}`);
  const page = (first === "settings" ? settingsLabel(`/settings/${second}`) : labelOf(pathname)) ?? title;
  return (
    <nav aria-label={m.frame_breadcrumbs()} className="min-w-0 flex-1">
      <ol className="flex min-w-0 items-center gap-1 text-ink-2">
        {second && list && (
          <Crumb>
            <Link to={list.to} className="rounded px-1 hover:bg-hover hover:text-ink">
              {list.label()}
            </Link>
          </Crumb>
        )}
        {second && first === "settings" && <Crumb>{m.common_settings()}</Crumb>}
        <li aria-current="page" className="min-w-0 truncate px-1 font-medium text-ink">
          {page}
        </li>
      </ol>
    </nav>
  );
}

const labelOf = (path: string) => NAVIGATION.find(({ to }) => to === path)?.label();

/** What is deeper in the settings, such as one role, says its own name on the page; the mailbox is not in the way around. */
const settingsLabel = (path: string) => (path === "/settings/mailbox" ? m.settings_mailbox() : labelOf(path));

const Crumb = ({ children }: { children: React.ReactNode }) => (
  <li className="flex shrink-0 items-center gap-1">
    {children}
    <ChevronRight aria-hidden className="size-3.5 text-ink-3" />
  </li>
);
