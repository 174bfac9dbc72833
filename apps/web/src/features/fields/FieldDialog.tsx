import { type FormEvent, useState } from "react";
import { useFormKeys } from "../../lib/form-keys.ts";
import { errorsByField } from "../../lib/problem.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { FIELD_TOUCHES } from "./FieldLine.tsx";
import { FieldPreview } from "./FieldPreview.tsx";
import { FIELD_TYPES, type FieldDraft, fieldTypeOf, hasOptions, keyFrom } from "./field-types.ts";
import { type CustomField, changeField, defineField } from "./fields.api.ts";
import { OptionsEditor } from "./OptionsEditor.tsx";

interface FieldDialogProps {
  object: DrawnObject;
  /** Null for a new one. */
  field: CustomField | null;
  onClose: () => void;
}

/** Defines a field or changes one, beside what people will see of it. */
export function FieldDialog({ object, field, onClose }: FieldDialogProps) {
  const [values, setValues] = useState(() => valuesOf(field));
  const save = useSetting(
    () => {
      const { key, type, options, ...rest } = values;
      const shared = { ...rest, label: rest.label.trim(), ...(hasOptions(type) && { options: named(options) }) };
      if (field) return changeField({ id: field.id, ...shared });
      return defineField({ ...shared, object: object.name, key: key || keyFrom(values.label), type });
    },
    { done: field ? m.settings_field_saved() : m.settings_field_added(), touches: FIELD_TOUCHES },
  );
  const errors = errorsByField(save.error);
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: onClose });
  };
  const types = Object.entries(FIELD_TYPES).map(([value, { label }]) => ({ value, label: label() }));
  return (
    <Dialog
      wide
      title={
        field ? m.settings_field_edit({ field: field.label }) : m.settings_field_new_of({ object: object.pluralLabel })
      }
      onClose={onClose}
    >
      <form onSubmit={submit} {...useFormKeys()} className="grid gap-6 sm:grid-cols-2">
        <div className="flex flex-col gap-4">
          <FormField label={m.settings_field_label()} required error={errors.label}>
            {(control) => (
              <Input
                {...control}
                required
                autoFocus
                maxLength={80}
                value={values.label}
                onChange={(event) => set({ label: event.target.value })}
              />
            )}
          </FormField>
          <FormField label={m.settings_field_type()} help={field ? m.settings_field_type_fixed() : undefined}>
            {(control) => (
              <Select
                {...control}
                disabled={field !== null}
                choices={types}
                value={values.type}
                onValue={(type) => set({ type: fieldTypeOf(type) })}
              />
            )}
          </FormField>
          {hasOptions(values.type) && (
            <OptionsEditor options={values.options} error={errors.options} onChange={(options) => set({ options })} />
          )}
          <FormField label={m.settings_field_help()} error={errors.help}>
            {(control) => (
              <Input
                {...control}
                maxLength={500}
                value={values.help}
                onChange={(event) => set({ help: event.target.value })}
              />
            )}
          </FormField>
          {!field && (
            <FormField label={m.settings_field_key()} help={m.settings_field_key_help()} error={errors.key}>
              {(control) => (
                <Input
                  {...control}
                  className="font-mono"
                  spellCheck={false}
                  maxLength={40}
                  placeholder={keyFrom(values.label)}
                  value={values.key}
                  onChange={(event) => set({ key: event.target.value })}
                />
              )}
            </FormField>
          )}
          <FormField layout="line" label={m.settings_field_required()}>
            {(control) => (
              <Switch {...control} checked={values.required} onCheckedChange={(required) => set({ required })} />
            )}
          </FormField>
          <FormField layout="line" label={m.settings_field_personal()}>
            {(control) => (
              <Switch {...control} checked={values.personal} onCheckedChange={(personal) => set({ personal })} />
            )}
          </FormField>
          <p className="-mt-3 text-xs text-ink-3">{m.settings_field_personal_help()}</p>
        </div>
        <FieldPreview values={{ ...values, options: named(values.options) }} />
        <div className="flex flex-col gap-3 sm:col-span-2">
          <FormError error={save.error} placed={["label", "key", "options", "help"]} />
          <Actions inForm>
            <Button onClick={onClose}>{m.common_cancel()}</Button>
            <Button type="submit" variant="primary" busy={save.isPending} disabled={values.label.trim() === ""}>
              {field ? m.common_save() : m.settings_field_add()}
            </Button>
          </Actions>
        </div>
      </form>
    </Dialog>
  );
}

const valuesOf = (field: CustomField | null): FieldDraft => ({
  label: field?.label ?? "",
  key: field?.key ?? "",
  type: field?.type ?? "text",
  help: field?.help ?? "",
  required: field?.required ?? false,
  personal: field?.personal ?? false,
  options: field?.options ?? [],
});

/** Options with a name; one made here is kept under it, one of before keeps the value that records hold. */
const named = (options: FieldDraft["options"]) =>
  options
    .map((option) => ({ ...option, label: option.label.trim() }))
    .filter(({ label }) => label !== "")
    .map((option) => ({ ...option, value: option.value || option.label }));
