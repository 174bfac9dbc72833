import { useMutation, useQuery } from "@tanstack/react-query";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Dialog } from "../../ui/Dialog.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { RecordForm } from "../form/RecordForm.tsx";
import type { Stage } from "../pipeline.ts";
import { type RecordData, readField } from "../record.ts";
import { recordQuery } from "../records.api.ts";

interface StageFieldsDialogProps {
  object: DrawnObject;
  ids: string[];
  stage: Stage;
  /** Names of the fields to ask for. */
  asks: string[];
  onSubmit: (values: Record<string, unknown>) => Promise<void>;
  onCancel: () => void;
}

/** Asks for what a stage requires before records may enter it, and why something was lost. */
export function StageFieldsDialog(props: StageFieldsDialogProps) {
  const { object, ids, stage, onCancel } = props;
  const [first = ""] = ids;
  // One record shows what it has already; of many, each keeps what it has.
  const isAlone = ids.length === 1;
  const record = useQuery({ ...recordQuery(object, first), enabled: isAlone });
  return (
    <Dialog
      title={
        isAlone
          ? m.board_move_to({ stage: stage.name })
          : m.board_move_many_to({ count: ids.length, stage: stage.name })
      }
      description={stage.type === "lost" ? m.board_why_lost() : m.board_needs_more()}
      onClose={onCancel}
    >
      {isAlone && record.isPending ? <SkeletonRows count={2} /> : <StageForm {...props} record={record.data} />}
    </Dialog>
  );
}

function StageForm({
  object,
  stage,
  asks,
  record,
  onSubmit,
  onCancel,
}: StageFieldsDialogProps & { record: RecordData | undefined }) {
  const submit = useMutation({ mutationFn: onSubmit });
  const isRequired = (name: string) =>
    (stage.requiredFields ?? []).some((one) => one === name || one === `custom.${name}`);
  const fields = asks
    .flatMap((name) => object.fields.find((field) => field.name === name) ?? [])
    .map((field) => ({ ...field, required: isRequired(field.name) }));
  const initial = record && Object.fromEntries(fields.map((field) => [field.name, readField(record, field) ?? null]));
  return (
    <RecordForm
      fields={fields}
      object={object}
      initial={initial}
      submitLabel={m.board_move()}
      busy={submit.isPending}
      error={submit.error}
      onSubmit={(values) => submit.mutate(values)}
      onCancel={onCancel}
    />
  );
}
