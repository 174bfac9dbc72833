import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { m } from "../../messages/messages.js";
import { pipelinesQuery } from "../../records/pipelines.api.ts";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import type { RuleWords } from "./follow-up-rules.api.ts";
import { RuleStages } from "./RuleStages.tsx";
import { goesByStages } from "./rule-stages.ts";
import { eventWords, isNightly, makesFor, TRIGGERS, UNITS, unitWords } from "./rule-words.ts";

export interface RulePartProps {
  words: RuleWords;
  errors: Record<string, string | undefined>;
  onChange: (change: Partial<RuleWords>) => void;
}

const EVENING = "18:00";

/** What a rule follows from, of what, and how long after. */
export function RuleWhen({ words, errors, onChange }: RulePartProps) {
  const events = eventWords();
  const choose = (value: string) => {
    const trigger = TRIGGERS.find((one) => one === value);
    if (!trigger) return;
    const makes = makesFor(trigger).find((one) => one === words.makes) ?? "draft";
    const nightly = isNightly(trigger) && words.unit !== "days" ? { unit: "days" as const, delay: 7, time: null } : {};
    // Another event has other usual stages.
    onChange({ trigger, makes, stageIds: null, ...nightly, ...(trigger !== "meeting" && { words: [] }) });
  };
  return (
    <>
      <FormField label={m.follow_ups_when()} error={errors.trigger}>
        {(control) => (
          <Select
            {...control}
            choices={TRIGGERS.map((value) => ({ value, label: events[value] }))}
            value={words.trigger}
            onValue={choose}
          />
        )}
      </FormField>
      {words.trigger === "meeting" && <MeetingWords words={words} errors={errors} onChange={onChange} />}
      <PipelineChoice words={words} errors={errors} onChange={onChange} />
      {goesByStages(words.trigger) && <RuleStages words={words} errors={errors} onChange={onChange} />}
      <Wait words={words} errors={errors} onChange={onChange} />
    </>
  );
}

function PipelineChoice({ words: { trigger, pipelineId }, errors, onChange }: RulePartProps) {
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  const ofLeads = trigger === "inquiry" || trigger === "lead_quiet";
  const own = pipelines.filter(({ object }) => !ofLeads || object === "lead");
  return (
    <FormField label={m.follow_ups_pipeline()} error={errors.pipelineId}>
      {(control) => (
        <Select
          {...control}
          choices={own.map(({ id, name }) => ({ value: id, label: name }))}
          empty={m.follow_ups_any_pipeline()}
          value={pipelineId ?? ""}
          onValue={(value) => onChange({ pipelineId: value || null, stageIds: null })}
        />
      )}
    </FormField>
  );
}

/** Kept as it is typed; the words are what stands between the commas. */
function MeetingWords({ words: { words }, errors, onChange }: RulePartProps) {
  const [text, setText] = useState((words ?? []).join(", "));
  return (
    <FormField label={m.follow_ups_words()} help={m.follow_ups_words_help()} error={errors.words}>
      {(control) => (
        <Input
          {...control}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            const parts = event.target.value.split(",").map((word) => word.trim());
            onChange({ words: [...new Set(parts.filter(Boolean))] });
          }}
        />
      )}
    </FormField>
  );
}

function Wait({ words: { trigger, delay, unit, time }, errors, onChange }: RulePartProps) {
  const names = unitWords();
  const units = UNITS.filter((one) => one === "days" || !isNightly(trigger));
  const choose = (value: string) => {
    const next = UNITS.find((one) => one === value);
    if (next) onChange({ unit: next, time: next === "evening" ? (time ?? EVENING) : null, delay: delay || 1 });
  };
  return (
    <fieldset className="grid grid-cols-2 items-start gap-4">
      <legend className="sr-only">{m.follow_ups_wait()}</legend>
      <FormField label={m.follow_ups_wait()} error={errors.unit}>
        {(control) => (
          <Select
            {...control}
            choices={units.map((value) => ({ value, label: names[value] }))}
            value={unit ?? "days"}
            onValue={choose}
          />
        )}
      </FormField>
      {unit === "evening" ? (
        <FormField label={m.follow_ups_at()} required error={errors.time}>
          {(control) => (
            <Input
              {...control}
              type="time"
              value={time ?? ""}
              onChange={(event) => onChange({ time: event.target.value })}
            />
          )}
        </FormField>
      ) : (
        <FormField label={m.follow_ups_wait_for()} required error={errors.delay}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              max={365}
              value={delay || ""}
              onChange={(event) => onChange({ delay: event.target.valueAsNumber || 0 })}
            />
          )}
        </FormField>
      )}
    </fieldset>
  );
}
