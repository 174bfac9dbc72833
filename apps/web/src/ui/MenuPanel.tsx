import { DropdownMenu as Radix } from "radix-ui";
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { cn } from "../lib/cn.ts";
import { FLOATING, MenuParts } from "./floating.ts";

interface MenuPanelProps {
  anchor: RefObject<HTMLElement | null>;
  labelledBy: string;
  byKeyboard: boolean;
  align: "start" | "end";
  onClose: () => void;
  children: ReactNode;
}

/** An open menu beside its button. */
export function MenuPanel({ anchor, labelledBy, byKeyboard, align, onClose, children }: MenuPanelProps) {
  const content = useRef<HTMLDivElement>(null);
  const box = useBox(anchor);
  useEffect(() => {
    if (byKeyboard && box) content.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
  }, [byKeyboard, box]);
  if (!box) return null;
  return (
    <MenuParts value={Radix}>
      <Radix.Root open modal={false} onOpenChange={(isOpen) => !isOpen && onClose()}>
        {/* Radix places a menu beside its own trigger; this one stands exactly over our button. */}
        {createPortal(
          <Radix.Trigger asChild>
            <span aria-hidden className="pointer-events-none fixed" style={box} />
          </Radix.Trigger>,
          document.body,
        )}
        <Radix.Portal>
          <Radix.Content
            ref={content}
            align={align}
            sideOffset={4}
            collisionPadding={8}
            aria-labelledby={labelledBy}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              // Where something else has taken the focus, such as a dialog that an item opened, it stays there.
              if (!document.activeElement || document.activeElement === document.body) anchor.current?.focus();
            }}
            onInteractOutside={(event) => {
              // The button closes the menu itself.
              if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault();
            }}
            className={cn(
              FLOATING,
              "max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto p-1",
            )}
          >
            {children}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </MenuParts>
  );
}

/** Where an element stands in the window. */
function useBox(anchor: RefObject<HTMLElement | null>) {
  const [box, setBox] = useState<{ left: number; top: number; width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const rect = anchor.current?.getBoundingClientRect();
    if (rect) setBox({ left: rect.left, top: rect.top, width: rect.width, height: rect.height });
  }, [anchor]);
  return box;
}
