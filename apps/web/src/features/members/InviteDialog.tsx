import { type FormEvent, useState } from "react";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { GRANTABLE_CHOICES, GRANTABLE_ROLES, type GrantableRole, grantableRole } from "./grantable-roles.ts";
import { inviteMember } from "./members.api.ts";

/** Invites somebody by e-mail. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<GrantableRole>("sales");
  const invite = useSetting(inviteMember, { done: `Invitation sent to ${email}`, touches: [["invitations"]] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ email: email.trim(), role }, { onSuccess: onClose });
  };
  return (
    <Dialog title="Invite a colleague" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <FormField label="E-mail" required>
          {(control) => (
            <Input
              {...control}
              type="email"
              required
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </FormField>
        <FormField label="Role" help={GRANTABLE_ROLES.find(({ key }) => key === role)?.description}>
          {(control) => (
            <Select
              {...control}
              choices={GRANTABLE_CHOICES}
              value={role}
              onValue={(value) => setRole(grantableRole(value))}
            />
          )}
        </FormField>
        <FormError error={invite.error} />
        <Actions inForm>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={invite.isPending}>
            Send invitation
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
