import { CAPABILITIES, type SystemRoleKey, systemRole } from "@mainstay/model";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Eye, ShieldQuestion } from "lucide-react";
import { useState } from "react";
import { lookAs } from "../../lib/seen-as.ts";
import { useCan } from "../../lib/session.ts";
import { useUnsaved } from "../../lib/unsaved.ts";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState, FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { usePageName } from "../../ui/page-heading.ts";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { changeRole, deleteRole, type Role, roleRef, rolesQuery } from "../members/members.api.ts";
import { roleDescription, roleName } from "../members/role-words.ts";
import { Capabilities } from "./Capabilities.tsx";
import { RightsMatrix } from "./RightsMatrix.tsx";
import { type RoleDraft, rightsOf } from "./role-draft.ts";

/** What a role may do, to look at for the ones that come with Mainstay, to change for one's own. */
export function RolePage({ id }: { id: string }) {
  const roles = useQuery(rolesQuery);
  if (roles.isPending) return <SkeletonRows count={8} />;
  if (roles.isError) return <ErrorState error={roles.error} onRetry={() => roles.refetch()} />;
  const role = roles.data.find((one) => roleRef(one) === id);
  if (!role) return <EmptyState icon={ShieldQuestion} title={m.members_role_gone()} />;
  return <RoleRights key={`${id} ${role.version}`} role={role} />;
}

function RoleRights({ role }: { role: Role }) {
  usePageName(roleName(role));
  const mayManage = useCan("roles");
  const { id, version } = role;
  const kept = draftOf(role);
  const [draft, setDraft] = useState(kept);
  const [isDeleting, setDeleting] = useState(false);
  const isEditable = mayManage && id !== null;
  const shown = id === null ? systemRole(role.key) : rightsOf(draft);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(kept);
  useUnsaved(isChanged);
  const save = useSetting(changeRole, { done: m.members_role_saved(), touches: [["roles"], ["me"], ["members"]] });
  const send = () => {
    if (!id) return;
    const { name, description, changes } = draft;
    save.mutate({ id, name, description, changes, version: version ?? undefined });
  };
  return (
    <>
      <SettingsSection
        wide
        title={roleName(role)}
        description={roleDescription(role)}
        actions={
          mayManage && (
            <Button size="sm" disabled={isChanged} onClick={() => lookAs(roleRef(role))} className="max-w-full">
              <Eye aria-hidden className="size-4 shrink-0" />
              <span className="truncate">{m.members_see_as({ role: roleName(role) })}</span>
            </Button>
          )
        }
      >
        {id === null && <p className="mb-3 text-ink-2">{m.members_role_fixed()}</p>}
        {isEditable && (
          <div className="mb-4 grid gap-4 sm:grid-cols-[14rem_1fr]">
            <FormField label={m.common_name()}>
              {(control) => (
                <Input
                  {...control}
                  value={draft.name}
                  onChange={(event) => setDraft({ ...draft, name: event.target.value })}
                />
              )}
            </FormField>
            <FormField label={m.members_role_for()}>
              {(control) => (
                <Input
                  {...control}
                  value={draft.description}
                  onChange={(event) => setDraft({ ...draft, description: event.target.value })}
                />
              )}
            </FormField>
          </div>
        )}
        <RightsMatrix role={shown} draft={isEditable ? draft : null} onChange={setDraft} />
      </SettingsSection>
      <SettingsSection wide title={m.members_capabilities()} description={m.members_capabilities_about()}>
        <Capabilities
          all={CAPABILITIES}
          given={shown.capabilities}
          draft={isEditable ? draft : null}
          onChange={setDraft}
        />
      </SettingsSection>
      {isEditable && (
        <div className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-2 border-t bg-surface px-4 py-3 md:-mx-6 md:px-6">
          <div className="min-w-0 flex-1 basis-60">
            <FormError error={save.error} />
          </div>
          <Button variant="danger" onClick={() => setDeleting(true)}>
            {m.members_role_delete()}
          </Button>
          <Button disabled={!isChanged} onClick={() => setDraft(kept)}>
            {m.common_discard()}
          </Button>
          <Button variant="primary" busy={save.isPending} disabled={!isChanged} onClick={send}>
            {m.common_save()}
          </Button>
        </div>
      )}
      {isDeleting && id && <DeleteRole id={id} name={role.name} onClose={() => setDeleting(false)} />}
    </>
  );
}

function DeleteRole({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const navigate = useNavigate();
  const remove = useSetting(deleteRole, { done: m.members_role_deleted(), touches: [["roles"]] });
  return (
    <ConfirmDialog
      danger
      title={m.members_role_delete_title({ name })}
      description={m.members_role_delete_about()}
      action={m.members_role_delete()}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(id, { onSuccess: () => navigate({ to: "/settings/roles" }) })}
      onClose={onClose}
    />
  );
}

const draftOf = ({ name, description, parent, changes }: Role): RoleDraft => ({
  name,
  description,
  parent: (parent ?? "guest") as SystemRoleKey,
  changes: changes ?? {},
});
