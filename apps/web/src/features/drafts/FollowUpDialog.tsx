import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Textarea } from "../../ui/Input.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { askForFollowUp, type DraftsOf, type FollowUp } from "./drafts.api.ts";

interface FollowUpDialogProps {
  of: DraftsOf;
  channel: FollowUp["channel"];
  onClose: () => void;
}

/** What a follow-up is for, and what to mind; the words come by themselves and wait for approval. */
export function FollowUpDialog({ of, channel, onClose }: FollowUpDialogProps) {
  const navigate = useNavigate();
  const keys = useFormKeys();
  const [objective, setObjective] = useState<FollowUp["objective"]>("nudge");
  const [constraints, setConstraints, { clear }] = useDraft(`follow-up/${of.id}`, "");
  const ask = useWrite(
    () => askForFollowUp(of, { channel, objective, constraints: constraints.trim() || null }),
    m.drafts_asked(),
    ({ id }) => {
      clear();
      return navigate({ to: "/drafts/$id", params: { id } });
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate(undefined);
  };
  return (
    <Dialog
      title={channel === "email" ? m.drafts_follow_up_email() : m.drafts_follow_up_sms()}
      description={m.drafts_follow_up_about()}
      onClose={onClose}
    >
      <form {...keys} onSubmit={submit} className="flex flex-col gap-4">
        <Segments
          label={m.drafts_objective()}
          value={objective}
          onChange={setObjective}
          choices={[
            { value: "nudge", label: m.drafts_nudge() },
            { value: "clarify", label: m.drafts_clarify() },
            { value: "schedule", label: m.drafts_schedule() },
          ]}
        />
        <FormField label={m.drafts_constraints()} help={m.drafts_constraints_help()}>
          {(control) => (
            <Textarea {...control} value={constraints} onChange={(event) => setConstraints(event.target.value)} />
          )}
        </FormField>
        <FormError error={ask.error} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={ask.isPending}>
            {m.drafts_write()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
