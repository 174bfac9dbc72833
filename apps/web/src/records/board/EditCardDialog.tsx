import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Dialog } from "../../ui/Dialog.tsx";
import { RecordForm } from "../form/RecordForm.tsx";
import { amountFieldOf } from "../metadata.ts";
import { linkedOf, type RecordData, readField, titleOf } from "../record.ts";
import { editRecord, useWrite } from "../records.api.ts";

interface EditCardDialogProps {
  object: DrawnObject;
  record: RecordData;
  onClose: () => void;
}

/** Changes what a card shows, without leaving the board. */
export function EditCardDialog({ object, record, onClose }: EditCardDialogProps) {
  const names = [amountFieldOf(object)?.name, object.titleField, "closeDate", "contactId", "ownerId"];
  const fields = names.flatMap(
    (name) => object.fields.find((field) => field.name === name && field.editable && !field.readOnly) ?? [],
  );
  const shown = fields.filter((field) => field.name in record);
  const links = shown.flatMap(({ name }) => {
    const linked = linkedOf(record, name);
    return linked ? [[name, linked] as const] : [];
  });
  const initial = Object.fromEntries(shown.map((field) => [field.name, readField(record, field) ?? null]));
  const edit = useWrite(
    (values: Record<string, unknown>) => editRecord(object, record, values),
    m.board_saved(),
    onClose,
  );
  const save = (values: Record<string, unknown>) =>
    edit.mutate(Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== initial[name])));
  return (
    <Dialog title={titleOf(record, object)} onClose={onClose}>
      <RecordForm
        fields={shown}
        object={object}
        initial={initial}
        linked={Object.fromEntries(links)}
        submitLabel={m.common_save()}
        busy={edit.isPending}
        error={edit.error}
        onSubmit={save}
        onCancel={onClose}
      />
    </Dialog>
  );
}
