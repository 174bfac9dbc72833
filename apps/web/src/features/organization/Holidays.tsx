import { X } from "lucide-react";
import { useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Input } from "../../ui/Input.tsx";

/** The dates on which nobody answers, whatever the week says. */
export function Holidays({ dates, onChange }: { dates: string[]; onChange: (dates: string[]) => void }) {
  const formats = useFormats();
  const [date, setDate] = useState("");
  const add = () => {
    onChange([...new Set([...dates, date])].toSorted());
    setDate("");
  };
  return (
    <div className="flex flex-col gap-2">
      <FormField label={m.settings_holidays()} help={m.settings_holidays_help()}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              type="date"
              className="max-w-44"
              value={date}
              onChange={(event) => setDate(event.target.value)}
            />
            <Button disabled={date === ""} onClick={add}>
              {m.common_add()}
            </Button>
          </div>
        )}
      </FormField>
      {dates.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {dates.map((day) => (
            <li key={day} className="flex items-center gap-1 rounded-full border border-line-strong pl-2.5">
              {formats.date(day)}
              <IconButton
                label={m.settings_holiday_remove({ date: formats.date(day) })}
                onClick={() => onChange(dates.filter((one) => one !== day))}
              >
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
