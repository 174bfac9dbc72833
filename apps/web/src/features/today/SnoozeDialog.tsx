import { type FormEvent, useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { fromLocalInput } from "../../lib/local-time.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import type { TodayItem } from "./items.ts";
import { SNOOZES, snoozedUntil } from "./snooze-times.ts";

interface SnoozeDialogProps {
  item: TodayItem;
  onSnooze: (until: string) => void;
  onClose: () => void;
}

/** When shall it come back? */
export function SnoozeDialog({ item, onSnooze, onClose }: SnoozeDialogProps) {
  const formats = useFormats();
  const [typed, setTyped] = useState("");
  const words = {
    later: m.today_snooze_later(),
    tomorrow: m.today_snooze_tomorrow(),
    nextWeek: m.today_snooze_next_week(),
    inTwoWeeks: m.today_snooze_two_weeks(),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const until = fromLocalInput(typed, formats.zone);
    if (until) onSnooze(until);
  };
  return (
    <Dialog title={m.today_snooze_title()} description={item.about.title} onClose={onClose}>
      <ul className="flex flex-col gap-1">
        {SNOOZES.map((snooze) => {
          const until = snoozedUntil(snooze, new Date(), formats.zone).toISOString();
          return (
            <li key={snooze}>
              <button
                type="button"
                onClick={() => onSnooze(until)}
                className="flex min-h-11 w-full items-center justify-between gap-3 rounded-md border px-3 text-left hover:bg-hover"
              >
                <span className="font-medium">{words[snooze]}</span>
                <span className="text-ink-2">{formats.dateTime(until)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <form onSubmit={submit} className="mt-4 flex items-end gap-2">
        <FormField label={m.today_snooze_until()} className="flex-1">
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </FormField>
        <Button type="submit" disabled={typed === ""}>
          {m.today_snooze()}
        </Button>
      </form>
    </Dialog>
  );
}
