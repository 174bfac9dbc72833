import { type FormEvent, useState } from "react";
import { Problem } from "../../../lib/problem.ts";
import { m } from "../../../messages/messages.js";
import type { Pipeline } from "../../../records/pipeline.ts";
import type { Written } from "../../../records/record.ts";
import { useSetting } from "../../../records/useSetting.ts";
import { Button } from "../../../ui/Button.tsx";
import { Actions, Dialog } from "../../../ui/Dialog.tsx";
import { FormError } from "../../../ui/ErrorState.tsx";
import { FormField } from "../../../ui/FormField.tsx";
import { Select } from "../../../ui/Select.tsx";
import { type Replacement, TOUCHED } from "./pipeline-settings.api.ts";

interface ReplaceDialogProps {
  title: string;
  done: string;
  /** The stage or pipeline that goes. */
  id: string;
  /** How many records are in it. */
  records: number;
  /** Pipelines whose stages may take them, without what goes. */
  targets: Pipeline[];
  replace: (how: Replacement) => Promise<Written<unknown>>;
  onClose: () => void;
}

/** Asks where the records go of a stage or pipeline that is to be deleted. */
export function ReplaceDialog({ title, done, id, records, targets, replace, onClose }: ReplaceDialogProps) {
  const choices = targets.flatMap((pipeline) =>
    pipeline.stages.map((stage) => ({
      value: stage.id,
      label: targets.length > 1 ? `${pipeline.name}: ${stage.name}` : stage.name,
    })),
  );
  const [withStage, setWithStage] = useState(choices[0]?.value ?? "");
  const send = useSetting(replace, { done, touches: TOUCHED });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ id, withStage }, { onSuccess: onClose });
  };
  return (
    <Dialog title={title} description={m.pipelines_records_here({ count: records })} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <FormField label={m.pipelines_where_to()}>
          {(control) => <Select {...control} autoFocus choices={choices} value={withStage} onValue={setWithStage} />}
        </FormField>
        <FormError error={send.error} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="danger" busy={send.isPending} disabled={!withStage}>
            {m.pipelines_move_and_delete()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}

/** How many records stand in the way of a deletion, by its refusal; 0 when it was refused for something else. */
export function recordsLeftIn(error: unknown): number {
  const records = error instanceof Problem && error.status === 409 ? error.document.records : 0;
  return typeof records === "number" ? records : 0;
}
