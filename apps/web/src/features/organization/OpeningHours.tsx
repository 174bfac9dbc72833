import { Copy, Plus, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { useMe } from "../../lib/session.ts";
import { useUnsaved } from "../../lib/unsaved.ts";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Input } from "../../ui/Input.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { Holidays } from "./Holidays.tsx";
import { asKept, hoursOf, nextRange, type Range, type Weekday, weekIn } from "./hours.ts";
import { changeOrganization } from "./organization.api.ts";

/** When somebody answers: follow-ups fall due in these hours and not in the night. */
export function OpeningHours() {
  const { locale } = useFormats();
  const { businessHours } = useMe().organization;
  const kept = hoursOf(businessHours);
  const [hours, setHours] = useState(kept);
  const save = useSetting(changeOrganization, { done: m.settings_hours_saved(), touches: [["me"]] });
  const isChanged = JSON.stringify(hours) !== JSON.stringify(kept);
  useUnsaved(isChanged);
  const setDay = (day: Weekday, ranges: Range[]) => setHours({ ...hours, days: { ...hours.days, [day]: ranges } });
  const copyToWorkdays = (from: Weekday) => {
    const same = Object.fromEntries(WORKDAYS.map((day) => [day, hours.days[from]]));
    setHours({ ...hours, days: { ...hours.days, ...same } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ businessHours: asKept(hours) });
  };
  return (
    <SettingsSection title={m.settings_hours()} description={m.settings_hours_about()}>
      <form onSubmit={submit} className="flex max-w-xl flex-col gap-4">
        <div className="divide-y rounded-lg border">
          {weekIn(locale).map((day) => (
            <Day
              key={day}
              name={weekdayName(day, locale)}
              ranges={hours.days[day]}
              onChange={(ranges) => setDay(day, ranges)}
              onCopy={() => copyToWorkdays(day)}
            />
          ))}
        </div>
        <Holidays dates={hours.holidays} onChange={(holidays) => setHours({ ...hours, holidays })} />
        <FormError error={save.error} />
        <Button type="submit" variant="primary" busy={save.isPending} disabled={!isChanged} className="self-start">
          {m.settings_hours_save()}
        </Button>
      </form>
    </SettingsSection>
  );
}

const WORKDAYS: Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday"];

interface DayProps {
  name: string;
  ranges: Range[];
  onChange: (ranges: Range[]) => void;
  onCopy: () => void;
}

function Day({ name, ranges, onChange, onCopy }: DayProps) {
  const isOpen = ranges.length > 0;
  const setRange = (index: number, range: Range) => onChange(ranges.with(index, range));
  return (
    <div className="grid grid-cols-[1fr_auto] items-start gap-x-3 gap-y-2 px-3 py-2 sm:grid-cols-[9rem_1fr_auto]">
      <div className="flex min-h-8 items-center gap-2.5 pointer-coarse:min-h-10">
        <Switch
          aria-label={m.settings_hours_open_on({ day: name })}
          checked={isOpen}
          onCheckedChange={(open) => onChange(open ? [nextRange([])] : [])}
        />
        <span className="font-medium first-letter:uppercase">{name}</span>
      </div>
      {!isOpen && (
        <span className="flex min-h-8 items-center text-ink-2 pointer-coarse:min-h-10">
          {m.settings_hours_closed()}
        </span>
      )}
      <div className="flex min-w-0 flex-col gap-2 empty:hidden max-sm:order-last max-sm:col-span-2">
        {ranges.map(([opens, closes], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ranges have nothing but their place to be told apart by
          <div key={index} className="flex items-center gap-1.5">
            <Input
              type="time"
              required
              className="min-w-0 max-w-36 pointer-coarse:px-2"
              aria-label={m.settings_hours_opens({ day: name })}
              value={opens}
              onChange={(event) => setRange(index, [event.target.value, closes])}
            />
            <span aria-hidden className="text-ink-3">
              –
            </span>
            <Input
              type="time"
              required
              min={opens}
              className="min-w-0 max-w-36 pointer-coarse:px-2"
              aria-label={m.settings_hours_closes({ day: name })}
              value={closes}
              onChange={(event) => setRange(index, [opens, event.target.value])}
            />
            {ranges.length > 1 && (
              <IconButton label={m.settings_hours_remove()} onClick={() => onChange(ranges.toSpliced(index, 1))}>
                <X />
              </IconButton>
            )}
          </div>
        ))}
      </div>
      {isOpen && (
        <div className="flex">
          <IconButton
            label={m.settings_hours_add({ day: name })}
            onClick={() => onChange([...ranges, nextRange(ranges)])}
          >
            <Plus />
          </IconButton>
          <IconButton label={m.settings_hours_copy({ day: name })} onClick={onCopy}>
            <Copy />
          </IconButton>
        </div>
      )}
    </div>
  );
}

/** The first of November 2026 was a Sunday. */
const weekdayName = (day: Weekday, locale: string) =>
  new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2026, 10, 1 + ["sunday", ...WORKDAYS, "saturday"].indexOf(day))),
  );
