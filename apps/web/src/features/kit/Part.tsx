import type { ReactNode } from "react";
import { cn } from "../../lib/cn.ts";

/** One part of the kit with its name, in its states. */
export const Part = ({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) => (
  <section aria-label={name} className={cn("rounded-xl border bg-surface p-5", wide && "lg:col-span-2")}>
    <h2 className="mb-3 font-mono text-xs text-ink-2">{name}</h2>
    <div className="flex flex-wrap items-center gap-3">{children}</div>
  </section>
);
