import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Schemas } from "../../lib/api.ts";
import { errorsByField } from "../../lib/problem.ts";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { createRole, isCustom, rolesQuery } from "../members/members.api.ts";
import { roleDescription, roleName } from "../members/role-words.ts";

type Parent = Schemas["CreateRole"]["parent"];

interface CreateRoleDialogProps {
  onClose: () => void;
  onCreated: (id: string) => void;
}

/** A role of one's own: a name, and the role it starts from. */
export function CreateRoleDialog({ onClose, onCreated }: CreateRoleDialogProps) {
  const { data: roles = [] } = useQuery(rolesQuery);
  const [name, setName] = useState("");
  const [parent, setParent] = useState<Parent>("sales");
  const [description, setDescription] = useState("");
  const create = useSetting(createRole, { done: m.members_role_created(), touches: [["roles"]] });
  const errors = errorsByField(create.error);
  const parents = roles.filter((role) => !isCustom(role) && role.key !== "owner");
  const chosen = parents.find(({ key }) => key === parent);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { name: name.trim(), parent, description: description.trim(), changes: {} },
      {
        onSuccess: (made) => {
          onClose();
          if (made?.data.id) onCreated(made.data.id);
        },
      },
    );
  };
  return (
    <Dialog title={m.members_role_new()} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <FormField label={m.common_name()} required error={errors.name}>
          {(control) => (
            <Input {...control} required autoFocus value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </FormField>
        <FormField label={m.members_role_starts_from()} help={chosen && roleDescription(chosen)}>
          {(control) => (
            <Select
              {...control}
              choices={parents.map((role) => ({ value: role.key, label: roleName(role) }))}
              value={parent}
              onValue={(value) => setParent(value as Parent)}
            />
          )}
        </FormField>
        <FormField label={m.members_role_for()}>
          {(control) => (
            <Input {...control} value={description} onChange={(event) => setDescription(event.target.value)} />
          )}
        </FormField>
        <FormError error={create.error} placed={["name"]} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={create.isPending}>
            {m.members_role_create()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
