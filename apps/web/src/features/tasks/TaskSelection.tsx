import { CalendarClock, Check } from "lucide-react";
import { useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { fromLocalInput } from "../../lib/local-time.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { changeTasks } from "./tasks.api.ts";

interface TaskSelectionProps {
  object: DrawnObject;
  ids: string[];
  onDone: () => void;
}

/** What is done with selected tasks most: complete them, or put them off. Assigning is among the fields of Edit. */
export function TaskSelection({ object, ids, onDone }: TaskSelectionProps) {
  const [isRescheduling, setRescheduling] = useState(false);
  const change = useWrite(
    (data: Record<string, unknown>) =>
      changeTasks(
        object,
        ids.map((id) => ({ id, data })),
      ),
    m.tasks_changed(),
    onDone,
  );
  const set = (data: Record<string, unknown>) => change.mutate(data, { onError: (error) => announceFailure(error) });
  return (
    <>
      <Button size="sm" busy={change.isPending} onClick={() => set({ status: "completed" })}>
        <Check aria-hidden className="size-4" />
        {m.tasks_complete()}
      </Button>
      <Button size="sm" onClick={() => setRescheduling(true)}>
        <CalendarClock aria-hidden className="size-4" />
        {m.tasks_reschedule()}
      </Button>
      {isRescheduling && (
        <RescheduleDialog
          onClose={() => setRescheduling(false)}
          onChoose={(dueAt) => {
            setRescheduling(false);
            set({ dueAt });
          }}
        />
      )}
    </>
  );
}

function RescheduleDialog({ onClose, onChoose }: { onClose: () => void; onChoose: (dueAt: string) => void }) {
  const { zone } = useFormats();
  const [text, setText] = useState("");
  const dueAt = fromLocalInput(text, zone);
  return (
    <Dialog title={m.tasks_reschedule()} onClose={onClose}>
      <FormField label={m.tasks_due()} required>
        {(control) => (
          <Input {...control} type="datetime-local" value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </FormField>
      <Actions>
        <Button onClick={onClose}>{m.common_cancel()}</Button>
        <Button variant="primary" disabled={!dueAt} onClick={() => dueAt && onChoose(dueAt)}>
          {m.common_save()}
        </Button>
      </Actions>
    </Dialog>
  );
}
