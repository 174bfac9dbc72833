import type { FormEvent } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { errorsByField } from "../../lib/problem.ts";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Textarea } from "../../ui/Input.tsx";
import { editQuestion, type Question, writeQuestion } from "./questions.api.ts";

interface WriteDialogProps {
  leadId: string;
  /** The one to be changed; none writes a new one. */
  question?: Question;
  onClose: () => void;
}

/** A question in one's own words. */
export function WriteDialog({ leadId, question, onClose }: WriteDialogProps) {
  const keys = useFormKeys();
  const [text, setText, { clear }] = useDraft(`question-text/${question?.id ?? leadId}`, question?.text ?? "");
  const save = useWrite(
    async (words: string) => (question ? editQuestion(question, { text: words }) : writeQuestion(leadId, words)),
    m.questions_saved(),
    () => {
      clear();
      onClose();
    },
  );
  const errors = errorsByField(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(text.trim());
  };
  return (
    <Dialog title={question ? m.questions_edit() : m.questions_write_own()} onClose={onClose}>
      <form {...keys} onSubmit={submit} className="flex flex-col gap-4">
        <FormField label={m.questions_question()} required error={errors.text}>
          {(control) => (
            <Textarea {...control} autoFocus rows={2} value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </FormField>
        <FormError error={save.error} placed={["text"]} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={save.isPending} disabled={text.trim().length < 5}>
            {m.common_save()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
