import type { ComponentProps } from "react";
import { cn } from "../lib/cn.ts";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "checked" | "onChange"> {
  /** `indeterminate` when some of what it stands for is chosen. */
  checked?: boolean | "indeterminate";
  onCheckedChange?: (checked: boolean) => void;
}

/** A check box: the browser's own, since a table has one for each row, and one of many parts is slow to draw. */
export const Checkbox = ({ checked, onCheckedChange, className, ...rest }: CheckboxProps) => (
  <input
    type="checkbox"
    // A state that only script can give it.
    ref={(box) => {
      if (box) box.indeterminate = checked === "indeterminate";
    }}
    checked={checked === "indeterminate" ? false : checked}
    onChange={(event) => onCheckedChange?.(event.target.checked)}
    className={cn(
      // What a finger may hit is larger than what is seen.
      "relative pointer-coarse:after:absolute pointer-coarse:after:-inset-3",
      "inline-flex size-4 shrink-0 appearance-none items-center justify-center rounded-sm border border-line-input bg-surface",
      "checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:opacity-50",
      "before:hidden before:bg-accent-ink checked:before:block indeterminate:before:block",
      "checked:before:size-2.5 checked:before:[clip-path:polygon(14%_45%,0_60%,40%_95%,100%_20%,86%_6%,39%_66%)]",
      "indeterminate:before:h-0.5 indeterminate:before:w-2 forced-colors:appearance-auto",
      className,
    )}
    {...rest}
  />
);
