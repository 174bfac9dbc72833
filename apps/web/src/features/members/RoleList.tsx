import { SYSTEM_ROLES } from "@mainstay/model";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useCan } from "../../lib/session.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { GRANTABLE_CHOICES, type GrantableRole, grantableRole } from "./grantable-roles.ts";
import { createRole, customRolesQuery, deleteRole } from "./members.api.ts";

/** The roles that come with Mainstay and those of the organization's own. */
export function RoleList() {
  const mayManage = useCan("roles");
  const { data: custom = [] } = useQuery({ ...customRolesQuery, enabled: mayManage });
  const [isCreating, setCreating] = useState(false);
  const remove = useSetting(deleteRole, { done: "Role deleted", touches: [["roles"], ["members"]] });
  return (
    <SettingsSection
      title="Roles"
      description="What somebody may see and do. Roles of your own start from one of these."
      actions={
        mayManage && (
          <Button size="sm" onClick={() => setCreating(true)}>
            <Plus aria-hidden className="size-4" />
            New role
          </Button>
        )
      }
    >
      <LineList label="Roles">
        {Object.values(SYSTEM_ROLES).map(({ key, name, description }) => (
          <Line key={key}>
            <span className="w-28 font-medium">{name}</span>
            <span className="min-w-0 flex-1 text-ink-2">{description}</span>
          </Line>
        ))}
        {custom.map(({ id, name, description, parent }) => (
          <Line key={id}>
            <span className="w-28 truncate font-medium">{name}</span>
            <span className="min-w-0 flex-1 text-ink-2">{description || `Like ${parent}`}</span>
            <Button
              size="sm"
              variant="danger"
              onClick={() => remove.mutate(id, { onError: (error) => announceFailure(error, "Not deleted") })}
            >
              Delete
            </Button>
          </Line>
        ))}
      </LineList>
      {isCreating && <CreateRoleDialog onClose={() => setCreating(false)} />}
    </SettingsSection>
  );
}

function CreateRoleDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("");
  const [parent, setParent] = useState<GrantableRole>("sales");
  const [description, setDescription] = useState("");
  const create = useSetting(createRole, { done: "Role created", touches: [["roles"]] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name: name.trim(), parent, description }, { onSuccess: onClose });
  };
  return (
    <Dialog title="New role" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <FormField label="Name" required>
          {(control) => (
            <Input {...control} required autoFocus value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </FormField>
        <FormField label="Starts from">
          {(control) => (
            <Select
              {...control}
              choices={GRANTABLE_CHOICES}
              value={parent}
              onValue={(value) => setParent(grantableRole(value))}
            />
          )}
        </FormField>
        <FormField label="What it is for">
          {(control) => (
            <Input {...control} value={description} onChange={(event) => setDescription(event.target.value)} />
          )}
        </FormField>
        <FormError error={create.error} />
        <Actions inForm>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={create.isPending}>
            Create role
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
