import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ChevronRight, Plus } from "lucide-react";
import { useState } from "react";
import { membersQuery } from "../../lib/members.ts";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { isCustom, roleRef, rolesQuery } from "../members/members.api.ts";
import { roleDescription, roleName } from "../members/role-words.ts";
import { CreateRoleDialog } from "./CreateRoleDialog.tsx";

/** The roles that come with Mainstay and those of the organization's own; each opens what it may do. */
export function RoleList() {
  const roles = useQuery(rolesQuery);
  const { data: members = [] } = useQuery(membersQuery);
  const mayManage = useCan("roles");
  const navigate = useNavigate();
  const [isCreating, setCreating] = useState(false);
  return (
    <SettingsSection
      title={m.members_roles()}
      description={m.members_roles_about()}
      actions={
        mayManage && (
          <Button size="sm" variant="primary" onClick={() => setCreating(true)}>
            <Plus aria-hidden className="size-4" />
            {m.members_role_new()}
          </Button>
        )
      }
    >
      {roles.isPending && <SkeletonRows count={6} />}
      {roles.isError && <ErrorState error={roles.error} onRetry={() => roles.refetch()} />}
      {roles.data && (
        <LineList label={m.members_roles()}>
          {roles.data.map((role) => {
            const count = members.filter((member) => member.role === roleRef(role)).length;
            return (
              <Line key={roleRef(role)} isLink>
                <div className="min-w-0 flex-1 basis-48">
                  <p className="flex items-center gap-2">
                    <Link
                      to="/settings/roles/$id"
                      params={{ id: roleRef(role) }}
                      className="truncate font-medium after:absolute after:inset-0"
                    >
                      {roleName(role)}
                    </Link>
                    {isCustom(role) && <Badge tone="teal">{m.members_role_own()}</Badge>}
                  </p>
                  <p className="text-ink-2">{roleDescription(role) || likeParent(role.parent)}</p>
                </div>
                <span className="flex items-center gap-2 text-xs text-ink-2">
                  {m.members_role_count({ count })}
                  <ChevronRight aria-hidden className="size-4 text-ink-3" />
                </span>
              </Line>
            );
          })}
        </LineList>
      )}
      {isCreating && (
        <CreateRoleDialog
          onClose={() => setCreating(false)}
          onCreated={(id) => navigate({ to: "/settings/roles/$id", params: { id } })}
        />
      )}
    </SettingsSection>
  );
}

const likeParent = (parent: string | null) =>
  parent ? m.members_role_like({ role: roleName({ key: parent, name: parent }) }) : "";
