import { m } from "../messages/messages.js";
import { contrast, isHex, rgbOf, TEXT_CONTRAST } from "./contrast.ts";
import { FormField } from "./FormField.tsx";
import { Input } from "./Input.tsx";

interface ColorFieldProps {
  label: string;
  help?: string;
  error?: string;
  /** `#rrggbb`, or what has been typed of it. */
  value: string;
  onChange: (value: string) => void;
}

/** A colour of one's own, by picker or by its number, with a word on whether white text can stand on it. */
export function ColorField({ label, help, error, value, onChange }: ColorFieldProps) {
  const isColor = isHex(value);
  const onWhite = isColor ? contrast(rgbOf(value), [255, 255, 255]) : 0;
  const note = isColor ? (onWhite >= TEXT_CONTRAST ? m.common_color_reads() : m.common_color_adjusted()) : help;
  return (
    <FormField label={label} help={note} error={error}>
      {(control) => (
        <div className="flex gap-2">
          <input
            type="color"
            aria-label={m.common_color_pick({ label })}
            value={isColor ? value : accentNow()}
            onChange={(event) => onChange(event.target.value)}
            className="h-8 w-10 shrink-0 cursor-pointer rounded-md border border-line-input bg-surface p-0.5"
          />
          <Input
            {...control}
            className="max-w-32 font-mono"
            spellCheck={false}
            maxLength={7}
            value={value}
            onChange={(event) => onChange(event.target.value.trim().toLowerCase())}
          />
        </div>
      )}
    </FormField>
  );
}

/** Where nothing is chosen the picker begins with the colour in use. */
const accentNow = () => getComputedStyle(document.documentElement).getPropertyValue("--accent").trim();
