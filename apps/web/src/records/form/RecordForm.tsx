import { type FormEvent, type ReactNode, useState } from "react";
import { useFormKeys } from "../../lib/form-keys.ts";
import { errorsByField } from "../../lib/problem.ts";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Actions } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { FieldInput } from "../fields/FieldInput.tsx";
import { isBlank, type Linked } from "../record.ts";

interface RecordFormProps {
  fields: DrawnField[];
  /** The object they are of, by which an error of another field can be named. */
  object?: DrawnObject;
  initial?: Record<string, unknown>;
  /** Names of records that `initial` links to, by field. */
  linked?: Record<string, Linked>;
  submitLabel: string;
  busy: boolean;
  error: unknown;
  /** Told of every change, to keep a draft. */
  onChange?: (values: Record<string, unknown>) => void;
  onSubmit: (values: Record<string, unknown>) => void;
  onCancel: () => void;
  children?: ReactNode;
}

/**
 * A form drawn from a declaration's fields. What was typed stays when the server refuses it, and its errors land on
 * their fields; those of fields not on the form are said above the buttons.
 */
export function RecordForm(props: RecordFormProps) {
  const {
    fields,
    object,
    initial = {},
    linked,
    submitLabel,
    busy,
    error,
    onChange,
    onSubmit,
    onCancel,
    children,
  } = props;
  const [values, setValues] = useState(initial);
  const [missing, setMissing] = useState<Record<string, string>>({});
  const errors = { ...errorsByField(error), ...missing };
  const keys = useFormKeys();
  const labelOf = (name: string) => object?.fields.find((field) => field.name === name)?.label;

  const set = (name: string, value: unknown) => {
    const next = { ...values, [name]: value };
    setValues(next);
    onChange?.(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const blank = fields.filter((field) => field.required && isBlank(values[field.name]));
    setMissing(Object.fromEntries(blank.map(({ name, label }) => [name, m.record_field_needed({ field: label })])));
    if (blank.length === 0) onSubmit(values);
  };

  return (
    <form onSubmit={submit} {...keys} noValidate className="flex flex-col gap-3.5">
      {fields.map((field, index) => (
        <FormField
          key={field.name}
          label={field.label}
          help={field.help}
          required={field.required}
          error={errors[field.name]}
        >
          {(control) => (
            <FieldInput
              field={field}
              control={control}
              value={values[field.name]}
              linked={linked?.[field.name]}
              // Pickers open when focused, which would hide the rest of a form just opened.
              autoFocus={index === 0 && !["member", "link"].includes(field.type)}
              onChange={(value) => set(field.name, value)}
            />
          )}
        </FormField>
      ))}
      {children}
      <FormError error={error} placed={fields.map(({ name }) => name)} labelOf={labelOf} />
      <Actions inForm>
        <Button onClick={onCancel}>{m.common_cancel()}</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {submitLabel}
        </Button>
      </Actions>
    </form>
  );
}
