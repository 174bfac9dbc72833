import { Popover as Radix } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { cn } from "../lib/cn.ts";
import { FLOATING } from "./floating.ts";

interface PopoverPanelProps {
  anchor: RefObject<HTMLElement | null>;
  label: string;
  holds: "form" | "list";
  modal?: boolean;
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** An open popover beside its button. */
export function PopoverPanel({ anchor, label, holds, modal, wide, onClose, children }: PopoverPanelProps) {
  return (
    <Radix.Root open modal={modal} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Anchor virtualRef={{ current: { getBoundingClientRect: () => boxOf(anchor.current) } }} />
      <Radix.Portal>
        <Radix.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!document.activeElement || document.activeElement === document.body) anchor.current?.focus();
          }}
          onInteractOutside={(event) => {
            // The button closes the popover itself.
            if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault();
          }}
          className={cn(
            FLOATING,
            wide ? "w-[26rem] max-w-[calc(100vw-1rem)]" : "w-72",
            holds === "list" ? "p-1" : "p-3",
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const boxOf = (element: HTMLElement | null) => element?.getBoundingClientRect() ?? new DOMRect();
