import { useQuery } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import type { Member } from "../../lib/members.ts";
import { useMe } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { Select } from "../../ui/Select.tsx";
import { Line } from "../../ui/SettingsSection.tsx";
import { LeaveDialog } from "./LeaveDialog.tsx";
import { changeMember, roleRef, rolesQuery } from "./members.api.ts";
import { roleName } from "./role-words.ts";

/** One member: who they are, their role, and what can be done about them. */
export function MemberLine({ member, mayManage }: { member: Member; mayManage: boolean }) {
  const me = useMe();
  const { data: roles = [] } = useQuery(rolesQuery);
  const [leaving, setLeaving] = useState<"deactivate" | "remove" | null>(null);
  const setRole = useSetting(changeMember, {
    done: m.members_role_changed({ name: member.name }),
    touches: [["members"], ["me"]],
  });
  const letIn = useSetting(changeMember, {
    done: m.members_reactivated({ name: member.name }),
    touches: [["members"]],
  });
  // Only an owner can make or unmake owners.
  const isOwner = me.role.key === "owner";
  const isLocked = !mayManage || (member.role === "owner" && !isOwner);
  const grantable = roles.filter(({ key }) => key !== "owner" || isOwner);
  const current = roles.find((role) => roleRef(role) === member.role);
  return (
    <Line>
      <Avatar name={member.name} size="md" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{member.name}</span>
          {!member.isActive && <Badge tone="grey">{m.members_deactivated()}</Badge>}
        </p>
        <p className="truncate text-xs text-ink-2">
          {[member.email, ...member.teams.map(({ name }) => name)].join(" · ")}
        </p>
      </div>
      <div className="flex items-center gap-1">
        {isLocked ? (
          <span className="text-ink-2">{current ? roleName(current) : member.roleName}</span>
        ) : (
          <Select
            aria-label={m.members_role_of({ name: member.name })}
            className="w-36"
            choices={grantable.map((role) => ({ value: roleRef(role), label: roleName(role) }))}
            value={member.role}
            onValue={(role) =>
              setRole.mutate(
                { id: member.id, role },
                { onError: (error) => announceFailure(error, m.members_role_not_changed()) },
              )
            }
          />
        )}
        {!isLocked && member.id !== me.member.id && (
          <Menu
            align="end"
            trigger={
              <IconButton label={m.members_more({ name: member.name })}>
                <Ellipsis />
              </IconButton>
            }
          >
            {member.isActive ? (
              <MenuItem onSelect={() => setLeaving("deactivate")}>{m.members_deactivate_start()}</MenuItem>
            ) : (
              <MenuItem
                onSelect={() =>
                  letIn.mutate(
                    { id: member.id, isActive: true },
                    { onError: (error) => announceFailure(error, m.common_not_saved()) },
                  )
                }
              >
                {m.members_reactivate()}
              </MenuItem>
            )}
            <MenuItem danger onSelect={() => setLeaving("remove")}>
              {m.members_remove_start()}
            </MenuItem>
          </Menu>
        )}
      </div>
      {leaving && <LeaveDialog member={member} how={leaving} onClose={() => setLeaving(null)} />}
    </Line>
  );
}
