import { type FormEvent, useState } from "react";
import { useFormKeys } from "../../lib/form-keys.ts";
import { useFormats } from "../../lib/formats.ts";
import { fromLocalInput } from "../../lib/local-time.ts";
import { errorsByField } from "../../lib/problem.ts";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { optIn, optInsQuery, type Template } from "./templates.api.ts";

const USUAL_DAYS = 90;
const DAY_MS = 86_400_000;

/** An approval ahead of time: of these words as they are, for a while. */
export function OptInDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const { zone } = useFormats();
  const [until, setUntil] = useState(() => new Date(Date.now() + USUAL_DAYS * DAY_MS).toISOString().slice(0, 10));
  const [limit, setLimit] = useState("");
  const save = useSetting(optIn, { done: m.messages_opt_in_saved(), touches: [optInsQuery(template.id).queryKey] });
  const errors = errorsByField(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const expiresAt = fromLocalInput(`${until}T23:59`, zone);
    if (!expiresAt) return;
    const { id: templateId, purpose } = template;
    save.mutate({ templateId, purpose, expiresAt, dailyLimit: limit ? Number(limit) : null }, { onSuccess: onClose });
  };
  const keys = useFormKeys();
  return (
    <Dialog
      title={m.messages_opt_in_title({ name: template.name })}
      description={m.messages_opt_in_about()}
      onClose={onClose}
    >
      <form {...keys} onSubmit={submit} className="flex flex-col gap-4">
        <div className="rounded-md border bg-surface px-3 py-2">
          {template.subject && <p className="font-medium break-words">{template.subject}</p>}
          <p className="break-words whitespace-pre-wrap">{template.body}</p>
        </div>
        <FormField label={m.messages_opt_in_until()} required error={errors.expiresAt}>
          {(control) => (
            <Input
              {...control}
              type="date"
              className="max-w-48"
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          )}
        </FormField>
        <FormField label={m.messages_opt_in_limit()} help={m.messages_opt_in_limit_help()} error={errors.dailyLimit}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              className="max-w-48"
              value={limit}
              onChange={(event) => setLimit(event.target.value)}
            />
          )}
        </FormField>
        <FormError error={save.error} placed={["expiresAt", "dailyLimit"]} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={save.isPending} disabled={until === ""}>
            {m.messages_opt_in()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
