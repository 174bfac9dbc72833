import { Slot } from "radix-ui";
import { type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useRef, useState } from "react";

/** How a panel is being opened: a panel opened by key takes the focus to its first item. */
export type Opening = "press" | "key";

/** The state of a button that opens a panel. */
export function useTrigger() {
  const anchor = useRef<HTMLElement>(null);
  const [opening, setOpening] = useState<Opening | null>(null);
  return { anchor, opening, open: setOpening, close: () => setOpening(null) };
}

interface TriggerProps {
  id?: string;
  ref: RefObject<HTMLElement | null>;
  popup: "menu" | "dialog";
  isOpen: boolean;
  onOpen: (how: Opening) => void;
  onClose: () => void;
  /** Fetches the panel; called as soon as the button is pointed at or focused. */
  load: () => Promise<unknown>;
  /** The button. */
  children: ReactNode;
}

/** Makes a button open a panel that is fetched on demand. The button stays the same element all along. */
export function Trigger({ id, ref, popup, isOpen, onOpen, onClose, load, children }: TriggerProps) {
  const prepare = () => void load();
  return (
    <Slot.Root
      id={id}
      ref={ref}
      aria-haspopup={popup}
      aria-expanded={isOpen}
      data-state={isOpen ? "open" : "closed"}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={(event: MouseEvent) => {
        if (isOpen) onClose();
        // A click by Enter or Space counts no presses.
        else onOpen(event.detail === 0 ? "key" : "press");
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (popup !== "menu" || event.key !== "ArrowDown" || isOpen) return;
        event.preventDefault();
        onOpen("key");
      }}
    >
      {children}
    </Slot.Root>
  );
}
