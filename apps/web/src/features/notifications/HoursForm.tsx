import { type FormEvent, useId, useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { errorsByField } from "../../lib/problem.ts";
import { useUnsaved } from "../../lib/unsaved.ts";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { Select } from "../../ui/Select.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { changeSettings, type NotificationSettings } from "./notifications.api.ts";

const DIGESTS = ["immediate", "hourly", "daily"] as const;
const QUIET_ENDS = ["quietFrom", "quietUntil"] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** What is offered to who switches quiet hours on. */
const NIGHT = { quietFrom: "20:00", quietUntil: "07:00" };

/** How often mails come, and the hours in which nothing but the bell may ring. */
export function HoursForm({ settings }: { settings: NotificationSettings }) {
  const { digest, digestHour, quietFrom, quietUntil } = settings;
  const kept = { digest, digestHour, quietFrom, quietUntil };
  const [values, setValues] = useState(kept);
  const { locale, zone } = useFormats();
  const save = useSetting(changeSettings, { done: m.notifications_saved(), touches: [["notifications"]] });
  const errors = errorsByField(save.error);
  const isChanged = JSON.stringify(values) !== JSON.stringify(kept);
  useUnsaved(isChanged);
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change });
  const quietId = useId();
  const isQuiet = values.quietFrom !== null;
  const digestWords = {
    immediate: m.notifications_digest_immediate(),
    hourly: m.notifications_digest_hourly(),
    daily: m.notifications_digest_daily(),
  };
  const quietWords = { quietFrom: m.notifications_quiet_from(), quietUntil: m.notifications_quiet_until() };
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(values);
  };
  return (
    <SettingsSection title={m.notifications_when()} description={m.notifications_when_about({ zone })}>
      <form onSubmit={submit} className="flex max-w-md flex-col gap-4">
        <div className="flex flex-wrap items-center gap-3">
          <Segments
            label={m.notifications_digest()}
            choices={DIGESTS.map((value) => ({ value, label: digestWords[value] }))}
            value={values.digest}
            onChange={(chosen) => set({ digest: chosen })}
          />
          {values.digest === "daily" && (
            <FormField label={m.notifications_digest_at()} layout="line" error={errors.digestHour}>
              {(control) => (
                <Select
                  {...control}
                  className="w-32"
                  choices={HOURS.map((hour) => ({
                    value: String(hour),
                    label: clock.format(Date.UTC(2000, 0, 1, hour)),
                  }))}
                  value={values.digestHour}
                  onValue={(hour) => set({ digestHour: Number(hour) })}
                />
              )}
            </FormField>
          )}
        </div>
        <div className="flex items-center gap-2">
          <Checkbox
            id={quietId}
            checked={isQuiet}
            onCheckedChange={(isOn) => set(isOn ? NIGHT : { quietFrom: null, quietUntil: null })}
          />
          <label htmlFor={quietId}>{m.notifications_quiet()}</label>
        </div>
        {isQuiet && (
          <div className="flex flex-wrap gap-3">
            {QUIET_ENDS.map((end) => (
              <FormField key={end} label={quietWords[end]} layout="line" error={errors[end]}>
                {(control) => (
                  <Input
                    {...control}
                    type="time"
                    required
                    className="w-32"
                    value={values[end] ?? ""}
                    onChange={(event) => set({ [end]: event.target.value })}
                  />
                )}
              </FormField>
            ))}
          </div>
        )}
        <FormError error={save.error} />
        <Button type="submit" variant="primary" busy={save.isPending} disabled={!isChanged} className="self-start">
          {m.common_save()}
        </Button>
      </form>
    </SettingsSection>
  );
}
