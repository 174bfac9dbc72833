import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { cn } from "../lib/cn.ts";
import { m } from "../messages/messages.js";
import { useReturnFocus } from "./return-focus.ts";

interface DialogProps {
  title: string;
  description?: string;
  onClose: () => void;
  /** Wide enough for two columns. */
  wide?: boolean;
  children: ReactNode;
}

/** A dialog that is open while it is rendered; on a phone it rises from the bottom edge. */
export function Dialog({ title, description, onClose, wide, children }: DialogProps) {
  const returnFocus = useReturnFocus();
  const body = useRef<HTMLDivElement>(null);
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          className={cn(
            "fixed inset-x-0 bottom-0 z-40 flex max-h-[90dvh] animate-enter flex-col rounded-t-xl border bg-raised shadow-raised",
            "sm:inset-x-auto sm:top-[12vh] sm:bottom-auto sm:left-1/2 sm:max-h-[76vh] sm:w-full sm:-translate-x-1/2 sm:rounded-xl",
            wide ? "sm:max-w-3xl" : "sm:max-w-lg",
          )}
          onOpenAutoFocus={(event) => {
            // To what the dialog is about, which is seldom the cross that closes it.
            const first = body.current?.querySelector<HTMLElement>(CONTROLS);
            if (!first) return;
            event.preventDefault();
            // The beginning of what is said stays in sight, as in Radix's own way.
            first.focus({ preventScroll: true });
          }}
          onCloseAutoFocus={returnFocus}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <header className="flex items-start gap-2 px-5 pt-4">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description && <Radix.Description className="mt-0.5 text-ink-2">{description}</Radix.Description>}
            </div>
            <Radix.Close
              aria-label={m.common_close()}
              className="-mt-1 -mr-2 rounded-md p-2 text-ink-2 hover:bg-hover hover:text-ink"
            >
              <X aria-hidden className="size-4" />
            </Radix.Close>
          </header>
          <div ref={body} className="min-h-0 flex-1 overflow-y-auto px-5 pt-3 pb-5">
            {children}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const CONTROLS =
  ":is(input, select, textarea, button, a[href]):not(:disabled, [aria-disabled], [hidden], [type=hidden])";

/** The row of buttons that ends a dialog, or a form, whose own gap then stands above it. */
export const Actions = ({ children, inForm }: { children: ReactNode; inForm?: boolean }) => (
  <div className={cn("flex flex-wrap items-center justify-end gap-2", !inForm && "mt-5")}>{children}</div>
);
