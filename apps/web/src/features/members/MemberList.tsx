import { SYSTEM_ROLES } from "@mainstay/model";
import { useQuery } from "@tanstack/react-query";
import { Ellipsis, UserPlus } from "lucide-react";
import { useState } from "react";
import { type Member, membersQuery } from "../../lib/members.ts";
import { useCan, useMe } from "../../lib/session.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { Select } from "../../ui/Select.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import { changeRole, customRolesQuery, removeMember } from "./members.api.ts";

/** Who belongs to the organization, and as what. */
export function MemberList() {
  const members = useQuery(membersQuery);
  const mayManage = useCan("members");
  const [isInviting, setInviting] = useState(false);
  return (
    <SettingsSection
      title="Members"
      actions={
        mayManage && (
          <Button size="sm" variant="primary" onClick={() => setInviting(true)}>
            <UserPlus aria-hidden className="size-4" />
            Invite
          </Button>
        )
      }
    >
      {members.isPending && <SkeletonRows count={3} />}
      {members.isError && <ErrorState error={members.error} onRetry={() => members.refetch()} />}
      {members.data && (
        <LineList label="Members">
          {members.data.map((member) => (
            <MemberLine key={member.id} member={member} mayManage={mayManage} />
          ))}
        </LineList>
      )}
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </SettingsSection>
  );
}

function MemberLine({ member, mayManage }: { member: Member; mayManage: boolean }) {
  const me = useMe();
  const { data: custom = [] } = useQuery({ ...customRolesQuery, enabled: mayManage });
  const setRole = useSetting(changeRole, { done: `${member.name}'s role changed`, touches: [["members"], ["me"]] });
  const remove = useSetting(removeMember, { done: `${member.name} removed`, touches: [["members"]] });
  // Only an owner can make or unmake owners.
  const isLocked = !mayManage || (member.role === "owner" && me.role.key !== "owner");
  const choices = [
    ...Object.values(SYSTEM_ROLES)
      .filter(({ key }) => key !== "owner" || me.role.key === "owner")
      .map(({ key, name }) => ({ value: key, label: name })),
    ...custom.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Line>
      <Avatar name={member.name} size="md" />
      <div className="mr-auto min-w-0">
        <p className="truncate font-medium">{member.name}</p>
        <p className="truncate text-xs text-ink-2">{member.email}</p>
      </div>
      <div className="flex items-center gap-1">
        {isLocked ? (
          <span className="text-ink-2">{member.roleName}</span>
        ) : (
          <Select
            aria-label={`Role of ${member.name}`}
            className="w-36"
            choices={choices}
            value={member.role}
            onValue={(role) =>
              setRole.mutate(
                { id: member.id, role },
                { onError: (error) => announceFailure(error, "Role not changed") },
              )
            }
          />
        )}
        {!isLocked && member.id !== me.member.id && (
          <Menu
            align="end"
            trigger={
              <IconButton label={`More for ${member.name}`}>
                <Ellipsis />
              </IconButton>
            }
          >
            <MenuItem
              danger
              onSelect={() => remove.mutate(member.id, { onError: (error) => announceFailure(error, "Not removed") })}
            >
              Remove from the organization
            </MenuItem>
          </Menu>
        )}
      </div>
    </Line>
  );
}
