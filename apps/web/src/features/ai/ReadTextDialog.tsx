import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Textarea } from "../../ui/Input.tsx";
import { type ParsedLead, parseLead } from "./ai.api.ts";

interface ReadTextDialogProps {
  /** What was read, and the text it was read from. */
  onRead: (parsed: ParsedLead, text: string) => void;
  onClose: () => void;
}

/** Takes a pasted mail or note and reads an inquiry out of it. */
export function ReadTextDialog({ onRead, onClose }: ReadTextDialogProps) {
  const keys = useFormKeys();
  const [text, setText, { clear }] = useDraft("inquiry-text", "");
  const read = useMutation({
    mutationFn: parseLead,
    onSuccess: (parsed) => {
      onRead(parsed, text.trim());
      clear();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    read.mutate(text.trim());
  };
  return (
    <Dialog title={m.ai_read_title()} description={m.ai_read_about()} onClose={onClose}>
      <form {...keys} onSubmit={submit} className="flex flex-col gap-4">
        <FormField label={m.ai_read_text()} required>
          {(control) => (
            <Textarea {...control} autoFocus rows={10} value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </FormField>
        <FormError error={read.error} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={read.isPending} disabled={text.trim() === ""}>
            {m.ai_read()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
