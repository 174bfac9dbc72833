import { MOVED_BY } from "@mainstay/model/document-stages";
import { useState } from "react";
import { useObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { RecordForm } from "../../../records/form/RecordForm.tsx";
import type { Pipeline, Stage } from "../../../records/pipeline.ts";
import { useSetting } from "../../../records/useSetting.ts";
import { Dialog } from "../../../ui/Dialog.tsx";
import { usualMoveTo } from "./moved-by.ts";
import { createStage, editStage, TOUCHED } from "./pipeline-settings.api.ts";
import { RequiredFields } from "./RequiredFields.tsx";
import { StageColour } from "./StageColour.tsx";

interface StageDialogProps {
  pipeline: Pipeline;
  /** None makes a new one, at the end of the open stages. */
  stage?: Stage;
  onClose: () => void;
}

const FIELDS = ["name", "type", "probability", "rottingDays", "movedBy"];

/** What a stage is called and means. */
export function StageDialog({ pipeline, stage, onClose }: StageDialogProps) {
  const object = useObject("stage");
  const [color, setColor] = useState(stage?.color ?? null);
  const [requiredFields, setRequired] = useState(stage?.requiredFields ?? []);
  const create = useSetting(createStage, { done: m.pipelines_stage_created(), touches: TOUCHED });
  const edit = useSetting(editStage, { done: m.pipelines_stage_saved(), touches: TOUCHED });
  if (!object) return null;
  const usual = stage && usualMoveTo(stage, pipeline.stages);
  const fields = FIELDS.flatMap((name) => object.fields.find((field) => field.name === name) ?? []).map((field) => ({
    ...field,
    required: field.name === "name" || field.name === "type",
    help: field.name === "movedBy" && usual ? usual : field.help,
  }));
  const submit = (values: Record<string, unknown>) => {
    const said = { ...readStage(values), color, requiredFields };
    if (stage) edit.mutate({ id: stage.id, ...said }, { onSuccess: onClose });
    else {
      const position = pipeline.stages.filter(({ type }) => type === "open").length;
      create.mutate({ pipelineId: pipeline.id, position, ...said }, { onSuccess: onClose });
    }
  };
  return (
    <Dialog
      title={stage ? m.pipelines_edit_stage({ name: stage.name }) : m.pipelines_new_stage_in({ name: pipeline.name })}
      onClose={onClose}
    >
      <RecordForm
        fields={fields}
        initial={{
          name: stage?.name ?? null,
          type: stage?.type ?? "open",
          probability: stage?.probability ?? null,
          rottingDays: stage?.rottingDays ?? null,
          movedBy: stage?.movedBy ?? null,
        }}
        submitLabel={m.common_save()}
        busy={create.isPending || edit.isPending}
        error={create.error ?? edit.error}
        onSubmit={submit}
        onCancel={onClose}
      >
        <StageColour value={color} onChange={setColor} />
        <RequiredFields objectName={pipeline.object} value={requiredFields} onChange={setRequired} />
      </RecordForm>
    </Dialog>
  );
}

const TYPES: Stage["type"][] = ["open", "won", "lost", "canceled"];

function readStage({ name, type, probability, rottingDays, movedBy }: Record<string, unknown>) {
  return {
    name: String(name),
    type: TYPES.find((one) => one === type) ?? "open",
    probability: typeof probability === "number" ? probability : null,
    rottingDays: typeof rottingDays === "number" ? rottingDays : null,
    movedBy: MOVED_BY.find((one) => one === movedBy) ?? null,
  };
}
