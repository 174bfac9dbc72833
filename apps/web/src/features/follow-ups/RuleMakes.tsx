import { m } from "../../messages/messages.js";
import { FormField } from "../../ui/FormField.tsx";
import { Select } from "../../ui/Select.tsx";
import type { RulePartProps } from "./RuleWhen.tsx";
import { CHANNELS, channelWords, makesFor, makesWords } from "./rule-words.ts";

/** What is prepared when the time has come. */
export function RuleMakes({ words: { trigger, makes, channel }, errors, onChange }: RulePartProps) {
  const [things, ways] = [makesWords(), channelWords()];
  const offered = makesFor(trigger);
  return (
    <div className="grid grid-cols-2 items-start gap-4 max-sm:grid-cols-1">
      <FormField label={m.follow_ups_makes()} error={errors.makes}>
        {(control) => (
          <Select
            {...control}
            choices={offered.map((value) => ({ value, label: things[value] }))}
            value={makes ?? "draft"}
            onValue={(value) => onChange({ makes: offered.find((one) => one === value) })}
          />
        )}
      </FormField>
      {makes === "draft" && (
        <FormField label={m.follow_ups_channel()} error={errors.channel}>
          {(control) => (
            <Select
              {...control}
              choices={CHANNELS.map((value) => ({ value, label: ways[value] }))}
              value={channel ?? "best"}
              onValue={(value) => onChange({ channel: CHANNELS.find((one) => one === value) })}
            />
          )}
        </FormField>
      )}
    </div>
  );
}
