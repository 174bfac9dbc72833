import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorsByField } from "../../lib/problem.ts";
import { useUnsaved } from "../../lib/unsaved.ts";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorState, FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Textarea } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { changeSecurity, type SecurityRules as Rules, securityQuery } from "./organization.api.ts";

/** What the organization asks of everybody who comes in: the second factor, how long a session lives, from where. */
export function SecurityRules() {
  const rules = useQuery(securityQuery);
  return (
    <SettingsSection title={m.settings_rules()} description={m.settings_rules_about()}>
      {rules.isPending && <SkeletonRows count={3} />}
      {rules.isError && <ErrorState error={rules.error} onRetry={() => rules.refetch()} />}
      {rules.data && <RulesForm key={JSON.stringify(rules.data)} rules={rules.data} />}
    </SettingsSection>
  );
}

function RulesForm({ rules }: { rules: Rules }) {
  const kept = {
    requireTwoFactor: rules.requireTwoFactor,
    sessionHours: rules.sessionHours,
    addresses: rules.allowedAddresses.join("\n"),
  };
  const [values, setValues] = useState(kept);
  const save = useSetting(changeSecurity, { done: m.settings_rules_saved(), touches: [["security"], ["me"]] });
  const errors = errorsByField(save.error);
  const isChanged = JSON.stringify(values) !== JSON.stringify(kept);
  useUnsaved(isChanged);
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { addresses, ...rest } = values;
    save.mutate({ ...rest, allowedAddresses: addresses.split(/[\s,;]+/).filter(Boolean) });
  };
  return (
    <form onSubmit={submit} className="flex max-w-xl flex-col gap-5">
      <FormField
        label={m.settings_require_two_factor()}
        help={m.settings_require_two_factor_help()}
        error={errors.requireTwoFactor}
      >
        {(control) => (
          <Switch
            {...control}
            checked={values.requireTwoFactor}
            onCheckedChange={(requireTwoFactor) => set({ requireTwoFactor })}
          />
        )}
      </FormField>
      <FormField
        label={m.settings_session_length()}
        help={m.settings_session_length_help()}
        error={errors.sessionHours}
      >
        {(control) => (
          <Select
            {...control}
            className="max-w-64"
            choices={sessionChoices(values.sessionHours)}
            empty={m.settings_session_unlimited()}
            value={values.sessionHours === null ? "" : String(values.sessionHours)}
            onValue={(hours) => set({ sessionHours: hours === "" ? null : Number(hours) })}
          />
        )}
      </FormField>
      <FormField
        label={m.settings_addresses()}
        help={m.settings_addresses_help({ address: rules.address })}
        error={errors.allowedAddresses}
      >
        {(control) => (
          <Textarea
            {...control}
            spellCheck={false}
            className="font-mono"
            placeholder={"203.0.113.0/24"}
            value={values.addresses}
            onChange={(event) => set({ addresses: event.target.value })}
          />
        )}
      </FormField>
      <FormError error={save.error} placed={["requireTwoFactor", "sessionHours", "allowedAddresses"]} />
      <Button type="submit" variant="primary" busy={save.isPending} disabled={!isChanged} className="self-start">
        {m.common_save()}
      </Button>
    </form>
  );
}

const HOURS = [1, 4, 8, 12, 24, 168];

/** The lengths offered, with one set by a program among them. */
const sessionChoices = (current: number | null) =>
  [...new Set([...HOURS, ...(current === null ? [] : [current])])]
    .toSorted((a, b) => a - b)
    .map((hours) => ({
      value: String(hours),
      label: hours % 24 === 0 ? m.settings_after_days({ count: hours / 24 }) : m.settings_after_hours({ count: hours }),
    }));
