import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "../lib/cn.ts";
import { FLOATING } from "./Menu.tsx";

interface PopoverProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactNode;
  label: string;
  /** A list fills the panel to its edges; a form keeps its distance. */
  holds?: "form" | "list";
  /** Keeps wheel and focus to itself; needed where it may open inside a dialog, which keeps them too. */
  modal?: boolean;
  children: ReactNode;
}

/** A small panel beside what opened it; the owner keeps whether it is open. */
export function Popover({ open, onOpenChange, trigger, label, holds = "form", modal, children }: PopoverProps) {
  return (
    <Radix.Root modal={modal} open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          className={cn(FLOATING, "w-72", holds === "list" ? "p-1" : "p-3")}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
