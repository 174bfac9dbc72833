import type { ReactNode } from "react";

/** One subject of the form builder. */
export const FormPart = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title} className="flex flex-col gap-4">
    <h3 className="text-base font-semibold">{title}</h3>
    {children}
  </section>
);
