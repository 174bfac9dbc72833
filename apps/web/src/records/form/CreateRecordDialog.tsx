import { useNavigate } from "@tanstack/react-router";
import { useIdempotencyKey } from "../../lib/idempotency.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { createFieldsOf } from "../metadata.ts";
import { hasPage, pageOf } from "../RecordLink.tsx";
import { createRecord, useWrite } from "../records.api.ts";
import { RecordForm } from "./RecordForm.tsx";

interface CreateRecordDialogProps {
  object: DrawnObject;
  /** Values given beforehand, such as the stage whose column was pressed. */
  initial?: Record<string, unknown>;
  onClose: () => void;
}

/** Makes a record of any object from the fields its declaration asks for, then opens it. */
export function CreateRecordDialog({ object, initial = {}, onClose }: CreateRecordDialogProps) {
  const navigate = useNavigate();
  const keyFor = useIdempotencyKey();
  const create = useWrite(
    (values: Record<string, unknown>) => createRecord(object, values, keyFor(values)),
    `${object.label} created`,
    ({ id }) => {
      onClose();
      if (hasPage(object.name)) navigate(pageOf(object.name, id));
    },
  );
  const submit = (values: Record<string, unknown>) => create.mutate({ ...initial, ...values });
  return (
    <Dialog title={`New ${object.label.toLowerCase()}`} onClose={onClose}>
      <RecordForm
        fields={createFieldsOf(object)}
        initial={initial}
        submitLabel={`Create ${object.label.toLowerCase()}`}
        busy={create.isPending}
        error={create.error}
        onSubmit={submit}
        onCancel={onClose}
      />
    </Dialog>
  );
}
