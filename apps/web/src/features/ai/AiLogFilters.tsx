import { m } from "../../messages/messages.js";
import { FormField } from "../../ui/FormField.tsx";
import { Select } from "../../ui/Select.tsx";
import type { LogFilter } from "./ai.api.ts";
import { ACTIONS, actionWord, PROVIDERS, providerWord, TASKS, taskWord } from "./ai-words.ts";

/** Narrows the log: by what was done, for which purpose, by whom, and where a model failed. */
export function AiLogFilters({ filter, onChange }: { filter: LogFilter; onChange: (filter: LogFilter) => void }) {
  const set = (change: LogFilter) => onChange({ ...filter, ...change });
  return (
    <search aria-label={m.ai_log_filters()} className="mb-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <FormField label={m.ai_log_action()}>
        {(control) => (
          <Select
            {...control}
            empty={m.ai_log_all()}
            choices={ACTIONS.map((one) => ({ value: one, label: actionWord(one) }))}
            value={filter.action ?? ""}
            onValue={(value) => set({ action: ACTIONS.find((one) => one === value) })}
          />
        )}
      </FormField>
      <FormField label={m.ai_log_task()}>
        {(control) => (
          <Select
            {...control}
            empty={m.ai_log_all()}
            choices={TASKS.map((one) => ({ value: one, label: taskWord(one) }))}
            value={filter.task ?? ""}
            onValue={(value) => set({ task: value || undefined })}
          />
        )}
      </FormField>
      <FormField label={m.ai_provider()}>
        {(control) => (
          <Select
            {...control}
            empty={m.ai_log_all()}
            choices={PROVIDERS.map((one) => ({ value: one, label: providerWord(one) }))}
            value={filter.provider ?? ""}
            onValue={(value) => set({ provider: PROVIDERS.find((one) => one === value) })}
          />
        )}
      </FormField>
      <FormField label={m.ai_log_outcome()}>
        {(control) => (
          <Select
            {...control}
            empty={m.ai_log_all()}
            choices={[{ value: "true", label: m.ai_log_fell_back() }]}
            value={filter.fellBack ?? ""}
            onValue={(value) => set({ fellBack: value === "true" ? "true" : undefined })}
          />
        )}
      </FormField>
    </search>
  );
}
