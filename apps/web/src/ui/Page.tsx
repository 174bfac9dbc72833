import { type ReactNode, useMemo, useState } from "react";
import { usePageTitle } from "../lib/page-title.ts";
import { PageHeadingContext } from "./page-heading.ts";

interface PageProps {
  title: string;
  /** Stands in the heading in the place of the title, which it says: a menu of the pages beside this one. */
  heading?: ReactNode;
  /** Buttons at the right of the heading. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with a heading whose body fills the rest of the window and scrolls on its own. */
export function Page({ title, heading, actions, children }: PageProps) {
  const [name, rename] = useState<string | null>(null);
  const shown = name ?? title;
  usePageTitle(shown);
  return (
    <PageHeadingContext value={useMemo(() => ({ title: shown, rename }), [shown])}>
      <div className="flex h-full min-h-0 flex-col">
        <header className="flex min-h-12 flex-wrap items-center gap-2 px-4 py-2">
          <h1 className="mr-auto min-w-0 text-base font-semibold">
            {heading || <span className="block truncate">{shown}</span>}
          </h1>
          {actions}
        </header>
        <div className="min-h-0 flex-1 overflow-auto border-t">{children}</div>
      </div>
    </PageHeadingContext>
  );
}
