import { type ReactNode, Suspense, useRef } from "react";
import { lazily } from "../lib/lazily.ts";
import { Trigger } from "./Trigger.tsx";

const load = () => import("./PopoverPanel.tsx");
const PopoverPanel = lazily(load, "PopoverPanel");

interface PopoverProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactNode;
  label: string;
  /** A list fills the panel to its edges; a form keeps its distance. */
  holds?: "form" | "list";
  /** Keeps wheel and focus to itself; needed where it may open inside a dialog, which keeps them too. */
  modal?: boolean;
  /** For more than a few words a line. */
  wide?: boolean;
  children: ReactNode;
}

/** A small panel beside what opened it; the owner keeps whether it is open. */
export function Popover({ open, onOpenChange, trigger, label, holds = "form", modal, wide, children }: PopoverProps) {
  const anchor = useRef<HTMLElement>(null);
  const close = () => onOpenChange(false);
  return (
    <>
      <Trigger ref={anchor} popup="dialog" isOpen={open} onOpen={() => onOpenChange(true)} onClose={close} load={load}>
        {trigger}
      </Trigger>
      {open && (
        <Suspense>
          <PopoverPanel anchor={anchor} label={label} holds={holds} modal={modal} wide={wide} onClose={close}>
            {children}
          </PopoverPanel>
        </Suspense>
      )}
    </>
  );
}
