import type { ComponentProps } from "react";
import { cn } from "../lib/cn.ts";

/** The look every control that takes text shares, but for its edge and its padding. */
export const CONTROL_BASE =
  "w-full rounded-md bg-surface text-sm placeholder:text-ink-3 disabled:opacity-60 focus-visible:outline-offset-0";

/** The look of a control in a form. */
export const CONTROL = `${CONTROL_BASE} border border-line-input px-2.5 aria-invalid:border-danger`;

/** How high a control of one line is; a finger needs more than a pointer does. */
export const HEIGHTS = { sm: "h-7 pointer-coarse:h-9", md: "h-8 pointer-coarse:h-10", lg: "h-9 pointer-coarse:h-10" };

interface InputProps extends Omit<ComponentProps<"input">, "size"> {
  size?: keyof typeof HEIGHTS;
}

export const Input = ({ size = "md", className, ...rest }: InputProps) => (
  <input className={cn(CONTROL, HEIGHTS[size], className)} {...rest} />
);

interface TextareaProps extends ComponentProps<"textarea"> {
  /** Without an edge of its own, where what is around it has one. */
  bare?: boolean;
}

/** A text area that grows with what is typed, where the browser can. */
export const Textarea = ({ bare, className, rows = 3, ...rest }: TextareaProps) => (
  <textarea
    rows={rows}
    className={cn(
      bare ? `${CONTROL_BASE} px-3 outline-none` : CONTROL,
      "field-sizing-content max-h-80 resize-none min-h-16 py-1.5",
      className,
    )}
    {...rest}
  />
);
