import type { ComponentProps } from "react";
import { cn } from "../lib/cn.ts";
import { ariaKeys } from "../lib/shortcut-keys.ts";
import { OFF } from "./off.ts";
import { Tooltip } from "./Tooltip.tsx";

const SIZES = { md: "size-7 pointer-coarse:size-9", lg: "size-9 pointer-coarse:size-10" };

interface IconButtonProps extends ComponentProps<"button"> {
  /** What it does, in words: read out and shown on hover. */
  label: string;
  /** The key that does the same, shown beside the label. */
  shortcut?: string;
  size?: keyof typeof SIZES;
}

/** A button that is only an icon, always with a name. */
export function IconButton({ label, shortcut, size = "md", disabled, className, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <button
        type="button"
        aria-label={label}
        aria-keyshortcuts={ariaKeys(shortcut)}
        className={cn(
          "inline-flex shrink-0 items-center justify-center rounded-md text-ink-2 transition-colors",
          "hover:bg-hover hover:text-ink aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-4",
          SIZES[size],
          className,
        )}
        {...rest}
        {...(disabled && OFF)}
      >
        {children}
      </button>
    </Tooltip>
  );
}
