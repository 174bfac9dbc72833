import { useFormats } from "../../lib/formats.ts";
import { fromLocalInput, toLocalInput } from "../../lib/local-time.ts";
import { Button } from "../../ui/Button.tsx";
import { Input } from "../../ui/Input.tsx";
import { FOLLOW_UP_TIMES } from "./follow-up-times.ts";

interface WhenInputProps {
  label: string;
  /** ISO 8601, or null for none. */
  value: string | null;
  onChange: (at: string | null) => void;
}

/** Chooses when to come back to something: one press for the usual times, or any moment. */
export function WhenInput({ label, value, onChange }: WhenInputProps) {
  const formats = useFormats();
  return (
    <fieldset className="flex flex-wrap items-center gap-1">
      <legend className="sr-only">{label}</legend>
      <span aria-hidden className="mr-1 font-medium text-ink-2">
        {label}
      </span>
      {FOLLOW_UP_TIMES.map((time) => {
        const at = time.at(new Date(), formats.zone);
        return (
          <Button
            key={time.label()}
            size="sm"
            variant="ghost"
            aria-pressed={value === at}
            className="aria-pressed:bg-selected aria-pressed:text-ink"
            onClick={() => onChange(value === at ? null : at)}
          >
            {time.label()}
          </Button>
        );
      })}
      <span className="w-52">
        <Input
          type="datetime-local"
          aria-label={label}
          size="sm"
          value={value ? toLocalInput(value, formats.zone) : ""}
          onChange={(event) => onChange(fromLocalInput(event.target.value, formats.zone))}
        />
      </span>
    </fieldset>
  );
}
