import type { ReactNode } from "react";
import { cn } from "../lib/cn.ts";
import { usePageHeading } from "./page-heading.ts";

interface SettingsSectionProps {
  title: string;
  description?: string;
  actions?: ReactNode;
  /** As wide as the page, for a table or two columns. */
  wide?: boolean;
  children: ReactNode;
}

/** One subject of a settings page. Where it has the name of the page, the page's heading is its own. */
export function SettingsSection({ title, description, actions, wide, children }: SettingsSectionProps) {
  const isThePage = usePageHeading() === title;
  return (
    <section aria-label={title} className={cn("mb-10", !wide && "max-w-3xl")}>
      {(!isThePage || description || actions) && (
        <header className="mb-3 flex flex-wrap items-end gap-2">
          <div className="mr-auto">
            {!isThePage && <h2 className="text-base font-semibold">{title}</h2>}
            {description && <p className="text-ink-2">{description}</p>}
          </div>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}

/** Lines with a thin border around all of them. */
export const LineList = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul aria-label={label} className="divide-y rounded-lg border bg-surface">
    {children}
  </ul>
);

interface LineProps {
  /** Its first link is pressed anywhere on it, by `after:absolute after:inset-0` of that link. */
  isLink?: boolean;
  children: ReactNode;
}

export const Line = ({ isLink, children }: LineProps) => (
  <li
    className={cn(
      "flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2",
      isLink && "relative hover:bg-hover",
    )}
  >
    {children}
  </li>
);
