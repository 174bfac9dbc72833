import type { ReactNode } from "react";

/** A key of the keyboard. */
export const Kbd = ({ children }: { children: ReactNode }) => (
  <kbd className="rounded border border-current/30 px-1 font-sans text-[0.6875rem] leading-4">{children}</kbd>
);
