import type { FormEvent } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Textarea } from "../../ui/Input.tsx";
import type { Message } from "../messages/messages.api.ts";

interface RejectDialogProps {
  message: Message;
  /** `forget` drops the kept reason, once it has been told. */
  onReject: (reason: string, forget: () => void) => void;
  onClose: () => void;
}

/** Says no to a draft, and why: whoever or whatever wrote it learns from that. */
export function RejectDialog({ message, onReject, onClose }: RejectDialogProps) {
  const [reason, setReason, { clear }] = useDraft(`approval-reason/${message.id}`, "");
  const keys = useFormKeys();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onReject(reason.trim(), clear);
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
