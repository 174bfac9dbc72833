import { type FormEvent, useState } from "react";
import { errorsByField } from "../../../lib/problem.ts";
import { m } from "../../../messages/messages.js";
import type { Pipeline } from "../../../records/pipeline.ts";
import { useSetting } from "../../../records/useSetting.ts";
import { Button } from "../../../ui/Button.tsx";
import { Actions, Dialog } from "../../../ui/Dialog.tsx";
import { FormError } from "../../../ui/ErrorState.tsx";
import { FormField } from "../../../ui/FormField.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Select } from "../../../ui/Select.tsx";
import { createPipeline, editPipeline, TOUCHED } from "./pipeline-settings.api.ts";

/** Makes a pipeline, or gives one another name. */
export function PipelineDialog({ pipeline, onClose }: { pipeline?: Pipeline; onClose: () => void }) {
  const [name, setName] = useState(pipeline?.name ?? "");
  const [object, setObject] = useState<"lead" | "deal">(pipeline?.object ?? "deal");
  const create = useSetting(createPipeline, { done: m.pipelines_created(), touches: TOUCHED });
  const rename = useSetting(editPipeline, { done: m.pipelines_renamed(), touches: TOUCHED });
  const error = create.error ?? rename.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (pipeline) rename.mutate({ id: pipeline.id, name: name.trim() }, { onSuccess: onClose });
    else create.mutate({ name: name.trim(), object, firstStage: m.pipelines_first_stage() }, { onSuccess: onClose });
  };
  return (
    <Dialog title={pipeline ? m.pipelines_rename() : m.pipelines_new()} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <FormField label={m.pipelines_name()} required error={errorsByField(error).name}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              required
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </FormField>
        {!pipeline && (
          <FormField label={m.pipelines_for()}>
            {(control) => (
              <Select
                {...control}
                choices={[
                  { value: "deal", label: m.pipelines_for_deals() },
                  { value: "lead", label: m.pipelines_for_leads() },
                ]}
                value={object}
                onValue={(value) => setObject(value === "lead" ? "lead" : "deal")}
              />
            )}
          </FormField>
        )}
        <FormError error={error} placed={["name"]} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={create.isPending || rename.isPending}>
            {m.common_save()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
