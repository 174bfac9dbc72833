import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { m } from "../../messages/messages.js";
import { pipelinesQuery } from "../../records/pipelines.api.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import type { RulePartProps } from "./RuleWhen.tsx";
import { pipelinesFor, stagesOf } from "./rule-stages.ts";

/** The stages that say a document is out, pipeline by pipeline; the usual ones are chosen until somebody chooses. */
export function RuleStages({ words, errors, onChange }: RulePartProps) {
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  const noteId = useId();
  const chosen = stagesOf(words, pipelines).map(({ id }) => id);
  const choose = (id: string, isChosen: boolean) =>
    onChange({ stageIds: isChosen ? [...chosen, id] : chosen.filter((one) => one !== id) });
  return (
    <fieldset aria-describedby={noteId} className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-medium text-ink-2">{m.follow_ups_stages()}</legend>
      <div className="grid max-h-56 grid-cols-2 gap-x-4 gap-y-3 overflow-y-auto rounded-md border bg-surface p-3 max-sm:grid-cols-1">
        {pipelinesFor(words, pipelines).map(({ id, name, stages }) => (
          <fieldset key={id} className="min-w-0">
            <legend className="truncate text-xs text-ink-2">{name}</legend>
            {stages.map((stage) => (
              <label key={stage.id} className="flex min-h-7 items-center gap-2 max-md:min-h-10">
                <Checkbox
                  checked={chosen.includes(stage.id)}
                  onCheckedChange={(isChosen) => choose(stage.id, isChosen)}
                />
                <span className="min-w-0 truncate">{stage.name}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <p id={noteId} className={errors.stageIds ? "text-xs text-danger" : "text-xs text-ink-3"}>
        {errors.stageIds ?? m.follow_ups_stages_help()}
      </p>
    </fieldset>
  );
}
