import type { ReactNode } from "react";
import { cn } from "../lib/cn.ts";
import { SCROLL_FADE, useScrollFade } from "./scroll-fade.ts";

/** A row of choices that scrolls sideways where it is too long, and shows that it does. */
export function ScrollRow({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div {...useScrollFade<HTMLDivElement>()} className={cn(SCROLL_FADE, "min-w-0 [scrollbar-width:none]", className)}>
      <div className="w-max min-w-full">{children}</div>
    </div>
  );
}
