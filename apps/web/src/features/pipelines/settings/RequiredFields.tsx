import { useState } from "react";
import { type DrawnField, useObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { Checkbox } from "../../../ui/Checkbox.tsx";

interface RequiredFieldsProps {
  objectName: string;
  /** Names of fields; the organization's own as `custom.roofType`. */
  value: string[];
  onChange: (names: string[]) => void;
}

/** Which fields must be filled in before a record may enter a stage. */
export function RequiredFields({ objectName, value, onChange }: RequiredFieldsProps) {
  const object = useObject(objectName);
  // Those that were asked for stand first, and stay there while one chooses.
  const [asked] = useState(value);
  const nameOf = ({ custom, name }: DrawnField) => (custom ? `custom.${name}` : name);
  const fields = (object?.fields ?? [])
    .filter(
      ({ editable, readOnly, internal, type, required }) =>
        editable && !readOnly && !internal && !required && type !== "json" && type !== "boolean",
    )
    .toSorted((a, b) => Number(asked.includes(nameOf(b))) - Number(asked.includes(nameOf(a))));
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-ink-2">{m.pipelines_required()}</legend>
      <div className="grid max-h-40 grid-cols-1 gap-1.5 overflow-y-auto rounded-md border border-line-input p-2 sm:grid-cols-2">
        {fields.map((field) => {
          const name = nameOf(field);
          return (
            <label key={name} className="flex items-center gap-2">
              <Checkbox
                checked={value.includes(name)}
                onCheckedChange={(checked) =>
                  onChange(checked ? [...value, name] : value.filter((one) => one !== name))
                }
              />
              {field.label}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
