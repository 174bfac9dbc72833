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
import { generateQuestions } from "./questions.api.ts";

/** Asks for more questions, with what to mind this time. */
export function GenerateDialog({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const keys = useFormKeys();
  const [notes, setNotes, { clear }] = useDraft(`question-notes/${leadId}`, "");
  const generate = useWrite(
    () => generateQuestions(leadId, notes.trim()),
    m.questions_written(),
    () => {
      clear();
      onClose();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    generate.mutate(undefined);
  };
  return (
    <Dialog title={m.questions_suggest_more()} description={m.questions_suggest_about()} onClose={onClose}>
      <form {...keys} onSubmit={submit} className="flex flex-col gap-4">
        <FormField label={m.questions_notes()} help={m.questions_notes_help()}>
          {(control) => (
            <Textarea {...control} autoFocus value={notes} onChange={(event) => setNotes(event.target.value)} />
          )}
        </FormField>
        <FormError error={generate.error} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={generate.isPending}>
            {m.questions_suggest()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
