import { type FormEvent, useState } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { useFormats } from "../../lib/formats.ts";
import { fromLocalInput } from "../../lib/local-time.ts";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input, Textarea } from "../../ui/Input.tsx";
import type { TodayItem } from "./items.ts";
import { type CallOutcome, logCall } from "./today.api.ts";

const OUTCOMES = ["spoke", "left_voicemail", "none"] as const satisfies CallOutcome[];

/** What came of the call, and when to come back to it. What was typed stays until it is saved. */
export function LogCallDialog({ item, onClose }: { item: TodayItem; onClose: () => void }) {
  const formats = useFormats();
  const [outcome, setOutcome] = useState<CallOutcome>("spoke");
  const [body, setBody, { clear }] = useDraft(`call:${item.key}`, "");
  const [followUpAt, setFollowUpAt] = useState("");
  const save = useWrite(logCall, m.today_call_logged(), () => {
    clear();
    onClose();
  });
  const words = { spoke: m.today_spoke(), left_voicemail: m.today_voicemail(), none: m.today_no_answer() };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { object, id } = item.about;
    // Nobody is called about a task of one's own; the button is not there.
    if (object === "task") return;
    save.mutate({
      about: { object, id },
      outcome,
      body: body.trim() || undefined,
      followUpAt: fromLocalInput(followUpAt, formats.zone),
      settles: item.settles,
    });
  };
  return (
    <Dialog title={m.today_log_call()} description={item.about.title} onClose={onClose}>
      <form onSubmit={submit} {...useFormKeys()} className="flex flex-col gap-4">
        <fieldset className="flex flex-wrap gap-2">
          <legend className="mb-1 font-medium text-ink-2">{m.today_outcome()}</legend>
          {OUTCOMES.map((one) => (
            <label
              key={one}
              className="flex min-h-9 cursor-pointer items-center gap-2 rounded-md border px-3 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name="outcome"
                checked={outcome === one}
                onChange={() => setOutcome(one)}
                className="accent-accent"
              />
              {words[one]}
            </label>
          ))}
        </fieldset>
        <FormField label={m.today_what_was_said()}>
          {(control) => (
            <Textarea {...control} rows={3} value={body} onChange={(event) => setBody(event.target.value)} />
          )}
        </FormField>
        <FormField label={m.today_follow_up_at()}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={followUpAt}
              onChange={(event) => setFollowUpAt(event.target.value)}
            />
          )}
        </FormField>
        <FormError error={save.error} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={save.isPending}>
            {m.today_save_call()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
