import type { ComponentProps } from "react";
import { cn } from "../lib/cn.ts";

/** The look every control that takes text shares. */
export const CONTROL =
  "w-full rounded-md border border-line-input bg-surface px-2.5 text-sm placeholder:text-ink-3 " +
  "aria-invalid:border-danger disabled:opacity-60 focus-visible:outline-offset-0";

export const Input = ({ className, ...rest }: ComponentProps<"input">) => (
  <input className={cn(CONTROL, "h-8", className)} {...rest} />
);

/** A text area that grows with what is typed, where the browser can. */
export const Textarea = ({ className, rows = 3, ...rest }: ComponentProps<"textarea">) => (
  <textarea rows={rows} className={cn(CONTROL, "field-sizing-content max-h-80 min-h-16 py-1.5", className)} {...rest} />
);
