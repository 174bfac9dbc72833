import { X } from "lucide-react";
import type { DrawnField, DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { FormField } from "../../../ui/FormField.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Select } from "../../../ui/Select.tsx";
import { FieldInput } from "../../fields/FieldInput.tsx";
import { possibleColumns } from "../../metadata.ts";

interface BulkFieldsProps {
  object: DrawnObject;
  values: Record<string, unknown>;
  onValues: (values: Record<string, unknown>) => void;
}

/** Each field that is to be set, and its value; blank empties the field. */
export function BulkFields({ object, values, onValues }: BulkFieldsProps) {
  const settable = possibleColumns(object).filter(isSettable);
  const chosen = settable.filter(({ name }) => name in values);
  const others = settable.filter(({ name }) => !(name in values));
  const without = (left: string) => Object.fromEntries(Object.entries(values).filter(([name]) => name !== left));
  return (
    <div className="flex flex-col gap-3">
      {chosen.map((field) => (
        <div key={field.name} className="flex items-end gap-1">
          <div className="min-w-0 flex-1">
            <FormField label={field.label} help={field.help}>
              {(control) => (
                <FieldInput
                  field={field}
                  control={control}
                  value={values[field.name]}
                  onChange={(value) => onValues({ ...values, [field.name]: value })}
                />
              )}
            </FormField>
          </div>
          <IconButton
            label={m.list_bulk_leave({ field: field.label })}
            onClick={() => onValues(without(field.name))}
            className="mb-0.5"
          >
            <X />
          </IconButton>
        </div>
      ))}
      <Select
        aria-label={m.list_bulk_field()}
        empty={chosen.length > 0 ? m.list_bulk_another() : m.list_bulk_field()}
        value=""
        choices={others.map(({ name, label }) => ({ value: name, label }))}
        onValue={(name) => name && onValues({ ...values, [name]: firstValue(settable, name) })}
      />
    </div>
  );
}

const isSettable = ({ editable, readOnly }: DrawnField) => editable && !readOnly;

/** A switch that shows "off" must mean it. */
const firstValue = (fields: DrawnField[], name: string) =>
  fields.find((field) => field.name === name)?.type === "boolean" ? false : null;
