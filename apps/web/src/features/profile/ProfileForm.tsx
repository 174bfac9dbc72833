import { type FormEvent, useState } from "react";
import { errorsByField } from "../../lib/problem.ts";
import { useMe } from "../../lib/session.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { locales, TIME_ZONES } from "../organization/places.ts";
import { changeProfile } from "./profile.api.ts";

/** One's own name, zone and formats. */
export function ProfileForm() {
  const { user, organization } = useMe();
  const [name, setName] = useState(user.name);
  const [timezone, setTimezone] = useState(user.timezone ?? "");
  const [locale, setLocale] = useState(user.locale ?? "");
  const save = useSetting(changeProfile, { done: "Profile saved", touches: [["me"], ["members"]] });
  const errors = errorsByField(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name: name.trim(), timezone: timezone || null, locale: locale || null });
  };
  return (
    <form onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      <FormField label="Name" required error={errors.name}>
        {(control) => (
          <Input {...control} autoComplete="name" value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </FormField>
      <FormField label="Time zone" error={errors.timezone}>
        {(control) => (
          <Select
            {...control}
            choices={TIME_ZONES}
            empty={`The organization's (${organization.timezone})`}
            value={timezone}
            onValue={setTimezone}
          />
        )}
      </FormField>
      <FormField label="Language and formats" error={errors.locale}>
        {(control) => (
          <Select
            {...control}
            choices={locales()}
            empty={`The organization's (${organization.locale})`}
            value={locale}
            onValue={setLocale}
          />
        )}
      </FormField>
      <FormError error={save.error} />
      <Button type="submit" variant="primary" busy={save.isPending} className="self-start">
        Save
      </Button>
    </form>
  );
}
