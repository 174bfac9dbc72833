import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Select } from "../../ui/Select.tsx";
import { browserCountry, browserZone, countries, TIME_ZONES } from "../organization/places.ts";
import { foundOrganization } from "./sign-in.api.ts";
import { TextField } from "./TextField.tsx";

/** Names the organization; where it is has been guessed from the browser. */
export function OrganizationStep({ onFounded }: { onFounded: () => void }) {
  const [name, setName] = useState("");
  const [country, setCountry] = useState(browserCountry());
  const [timezone, setTimezone] = useState(browserZone());
  const found = useMutation({ mutationFn: foundOrganization, onSuccess: onFounded });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    found.mutate({ name: name.trim(), country, timezone });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label={m.first_run_organization_name()}
        placeholder={m.first_run_organization_example()}
        autoComplete="organization"
        required
        autoFocus
        value={name}
        onText={setName}
      />
      <div className="grid grid-cols-2 gap-3">
        <FormField label={m.first_run_country()}>
          {(control) => <Select {...control} choices={countries()} value={country} onValue={setCountry} />}
        </FormField>
        <FormField label={m.first_run_time_zone()}>
          {(control) => <Select {...control} choices={TIME_ZONES} value={timezone} onValue={setTimezone} />}
        </FormField>
      </div>
      <FormError error={found.error} />
      <Button type="submit" variant="primary" size="lg" busy={found.isPending}>
        {m.common_continue()}
      </Button>
    </form>
  );
}
