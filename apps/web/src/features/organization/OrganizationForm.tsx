import { type FormEvent, useState } from "react";
import { errorsByField } from "../../lib/problem.ts";
import { useMe } from "../../lib/session.ts";
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
  const [values, setValues] = useState({ name, country, timezone, currency, locale });
  const save = useSetting(changeOrganization, { done: "Organization saved", touches: [["me"], ["organization"]] });
  const errors = errorsByField(save.error);
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(values);
  };
  return (
    <form onSubmit={submit} className="grid max-w-xl gap-4 sm:grid-cols-2">
      <FormField label="Name" required error={errors.name} className="sm:col-span-2">
        {(control) => (
          <Input {...control} value={values.name} onChange={(event) => set({ name: event.target.value })} />
        )}
      </FormField>
      <FormField label="Country" help="Read phone numbers without a country code as from here." error={errors.country}>
        {(control) => (
          <Select {...control} choices={countries()} value={values.country} onValue={(country) => set({ country })} />
        )}
      </FormField>
      <FormField label="Time zone" error={errors.timezone}>
        {(control) => (
          <Select {...control} choices={TIME_ZONES} value={values.timezone} onValue={(timezone) => set({ timezone })} />
        )}
      </FormField>
      <FormField label="Currency" error={errors.currency}>
        {(control) => (
          <Select {...control} choices={CURRENCIES} value={values.currency} onValue={(currency) => set({ currency })} />
        )}
      </FormField>
      <FormField label="Language and formats" error={errors.locale}>
        {(control) => (
          <Select {...control} choices={locales()} value={values.locale} onValue={(locale) => set({ locale })} />
        )}
      </FormField>
      <div className="flex flex-col items-start gap-3 sm:col-span-2">
        <FormError error={save.error} />
        <Button type="submit" variant="primary" busy={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
