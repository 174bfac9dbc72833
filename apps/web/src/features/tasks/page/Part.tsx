import type { ReactNode } from "react";

/** One subject of a task's page. */
export const Part = ({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) => (
  <section aria-label={title} className="border-b px-4 py-3">
    <header className="flex min-h-7 items-center gap-2">
      <h2 className="mr-auto font-semibold">{title}</h2>
      {aside}
    </header>
    {children}
  </section>
);
