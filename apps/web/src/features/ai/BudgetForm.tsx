import { type FormEvent, useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { errorsByField } from "../../lib/problem.ts";
import { useUnsaved } from "../../lib/unsaved.ts";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { type AiSettings, aiSettingsQuery, changeAiSettings } from "./ai.api.ts";

/** What models may cost in a day; beyond it rules do the work. */
export function BudgetForm({ settings }: { settings: AiSettings }) {
  const formats = useFormats();
  const kept = settings.dailySpend ?? "";
  const [limit, setLimit] = useState(kept);
  const save = useSetting(changeAiSettings, { done: m.ai_saved(), touches: [aiSettingsQuery.queryKey] });
  const errors = errorsByField(save.error);
  useUnsaved(limit !== kept);
  const spent = formats.money(settings.spentToday, "USD");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ dailySpend: limit.trim() || null });
  };
  return (
    <form onSubmit={submit} className="flex max-w-xl flex-col gap-4">
      {settings.dailySpend ? (
        <Progress
          label={m.ai_spent_of({ spent, limit: formats.money(settings.dailySpend, "USD") })}
          done={Math.round(Number(settings.spentToday) * 100)}
          total={Math.max(1, Math.round(Number(settings.dailySpend) * 100))}
        />
      ) : null}
      <p className="text-ink-2">{m.ai_spent({ spent })}</p>
      <FormField label={m.ai_daily_spend()} help={m.ai_daily_spend_help()} error={errors.dailySpend}>
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            className="max-w-48"
            value={limit}
            onChange={(event) => setLimit(event.target.value)}
          />
        )}
      </FormField>
      <FormError error={save.error} placed={["dailySpend"]} />
      <Button type="submit" variant="primary" className="self-start" busy={save.isPending} disabled={limit === kept}>
        {m.common_save()}
      </Button>
    </form>
  );
}
