import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { membersQuery } from "../../lib/members.ts";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import { MemberLine } from "./MemberLine.tsx";

/** Who belongs to the organization, and as what. */
export function MemberList() {
  const members = useQuery(membersQuery);
  const mayManage = useCan("members");
  const [isInviting, setInviting] = useState(false);
  return (
    <SettingsSection
      title={m.members_title()}
      actions={
        mayManage && (
          <Button size="sm" variant="primary" onClick={() => setInviting(true)}>
            <UserPlus aria-hidden className="size-4" />
            {m.members_invite()}
          </Button>
        )
      }
    >
      {members.isPending && <SkeletonRows count={3} />}
      {members.isError && <ErrorState error={members.error} onRetry={() => members.refetch()} />}
      {members.data && (
        <LineList label={m.members_title()}>
          {members.data.map((member) => (
            <MemberLine key={member.id} member={member} mayManage={mayManage} />
          ))}
        </LineList>
      )}
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </SettingsSection>
  );
}
