import type { ReactNode } from "react";
import { usePageTitle } from "../../lib/page-title.ts";
import { LanguageSwitch } from "./LanguageSwitch.tsx";

/** The page before one is inside: a mark, a heading, one form. */
export function Door({ title, description, children }: { title: string; description?: string; children: ReactNode }) {
  usePageTitle(title);
  return (
    <main className="flex min-h-full items-start justify-center bg-canvas px-4 py-10 sm:items-center">
      <div className="w-full max-w-sm">
        <img src="/favicon.svg" alt="Mainstay" className="mb-6 size-9" />
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {description && <p className="mt-1 text-base text-ink-2">{description}</p>}
        <div className="mt-6 flex flex-col gap-4">{children}</div>
        <LanguageSwitch />
      </div>
    </main>
  );
}
