import { Slot } from "radix-ui";
import { type FocusEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { keyLabel } from "../lib/shortcut-keys.ts";
import { Kbd } from "./Kbd.tsx";

const OPEN_AFTER_MS = 400;
/** Long enough to move the pointer onto the tooltip itself. */
const CLOSE_AFTER_MS = 80;
const GAP_PX = 4;

/**
 * Names what is hovered or focused, with the key that does the same. The child must be able to take focus. A few
 * lines of our own: every page has dozens, and a library for placing them would weigh more than the rest of the kit.
 */
export function Tooltip({ label, shortcut, children }: { label: string; shortcut?: string; children: ReactNode }) {
  const anchor = useRef<HTMLElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const soon = (open: boolean, afterMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(open), afterMs);
  };
  const close = () => soon(false, 0);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && setOpen(false);
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [isOpen]);
  return (
    <>
      <Slot.Root
        ref={anchor}
        aria-describedby={isOpen && shortcut ? id : undefined}
        onPointerEnter={() => soon(true, OPEN_AFTER_MS)}
        onPointerLeave={() => soon(false, CLOSE_AFTER_MS)}
        onPointerDown={close}
        onFocus={(event: FocusEvent) => event.target.matches(":focus-visible") && soon(true, OPEN_AFTER_MS)}
        onBlur={close}
      >
        {children}
      </Slot.Root>
      {isOpen &&
        createPortal(
          <Bubble id={id} anchor={anchor.current} onEnter={() => clearTimeout(timer.current)} onLeave={close}>
            {label}
            {shortcut && <Kbd>{keyLabel(shortcut)}</Kbd>}
          </Bubble>,
          document.body,
        )}
    </>
  );
}

interface BubbleProps {
  id: string;
  anchor: HTMLElement | null;
  onEnter: () => void;
  onLeave: () => void;
  children: ReactNode;
}

/** Below its anchor and in the middle of it; above where there is no room, and never over the window's edge. */
function Bubble({ id, anchor, onEnter, onLeave, children }: BubbleProps) {
  const bubble = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!bubble.current || !anchor) return;
    const at = anchor.getBoundingClientRect();
    const { width, height } = bubble.current.getBoundingClientRect();
    const left = Math.min(Math.max(at.left + at.width / 2 - width / 2, GAP_PX), innerWidth - width - GAP_PX);
    const below = at.bottom + GAP_PX;
    bubble.current.style.left = `${left}px`;
    bubble.current.style.top = `${below + height > innerHeight ? at.top - GAP_PX - height : below}px`;
  }, [anchor]);
  return (
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      className="fixed z-50 flex items-center gap-2 rounded-md bg-ink px-2 py-1 text-xs whitespace-nowrap text-surface shadow-raised"
    >
      {children}
    </div>
  );
}
