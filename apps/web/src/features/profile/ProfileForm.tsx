import { type FormEvent, useState } from "react";
import { useFormKeys } from "../../lib/form-keys.ts";
import { formatLocale, inRegion, LANGUAGES, type Language, language, showLanguage } from "../../lib/language.ts";
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
import { locales, TIME_ZONES } from "../organization/places.ts";
import { changeProfile } from "./profile.api.ts";

/** One's own name, language, zone and formats. */
export function ProfileForm() {
  const { user, organization } = useMe();
  const kept = { name: user.name, timezone: user.timezone ?? "", locale: user.locale ?? "", language: language.get() };
  const [values, setValues] = useState(kept);
  const save = useSetting(changeProfile, { done: m.settings_profile_saved(), touches: [["me"], ["members"]] });
  const errors = errorsByField(save.error);
  const isChanged = JSON.stringify(values) !== JSON.stringify(kept);
  useUnsaved(isChanged);
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, timezone, language: spoken } = values;
    const chosen = values.locale || (spoken === kept.language ? "" : organization.locale);
    // The formats keep their region; only their language follows.
    const locale = chosen && spoken !== kept.language ? inRegion(chosen, spoken) : chosen;
    save.mutate(
      { name: name.trim(), timezone: timezone || null, locale: locale || null },
      { onSuccess: () => spoken !== kept.language && void showLanguage(spoken) },
    );
  };
  return (
    <form onSubmit={submit} {...useFormKeys()} className="flex max-w-sm flex-col gap-4">
      <FormField label={m.common_name()} required error={errors.name}>
        {(control) => (
          <Input
            {...control}
            autoComplete="name"
            value={values.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={m.settings_language()}>
        {(control) => (
          <Select
            {...control}
            choices={LANGUAGES}
            value={values.language}
            onValue={(spoken) => set({ language: spoken as Language })}
          />
        )}
      </FormField>
      <FormField label={m.settings_time_zone()} error={errors.timezone}>
        {(control) => (
          <Select
            {...control}
            choices={TIME_ZONES}
            empty={m.settings_as_organization({ value: organization.timezone })}
            value={values.timezone}
            onValue={(timezone) => set({ timezone })}
          />
        )}
      </FormField>
      <FormField label={m.settings_formats()} error={errors.locale}>
        {(control) => (
          <Select
            {...control}
            choices={locales(values.locale)}
            empty={m.settings_as_organization({ value: formatLocale(organization.locale) })}
            value={values.locale}
            onValue={(locale) => set({ locale })}
          />
        )}
      </FormField>
      <FormError error={save.error} placed={["name", "timezone", "locale"]} />
      <Button
        type="submit"
        variant="primary"
        busy={save.isPending}
        disabled={!isChanged || values.name.trim() === ""}
        className="self-start"
      >
        {m.common_save()}
      </Button>
    </form>
  );
}
