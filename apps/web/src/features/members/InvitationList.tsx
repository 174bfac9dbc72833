import { useQuery } from "@tanstack/react-query";
import { useFormats } from "../../lib/formats.ts";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { cancelInvitation, invitationsQuery } from "./members.api.ts";
import { roleName } from "./role-words.ts";

/** Invitations that nobody has answered yet; absent while there are none. */
export function InvitationList() {
  const formats = useFormats();
  const mayManage = useCan("members");
  const { data: invitations = [] } = useQuery({ ...invitationsQuery, enabled: mayManage });
  const cancel = useSetting(cancelInvitation, { done: m.members_invitation_withdrawn(), touches: [["invitations"]] });
  if (invitations.length === 0) return null;
  return (
    <SettingsSection title={m.members_invited()}>
      <LineList label={m.members_invitations()}>
        {invitations.map(({ id, email, role, expiresAt }) => (
          <Line key={id}>
            <div className="mr-auto min-w-0">
              <p className="truncate font-medium">{email}</p>
              <p className="text-xs text-ink-2">
                {m.members_invited_as({
                  role: roleName({ key: role, name: role }),
                  date: formats.day(new Date(expiresAt).toISOString()),
                })}
              </p>
            </div>
            <Button
              size="sm"
              onClick={() =>
                cancel.mutate(id, { onError: (error) => announceFailure(error, m.members_not_withdrawn()) })
              }
            >
              {m.members_withdraw()}
            </Button>
          </Line>
        ))}
      </LineList>
    </SettingsSection>
  );
}
