import { Link, useLocation } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../../lib/cn.ts";
import { pageTitle } from "../../lib/page-title.ts";
import { useStore } from "../../lib/store.ts";
import { m } from "../../messages/messages.js";
import { NAVIGATION } from "./navigation.ts";

/** Where one is: the list a record stands in, the settings a page belongs to; on a phone, the way back to that list. */
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
            <Link
              to={list.to}
              className="flex items-center gap-0.5 rounded px-1 hover:bg-hover hover:text-ink max-sm:min-h-9 max-sm:font-medium max-sm:text-ink"
            >
              <ChevronLeft aria-hidden className="size-4 sm:hidden" />
              {list.label()}
            </Link>
          </Crumb>
        )}
        {second && first === "settings" && <Crumb className="max-sm:hidden">{m.common_settings()}</Crumb>}
        {/* A phone has no room for both; there the page's own heading says it. */}
        <li
          aria-current="page"
          className={cn("min-w-0 truncate px-1 font-medium text-ink", second && list && "max-sm:sr-only")}
        >
          {page}
        </li>
      </ol>
    </nav>
  );
}

const labelOf = (path: string) => NAVIGATION.find(({ to }) => to === path)?.label();

/** What is deeper in the settings, such as one role, says its own name on the page; the mailbox is not in the way around. */
const settingsLabel = (path: string) => (path === "/settings/mailbox" ? m.settings_mailbox() : labelOf(path));

const Crumb = ({ className, children }: { className?: string; children: ReactNode }) => (
  <li className={cn("flex shrink-0 items-center gap-1", className)}>
    {children}
    <ChevronRight aria-hidden className="size-3.5 text-ink-3 max-sm:hidden" />
  </li>
);
