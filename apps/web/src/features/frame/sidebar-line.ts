/** How a line of the sidebar looks, whatever it leads to. */
export const SIDEBAR_LINE =
  "flex h-8 items-center gap-2.5 rounded-md px-2 text-ink-2 hover:bg-hover hover:text-ink max-lg:h-10";
