import type { FormEvent } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Textarea } from "../../ui/Input.tsx";
import { type Draft, rejectDraft } from "./drafts.api.ts";

/** Says no to a draft, and why. */
export function RejectDraftDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const keys = useFormKeys();
  const [reason, setReason, { clear }] = useDraft(`draft-reason/${draft.id}`, "");
  const reject = useWrite(
    () => rejectDraft(draft.id, reason.trim() || null),
    m.drafts_rejected(),
    () => {
      clear();
      onClose();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reject.mutate(undefined);
  };
  return (
    <Dialog title={m.drafts_reject_title({ title: draft.title })} onClose={onClose}>
      <form {...keys} onSubmit={submit} className="flex flex-col gap-4">
        <FormField label={m.drafts_reason()}>
          {(control) => (
            <Textarea {...control} autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </FormField>
        <FormError error={reject.error} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="danger" busy={reject.isPending}>
            {m.drafts_reject()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
