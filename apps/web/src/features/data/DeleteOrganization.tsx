import { useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { errorsByField } from "../../lib/problem.ts";
import { useMe } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { cancelDeletion, scheduleDeletion } from "../organization/organization.api.ts";

/** The end of an organization: asked for by an owner, thirty days before it happens. */
export function DeleteOrganization() {
  const formats = useFormats();
  const { organization, role } = useMe();
  const [isAsking, setAsking] = useState(false);
  const keep = useSetting(cancelDeletion, { done: m.settings_delete_kept(), touches: [["me"]] });
  if (role.key !== "owner") return null;
  return (
    <SettingsSection title={m.settings_delete()} description={m.settings_delete_about()}>
      {organization.deletesAt ? (
        <Notice
          tone="danger"
          action={
            <Button
              busy={keep.isPending}
              onClick={() =>
                keep.mutate(undefined, { onError: (error) => announceFailure(error, m.settings_delete_not_kept()) })
              }
            >
              {m.settings_delete_keep()}
            </Button>
          }
        >
          {m.settings_delete_on({ date: formats.day(organization.deletesAt) })}
        </Notice>
      ) : (
        <Button variant="danger" onClick={() => setAsking(true)}>
          {m.settings_delete_start()}
        </Button>
      )}
      {isAsking && <DeleteDialog onClose={() => setAsking(false)} />}
    </SettingsSection>
  );
}

function DeleteDialog({ onClose }: { onClose: () => void }) {
  const { name } = useMe().organization;
  const [typed, setTyped] = useState("");
  const schedule = useSetting(scheduleDeletion, { done: m.settings_delete_scheduled(), touches: [["me"]] });
  const errors = errorsByField(schedule.error);
  return (
    <ConfirmDialog
      danger
      title={m.settings_delete_title({ name })}
      description={m.settings_delete_warning()}
      action={m.settings_delete_confirm()}
      busy={schedule.isPending}
      disabled={typed.trim() !== name}
      error={errors.name ? null : schedule.error}
      onConfirm={() => schedule.mutate(typed, { onSuccess: onClose })}
      onClose={onClose}
    >
      <FormField label={m.settings_delete_type({ name })} error={errors.name}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </FormField>
    </ConfirmDialog>
  );
}
