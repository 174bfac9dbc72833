import { type FormEvent, useState } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { errorsByField } from "../../lib/problem.ts";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input, Textarea } from "../../ui/Input.tsx";
import { WordDiff } from "../../ui/WordDiff.tsx";
import type { Message } from "../messages/messages.api.ts";
import { editWords } from "./approvals.api.ts";

/** Changes the words of a draft where it stands, with what has changed below as it is typed. */
export function EditWords({ message, onDone }: { message: Message; onDone: () => void }) {
  const { id, channel } = message;
  // As it was when it was opened: what others save meanwhile is a conflict, and not overwritten unseen.
  const [version] = useState(message.version);
  const before = { subject: message.subject ?? "", body: message.body };
  const [words, setWords, { clear }] = useDraft(`approval/${id}`, before);
  const leave = () => {
    clear();
    onDone();
  };
  const save = useWrite(editWords, m.approvals_edited(), leave);
  const errors = errorsByField(save.error);
  const isEmail = channel === "email";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ id, version, body: words.body.trim(), ...(isEmail && { subject: words.subject.trim() }) });
  };
  // Esc leaves the words as they were typed; Cancel forgets them.
  const keys = useFormKeys({ onCancel: onDone });
  const isChanged = words.body !== before.body || words.subject !== before.subject;
  return (
    <form {...keys} onSubmit={submit} className="flex flex-col gap-3">
      {isEmail && (
        <FormField label={m.messages_subject()} error={errors.subject}>
          {(control) => (
            <Input
              {...control}
              value={words.subject}
              onChange={(event) => setWords({ ...words, subject: event.target.value })}
            />
          )}
        </FormField>
      )}
      <FormField label={m.messages_text()} error={errors.body}>
        {(control) => (
          <Textarea
            {...control}
            autoFocus
            rows={6}
            value={words.body}
            onChange={(event) => setWords({ ...words, body: event.target.value })}
          />
        )}
      </FormField>
      {isChanged && (
        <div className="rounded-md border bg-raised px-3 py-2">
          {isEmail && words.subject !== before.subject && (
            <WordDiff before={before.subject} after={words.subject} label={m.approvals_changes_subject()} />
          )}
          <WordDiff before={before.body} after={words.body} label={m.approvals_changes()} />
        </div>
      )}
      <FormError error={save.error} placed={["subject", "body"]} />
      <Actions inForm>
        <Button size="sm" onClick={leave}>
          {m.common_cancel()}
        </Button>
        <Button
          type="submit"
          size="sm"
          variant="primary"
          busy={save.isPending}
          disabled={!isChanged || words.body.trim() === ""}
        >
          {m.common_save()}
        </Button>
      </Actions>
    </form>
  );
}
