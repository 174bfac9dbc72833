import type { ReactNode } from "react";
import { usePageTitle } from "../lib/hooks.ts";

interface PageProps {
  title: string;
  /** Buttons at the right of the heading. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with a heading whose body fills the rest of the window and scrolls on its own. */
export function Page({ title, actions, children }: PageProps) {
  usePageTitle(title);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-12 flex-wrap items-center gap-2 px-4 py-2">
        <h1 className="mr-auto truncate text-base font-semibold">{title}</h1>
        {actions}
      </header>
      <div className="min-h-0 flex-1 overflow-auto border-t">{children}</div>
    </div>
  );
}
