import { type FormEvent, useState } from "react";
import { useFormKeys } from "../../lib/form-keys.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Textarea } from "../../ui/Input.tsx";
import type { Message } from "../messages/messages.api.ts";

interface RejectDialogProps {
  message: Message;
  onReject: (reason: string) => void;
  onClose: () => void;
}

/** Says no to a draft, and why: whoever or whatever wrote it learns from that. */
export function RejectDialog({ message, onReject, onClose }: RejectDialogProps) {
  const [reason, setReason] = useState("");
  const keys = useFormKeys();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onReject(reason.trim());
  };
  return (
    <Dialog title={m.approvals_reject_title({ address: message.to })} onClose={onClose}>
      <form {...keys} onSubmit={submit} className="flex flex-col gap-4">
        <FormField label={m.approvals_reason()} help={m.approvals_reason_help()}>
          {(control) => (
            <Textarea {...control} autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </FormField>
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="danger">
            {m.approvals_reject()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
