import { useMutation, useQuery } from "@tanstack/react-query";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { RecordForm } from "../form/RecordForm.tsx";
import { readField } from "../record.ts";
import { recordQuery } from "../records.api.ts";

interface StageFieldsDialogProps {
  object: DrawnObject;
  recordId: string;
  stageName: string;
  needs: string[];
  onSubmit: (values: Record<string, unknown>) => Promise<void>;
  onCancel: () => void;
}

/** Asks for what a stage requires before a record may enter it. */
export function StageFieldsDialog({ object, recordId, stageName, needs, onSubmit, onCancel }: StageFieldsDialogProps) {
  const submit = useMutation({ mutationFn: onSubmit });
  const { data: record } = useQuery(recordQuery(object, recordId));
  const fields = needs.map((name) => object.fields.find((field) => field.name === name) ?? reasonField(name));
  return (
    <Dialog
      title={`Move to ${stageName}`}
      description="This stage needs a little more before the move is made."
      onClose={onCancel}
    >
      {record && (
        <RecordForm
          fields={fields.map((field) => ({ ...field, required: true }))}
          initial={Object.fromEntries(fields.map((field) => [field.name, readField(record, field) ?? null]))}
          submitLabel="Move"
          busy={submit.isPending}
          error={submit.error}
          onSubmit={(values) => submit.mutate(values)}
          onCancel={onCancel}
        />
      )}
    </Dialog>
  );
}

/** `reason` is part of the move, not of the record, so no declaration describes it. */
const reasonField = (name: string): DrawnField => ({
  name,
  type: "text",
  label: name === "reason" ? "Reason" : name,
  filter: false,
  sort: false,
  editable: true,
});
