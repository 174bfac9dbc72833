import { Switch as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { OFF } from "./off.ts";

/** On or off, at once. */
export const Switch = ({ disabled, ...props }: ComponentProps<typeof Radix.Root>) => (
  <Radix.Root
    // Pressed within 40 px, as high as it looks or not.
    className="relative h-5 w-9 shrink-0 rounded-full border border-line-input bg-hover transition-colors aria-disabled:opacity-60 after:absolute after:-inset-x-1 after:-inset-y-2.5 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
    {...props}
    {...(disabled && OFF)}
  >
    <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-ink-2 transition-transform data-[state=checked]:translate-x-[1.125rem] data-[state=checked]:bg-accent-ink" />
  </Radix.Root>
);
