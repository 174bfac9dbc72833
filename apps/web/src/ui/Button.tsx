import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "../lib/cn.ts";
import { OFF } from "./off.ts";

const VARIANTS = {
  primary: "bg-accent text-accent-ink hover:bg-accent-hover",
  secondary: "bg-raised border border-line-strong hover:bg-hover",
  ghost: "text-ink-2 hover:bg-hover hover:text-ink",
  danger: "bg-raised border border-line-strong text-danger hover:bg-danger-soft",
};

// A finger needs more than a pointer does.
const SIZES = {
  sm: "h-7 px-2 gap-1.5 pointer-coarse:h-9 pointer-coarse:px-3",
  md: "h-8 px-3 gap-2 pointer-coarse:h-10",
  lg: "h-9 px-4 gap-2 text-base pointer-coarse:h-11",
};

interface ButtonProps extends ComponentProps<"button"> {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
  /** Work is under way: the button keeps its width, shows it and takes no second press. */
  busy?: boolean;
  /** Draws the only child, such as a link, as a button. */
  asChild?: boolean;
}

/** A button; one `primary` a screen or dialog at most. */
export function Button({
  variant = "secondary",
  size = "md",
  busy,
  asChild,
  disabled,
  className,
  children,
  ...rest
}: ButtonProps) {
  const classes = cn(
    "inline-flex shrink-0 items-center justify-center rounded-md font-medium whitespace-nowrap select-none",
    "transition-colors aria-disabled:pointer-events-none aria-disabled:opacity-50",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
  if (asChild) {
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button type="button" className={classes} {...rest} {...((busy || disabled) && OFF)} aria-busy={busy || undefined}>
      {busy && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
      {children}
    </button>
  );
}
