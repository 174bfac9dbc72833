import { openFields } from "@mainstay/model/merge-fields";
import { type FormEvent, useRef } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { errorsByField } from "../../lib/problem.ts";
import { useMe } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input, Textarea } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { purposeChoices } from "../messages/purposes.ts";
import { mergeFieldChoices, previewOf } from "./merge-field-words.ts";
import { changeTemplate, createTemplate, deleteTemplate, type Template, type TemplateWords } from "./templates.api.ts";

const EMPTY: TemplateWords = { name: "", channel: "email", purpose: "service", subject: "", body: "" };

/** Writes a template, with its merge fields at hand and how it reads for somebody beside it. */
export function TemplateDialog({ template, onClose }: { template: Template | null; onClose: () => void }) {
  const text = useRef<HTMLTextAreaElement>(null);
  const { user, organization } = useMe();
  const [words, setWords, { clear }] = useDraft<TemplateWords>(
    `template/${template?.id ?? "new"}`,
    template ? wordsOf(template) : EMPTY,
  );
  const leave = () => {
    clear();
    onClose();
  };
  const save = useWrite(
    (given: TemplateWords) => (template ? changeTemplate({ ...template, ...given }) : createTemplate(given)),
    m.messages_template_saved(),
    leave,
  );
  const remove = useWrite(deleteTemplate, m.messages_template_deleted(), leave);
  const errors = errorsByField(save.error);
  const isEmail = words.channel === "email";
  const set = (change: Partial<TemplateWords>) => setWords({ ...words, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ ...words, subject: isEmail ? (words.subject ?? "").trim() : null });
  };
  /** Where the cursor stands, or at the end. */
  const insert = (name: string) => {
    const at = text.current?.selectionStart ?? words.body.length;
    set({ body: `${words.body.slice(0, at)}{{${name}}}${words.body.slice(text.current?.selectionEnd ?? at)}` });
    text.current?.focus();
  };
  const keys = useFormKeys();
  const preview = (open: string) => previewOf(open, organization.name, user.name);
  return (
    <Dialog wide title={template ? m.messages_template_change() : m.messages_template_new()} onClose={onClose}>
      <form {...keys} onSubmit={submit} className="grid gap-x-6 gap-y-4 md:grid-cols-2">
        <div className="flex flex-col gap-4">
          <FormField label={m.common_name()} required error={errors.name}>
            {(control) => (
              <Input
                {...control}
                autoFocus
                value={words.name}
                onChange={(event) => set({ name: event.target.value })}
              />
            )}
          </FormField>
          <Kinds words={words} onChange={set} />
          {isEmail && (
            <FormField label={m.messages_subject()} required error={errors.subject}>
              {(control) => (
                <Input
                  {...control}
                  value={words.subject ?? ""}
                  onChange={(event) => set({ subject: event.target.value })}
                />
              )}
            </FormField>
          )}
          <FormField label={m.messages_text()} required error={errors.body}>
            {(control) => (
              <Textarea
                {...control}
                ref={text}
                rows={7}
                value={words.body}
                onChange={(event) => set({ body: event.target.value })}
              />
            )}
          </FormField>
          <fieldset className="flex flex-wrap gap-1.5">
            <legend className="mb-1 font-medium text-ink-2">{m.messages_merge_fields()}</legend>
            {mergeFieldChoices().map(({ name, label }) => (
              <Button key={name} size="sm" onClick={() => insert(name)}>
                {label}
              </Button>
            ))}
          </fieldset>
        </div>
        <section aria-label={m.messages_preview()} className="flex flex-col gap-2">
          <h3 className="font-medium text-ink-2">{m.messages_preview()}</h3>
          <div className="rounded-lg border bg-surface px-3 py-2">
            {isEmail && words.subject && <p className="font-medium break-words">{preview(words.subject)}</p>}
            <p className="break-words whitespace-pre-wrap">{preview(words.body) || m.messages_preview_empty()}</p>
          </div>
          <Unknown words={words} />
        </section>
        <div className="md:col-span-2">
          <FormError error={save.error} placed={["name", "subject", "body"]} />
          <Actions>
            {template && (
              <Button
                variant="danger"
                className="mr-auto"
                busy={remove.isPending}
                onClick={() =>
                  remove.mutate(template.id, { onError: (error) => announceFailure(error, m.common_not_deleted()) })
                }
              >
                {m.common_delete()}
              </Button>
            )}
            <Button onClick={leave}>{m.common_cancel()}</Button>
            <Button type="submit" variant="primary" busy={save.isPending}>
              {m.common_save()}
            </Button>
          </Actions>
        </div>
      </form>
    </Dialog>
  );
}

function Kinds({ words, onChange }: { words: TemplateWords; onChange: (change: Partial<TemplateWords>) => void }) {
  const channels = [
    { value: "email", label: m.common_email() },
    { value: "sms", label: m.messages_sms() },
  ] as const;
  const purposes = purposeChoices();
  return (
    <div className="grid grid-cols-2 gap-4">
      <FormField label={m.messages_channel()}>
        {(control) => (
          <Select
            {...control}
            choices={channels}
            value={words.channel}
            onValue={(value) => onChange({ channel: channels.find((one) => one.value === value)?.value })}
          />
        )}
      </FormField>
      <FormField label={m.messages_purpose()}>
        {(control) => (
          <Select
            {...control}
            choices={purposes}
            value={words.purpose}
            onValue={(value) => onChange({ purpose: purposes.find((one) => one.value === value)?.value })}
          />
        )}
      </FormField>
    </div>
  );
}

/** Merge fields that do not exist, which nobody would ever fill in. */
function Unknown({ words }: { words: TemplateWords }) {
  const known = new Set<string>(mergeFieldChoices().map(({ name }) => name));
  const unknown = openFields(`${words.subject ?? ""} ${words.body}`).filter((name) => !known.has(name));
  if (unknown.length === 0) return null;
  return <p className="text-xs text-warn">{m.messages_field_unknown({ fields: unknown.join(", ") })}</p>;
}

const wordsOf = ({ name, channel, purpose, subject, body }: Template): TemplateWords => ({
  name,
  channel,
  purpose,
  subject,
  body,
});
