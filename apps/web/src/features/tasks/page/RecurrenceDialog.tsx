import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormats } from "../../../lib/formats.ts";
import { useDebounced } from "../../../lib/hooks.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import type { RecordData } from "../../../records/record.ts";
import { editRecord, useWrite } from "../../../records/records.api.ts";
import { Button } from "../../../ui/Button.tsx";
import { Actions, Dialog } from "../../../ui/Dialog.tsx";
import { FormError } from "../../../ui/ErrorState.tsx";
import { FormField } from "../../../ui/FormField.tsx";
import { Select } from "../../../ui/Select.tsx";
import { recurrenceQuery } from "../tasks.api.ts";
import { RuleFields } from "./RuleFields.tsx";
import { NEW_RULE, readRule, writeRule } from "./rule-draft.ts";

interface RecurrenceDialogProps {
  object: DrawnObject;
  task: RecordData;
  onClose: () => void;
}

/** How often a task comes back, with its next times while one chooses. */
export function RecurrenceDialog({ object, task, onClose }: RecurrenceDialogProps) {
  const formats = useFormats();
  const [dueAt, zone] = [String(task.dueAt), String(task.timezone)];
  const before = typeof task.recurrence === "string" ? task.recurrence : null;
  const [draft, setDraft] = useState(() => (before && readRule(before, zone)) || NEW_RULE);
  const [comesBack, setComesBack] = useState(String(task.comesBack ?? "when_done"));
  const rule = writeRule(draft, dueAt, zone);
  const preview = useQuery(recurrenceQuery(useDebounced(rule), dueAt, zone));
  const write = useWrite(
    (values: Record<string, unknown>) => editRecord(object, task, values),
    m.tasks_recurrence_saved(),
    onClose,
  );
  const field = object.fields.find(({ name }) => name === "comesBack");
  return (
    <Dialog title={m.tasks_recurrence()} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate({ recurrence: rule, comesBack });
        }}
      >
        <RuleFields draft={draft} onDraft={setDraft} />
        {field && (
          <FormField label={field.label}>
            {(control) => (
              <Select {...control} choices={field.options ?? []} value={comesBack} onValue={setComesBack} />
            )}
          </FormField>
        )}
        <section aria-label={m.tasks_next_times()} aria-live="polite">
          <h3 className="font-medium text-ink-2">{m.tasks_next_times()}</h3>
          <ul className="tabular-nums">
            {preview.data?.times.map((time) => (
              <li key={time}>{formats.dateTime(time)}</li>
            ))}
          </ul>
        </section>
        <FormError error={preview.error ?? write.error} />
        <Actions inForm>
          {before && (
            <Button variant="danger" className="mr-auto" onClick={() => write.mutate({ recurrence: null })}>
              {m.tasks_recurrence_stop()}
            </Button>
          )}
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={write.isPending} disabled={preview.isError}>
            {m.common_save()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
