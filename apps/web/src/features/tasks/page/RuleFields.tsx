import { useFormats } from "../../../lib/formats.ts";
import { m } from "../../../messages/messages.js";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { FormField } from "../../../ui/FormField.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Select } from "../../../ui/Select.tsx";
import { FREQUENCIES, type RuleDraft, WEEKDAYS } from "./rule-draft.ts";
import { weekdayName } from "./rule-words.ts";

interface RuleFieldsProps {
  draft: RuleDraft;
  onDraft: (draft: RuleDraft) => void;
}

/** How often, on which days, and until when. */
export function RuleFields({ draft, onDraft }: RuleFieldsProps) {
  const { locale } = useFormats();
  const set = (change: Partial<RuleDraft>) => onDraft({ ...draft, ...change });
  const often = {
    DAILY: m.tasks_daily(),
    WEEKLY: m.tasks_weekly(),
    MONTHLY: m.tasks_monthly(),
    YEARLY: m.tasks_yearly(),
  };
  const ends = { never: m.tasks_ends_never(), count: m.tasks_ends_count(), until: m.tasks_ends_until() };
  const monthly = { date: m.tasks_monthly_date(), weekday: m.tasks_monthly_weekday() };
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <FormField label={m.tasks_repeats()}>
          {(control) => (
            <Select
              {...control}
              choices={FREQUENCIES.map((value) => ({ value, label: often[value] }))}
              value={draft.frequency}
              onValue={(value) => set({ frequency: FREQUENCIES.find((one) => one === value) ?? "WEEKLY" })}
            />
          )}
        </FormField>
        <FormField label={m.tasks_interval()}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              max={99}
              required
              value={draft.interval}
              onChange={({ target }) => set({ interval: Math.min(99, Math.max(1, Number(target.value) || 1)) })}
            />
          )}
        </FormField>
      </div>
      {draft.frequency === "WEEKLY" && (
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
          <legend className="mb-1 font-medium text-ink-2">{m.tasks_weekdays()}</legend>
          {WEEKDAYS.map((day) => (
            <label key={day} className="flex min-h-6 items-center gap-1.5">
              <Checkbox
                checked={draft.weekdays.includes(day)}
                onCheckedChange={(isOn) =>
                  set({
                    weekdays: WEEKDAYS.filter((one) => (one === day ? isOn : draft.weekdays.includes(one))),
                  })
                }
              />
              {weekdayName(locale, day, "short")}
            </label>
          ))}
        </fieldset>
      )}
      {draft.frequency === "MONTHLY" && (
        <FormField label={m.tasks_monthly_on()}>
          {(control) => (
            <Select
              {...control}
              choices={[
                { value: "date", label: monthly.date },
                { value: "weekday", label: monthly.weekday },
              ]}
              value={draft.monthly}
              onValue={(value) => set({ monthly: value === "weekday" ? "weekday" : "date" })}
            />
          )}
        </FormField>
      )}
      <div className="grid grid-cols-2 items-end gap-3">
        <FormField label={m.tasks_ends()}>
          {(control) => (
            <Select
              {...control}
              choices={(["never", "count", "until"] as const).map((value) => ({ value, label: ends[value] }))}
              value={draft.ends}
              onValue={(value) => set({ ends: value === "count" || value === "until" ? value : "never" })}
            />
          )}
        </FormField>
        {draft.ends === "count" && (
          <Input
            type="number"
            min={1}
            max={999}
            required
            aria-label={m.tasks_ends_count()}
            value={draft.count}
            onChange={({ target }) => set({ count: Math.min(999, Math.max(1, Number(target.value) || 1)) })}
          />
        )}
        {draft.ends === "until" && (
          <Input
            type="date"
            required
            aria-label={m.tasks_ends_until()}
            value={draft.until}
            onChange={({ target }) => set({ until: target.value })}
          />
        )}
      </div>
    </>
  );
}
