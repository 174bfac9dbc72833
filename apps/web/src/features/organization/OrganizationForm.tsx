import { type FormEvent, useState } from "react";
import { useFormKeys } from "../../lib/form-keys.ts";
import { errorsByField } from "../../lib/problem.ts";
import { useMe } from "../../lib/session.ts";
import { useUnsaved } from "../../lib/unsaved.ts";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { changeOrganization } from "./organization.api.ts";
import { CURRENCIES, countries, locales, TIME_ZONES } from "./places.ts";

/** The organization's name and where it works, which decides how phones, money and times are read. */
export function OrganizationForm() {
  const { name, country, timezone, currency, locale } = useMe().organization;
  const kept = { name, country, timezone, currency, locale };
  const [values, setValues] = useState(kept);
  const save = useSetting(changeOrganization, {
    done: m.settings_organization_saved(),
    touches: [["me"], ["organization"]],
  });
  const errors = errorsByField(save.error);
  const isChanged = JSON.stringify(values) !== JSON.stringify(kept);
  useUnsaved(isChanged);
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(values);
  };
  return (
    <form onSubmit={submit} {...useFormKeys()} className="grid max-w-xl gap-4 sm:grid-cols-2">
      <FormField label={m.common_name()} required error={errors.name} className="sm:col-span-2">
        {(control) => (
          <Input {...control} value={values.name} onChange={(event) => set({ name: event.target.value })} />
        )}
      </FormField>
      <FormField label={m.settings_country()} help={m.settings_country_help()} error={errors.country}>
        {(control) => (
          <Select {...control} choices={countries()} value={values.country} onValue={(country) => set({ country })} />
        )}
      </FormField>
      <FormField label={m.settings_time_zone()} error={errors.timezone}>
        {(control) => (
          <Select {...control} choices={TIME_ZONES} value={values.timezone} onValue={(timezone) => set({ timezone })} />
        )}
      </FormField>
      <FormField label={m.settings_currency()} error={errors.currency}>
        {(control) => (
          <Select {...control} choices={CURRENCIES} value={values.currency} onValue={(currency) => set({ currency })} />
        )}
      </FormField>
      <FormField label={m.settings_formats()} error={errors.locale}>
        {(control) => (
          <Select
            {...control}
            choices={locales(locale)}
            value={values.locale}
            onValue={(next) => set({ locale: next })}
          />
        )}
      </FormField>
      <div className="flex flex-col items-start gap-3 sm:col-span-2">
        <FormError error={save.error} placed={["name", "country", "timezone", "currency", "locale"]} />
        <Button type="submit" variant="primary" busy={save.isPending} disabled={!isChanged}>
          {m.common_save()}
        </Button>
      </div>
    </form>
  );
}
