import { useQuery } from "@tanstack/react-query";
import { useFormats } from "../../lib/formats.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { cancelInvitation, invitationsQuery } from "./members.api.ts";

/** Invitations that nobody has answered yet; absent while there are none. */
export function InvitationList() {
  const formats = useFormats();
  const { data: invitations = [] } = useQuery(invitationsQuery);
  const cancel = useSetting(cancelInvitation, { done: "Invitation withdrawn", touches: [["invitations"]] });
  if (invitations.length === 0) return null;
  return (
    <SettingsSection title="Invited">
      <LineList label="Invitations">
        {invitations.map(({ id, email, role, expiresAt }) => (
          <Line key={id}>
            <div className="mr-auto min-w-0">
              <p className="truncate font-medium">{email}</p>
              <p className="text-xs text-ink-2">
                As {role}, until {formats.day(new Date(expiresAt).toISOString())}
              </p>
            </div>
            <Button
              size="sm"
              onClick={() => cancel.mutate(id, { onError: (error) => announceFailure(error, "Not withdrawn") })}
            >
              Withdraw
            </Button>
          </Line>
        ))}
      </LineList>
    </SettingsSection>
  );
}
