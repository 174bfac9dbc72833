import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from "react";
import { errorsByField } from "../../lib/problem.ts";
import type { DrawnField } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { FieldInput } from "../fields/FieldInput.tsx";
import { isBlank } from "../record.ts";

interface RecordFormProps {
  fields: DrawnField[];
  initial?: Record<string, unknown>;
  submitLabel: string;
  busy: boolean;
  error: unknown;
  onSubmit: (values: Record<string, unknown>) => void;
  onCancel: () => void;
  children?: ReactNode;
}

/**
 * A form drawn from a declaration's fields. What was typed stays when the server refuses it, and its errors land on
 * their fields; those of fields not on the form are said above the buttons. Ctrl or Cmd with Enter submits.
 */
export function RecordForm({
  fields,
  initial = {},
  submitLabel,
  busy,
  error,
  onSubmit,
  onCancel,
  children,
}: RecordFormProps) {
  const [values, setValues] = useState(initial);
  const [missing, setMissing] = useState<Record<string, string>>({});
  const errors = { ...errorsByField(error), ...missing };
  const hasOwnPlace = fields.some((field) => errors[field.name]);

  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    const blank = fields.filter((field) => field.required && isBlank(values[field.name]));
    setMissing(Object.fromEntries(blank.map(({ name, label }) => [name, `${label} is needed.`])));
    if (blank.length === 0) onSubmit(values);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit(event);
  };

  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} noValidate className="flex flex-col gap-3.5">
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
              // Pickers open when focused, which would hide the rest of a form just opened.
              autoFocus={index === 0 && !["member", "link"].includes(field.type)}
              onChange={(value) => setValues((current) => ({ ...current, [field.name]: value }))}
            />
          )}
        </FormField>
      ))}
      {children}
      {!hasOwnPlace && <FormError error={error} />}
      <Actions inForm>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {submitLabel}
        </Button>
      </Actions>
    </form>
  );
}
