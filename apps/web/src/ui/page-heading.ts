import { createContext, use, useEffect } from "react";

interface PageHeading {
  /** What the heading of the page says. */
  title: string;
  /** Gives the page a name of its own, or takes it back with null. */
  rename: (name: string | null) => void;
}

export const PageHeadingContext = createContext<PageHeading | null>(null);

/** What the heading of the page around says; nothing where there is no page around. */
export const usePageHeading = (): string | undefined => use(PageHeadingContext)?.title;

/** Names the page around after what it shows, such as one role, for as long as it is shown. */
export function usePageName(name: string) {
  const rename = use(PageHeadingContext)?.rename;
  useEffect(() => {
    rename?.(name);
    return () => rename?.(null);
  }, [rename, name]);
}
