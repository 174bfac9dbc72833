import { useQuery } from "@tanstack/react-query";
import { membersQuery } from "../../lib/members.ts";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { FormField } from "../../ui/FormField.tsx";
import { Textarea } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { Switch } from "../../ui/Switch.tsx";
import type { BuilderPart } from "./FormBuilder.tsx";
import { FormPart } from "./FormPart.tsx";

/** Where a form's leads go, and from where it may be used. */
export function FormRouting({ draft, errors, set }: BuilderPart) {
  const { data: members = [] } = useQuery(membersQuery);
  const sources = useObject("form")?.fields.find(({ name }) => name === "defaultSource")?.options ?? [];
  const owners = members.filter((member) => member.isActive).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormPart title={m.forms_routing()}>
      <FormField label={m.forms_owner()} error={errors.defaultOwnerId}>
        {(control) => (
          <Select
            {...control}
            choices={owners}
            empty={m.forms_owner_none()}
            value={draft.defaultOwnerId ?? ""}
            onValue={(id) => set({ defaultOwnerId: id || null })}
          />
        )}
      </FormField>
      <FormField label={m.forms_source()} error={errors.defaultSource}>
        {(control) => (
          <Select
            {...control}
            choices={sources}
            value={draft.defaultSource}
            onValue={(defaultSource) => set({ defaultSource })}
          />
        )}
      </FormField>
      <FormField label={m.forms_sites()} help={m.forms_sites_help()} error={errors.allowedOrigins}>
        {(control) => (
          <Textarea
            {...control}
            spellCheck={false}
            placeholder="https://example.com"
            value={draft.sites}
            onChange={(event) => set({ sites: event.target.value })}
          />
        )}
      </FormField>
      <FormField layout="line" label={m.forms_active()}>
        {(control) => (
          <Switch {...control} checked={draft.isActive} onCheckedChange={(isActive) => set({ isActive })} />
        )}
      </FormField>
    </FormPart>
  );
}
