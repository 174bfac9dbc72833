import type { ReactNode } from "react";
import { m } from "../messages/messages.js";
import { Button } from "./Button.tsx";
import { Actions, Dialog } from "./Dialog.tsx";
import { FormError } from "./ErrorState.tsx";

interface ConfirmDialogProps {
  title: string;
  description?: string;
  /** The button's words: what happens, not "OK". */
  action: string;
  danger?: boolean;
  busy?: boolean;
  disabled?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks once more, for the few things that Undo does not take back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, action, danger, busy, disabled, error, onConfirm, onClose, children } = props;
  return (
    <Dialog title={title} description={description} onClose={onClose}>
      <div className="flex flex-col gap-4">
        {children}
        <FormError error={error} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button variant={danger ? "danger" : "primary"} busy={busy} disabled={disabled} onClick={onConfirm}>
            {action}
          </Button>
        </Actions>
      </div>
    </Dialog>
  );
}
