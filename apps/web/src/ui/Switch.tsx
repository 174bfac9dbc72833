import { Switch as Radix } from "radix-ui";
import type { ComponentProps } from "react";

/** On or off, at once. */
export const Switch = (props: ComponentProps<typeof Radix.Root>) => (
  <Radix.Root
    className="relative h-5 w-9 shrink-0 rounded-full border border-line-input bg-hover transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent"
    {...props}
  >
    <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-ink-2 transition-transform data-[state=checked]:translate-x-[1.125rem] data-[state=checked]:bg-accent-ink" />
  </Radix.Root>
);
