import type { DrawnField } from "../../lib/session.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";

interface OptionsInputProps {
  field: DrawnField;
  value: unknown;
  onChange: (value: string[]) => void;
}

/** Any number out of a short list. */
export function OptionsInput({ field, value, onChange }: OptionsInputProps) {
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  const options = field.options ?? [];
  const toggle = (toggled: string, isOn: boolean) =>
    onChange(options.map((option) => option.value).filter((one) => (one === toggled ? isOn : chosen.includes(one))));
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="sr-only">{field.label}</legend>
      {options.map((option) => (
        <label key={option.value} className="flex items-center gap-2">
          <Checkbox
            checked={chosen.includes(option.value)}
            onCheckedChange={(checked) => toggle(option.value, checked)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
