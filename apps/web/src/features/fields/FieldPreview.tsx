import { field as complete } from "@mainstay/model";
import { useState } from "react";
import { m } from "../../messages/messages.js";
import { FieldInput } from "../../records/fields/FieldInput.tsx";
import { FormField } from "../../ui/FormField.tsx";
import type { FieldDraft } from "./field-types.ts";

/** The field as a form will show it, to be tried out. */
export function FieldPreview({ values }: { values: FieldDraft }) {
  const { type, help, required, options } = values;
  const [tried, setTried] = useState<{ type: string; value: unknown }>({ type, value: null });
  const label = values.label.trim() || m.settings_field_untitled();
  const drawn = { ...complete("preview", { type, label, required, options, help }), editable: true, custom: true };
  // A value of another type would be drawn wrongly.
  const value = tried.type === type ? tried.value : null;
  return (
    <section aria-label={m.settings_preview()} className="rounded-lg border bg-canvas p-4 sm:self-start">
      <h3 className="mb-3 text-xs font-medium text-ink-2">{m.settings_preview()}</h3>
      <FormField label={label} help={help || undefined} required={required}>
        {(control) => (
          <FieldInput
            key={type}
            field={drawn}
            control={control}
            value={value}
            onChange={(next) => setTried({ type, value: next })}
          />
        )}
      </FormField>
    </section>
  );
}
