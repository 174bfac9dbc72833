import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { inviteMember, roleRef, rolesQuery } from "./members.api.ts";
import { roleDescription, roleName } from "./role-words.ts";

/** Invites somebody by e-mail, as any role but the owner's. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { data: roles = [] } = useQuery(rolesQuery);
  const [email, setEmail] = useState("");
  const [ref, setRef] = useState("sales");
  const grantable = roles.filter(({ key }) => key !== "owner");
  const role = grantable.find((one) => roleRef(one) === ref);
  const invite = useSetting(inviteMember, { done: m.members_invitation_sent({ email }), touches: [["invitations"]] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (role) invite.mutate({ email: email.trim(), role }, { onSuccess: onClose });
  };
  return (
    <Dialog title={m.members_invite_title()} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <FormField label={m.common_email()} required>
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
        <FormField label={m.members_role()} help={role && roleDescription(role)}>
          {(control) => (
            <Select
              {...control}
              choices={grantable.map((one) => ({ value: roleRef(one), label: roleName(one) }))}
              value={ref}
              onValue={setRef}
            />
          )}
        </FormField>
        <FormError error={invite.error} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={invite.isPending}>
            {m.members_invite_send()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
