import { type FormEvent, useState } from "react";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { changePassword } from "./profile.api.ts";

/** Changes one's password and signs out everywhere else. */
export function PasswordForm() {
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNew] = useState("");
  const change = useSetting(changePassword, {
    done: m.settings_password_changed(),
    touches: [["sessions"]],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const clear = () => {
      setCurrent("");
      setNew("");
    };
    change.mutate({ currentPassword, newPassword }, { onSuccess: clear });
  };
  return (
    <SettingsSection title={m.common_password()}>
      <form onSubmit={submit} className="flex max-w-sm flex-col gap-3">
        <FormField label={m.settings_password_current()}>
          {(control) => (
            <Input
              {...control}
              type="password"
              autoComplete="current-password"
              value={currentPassword}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </FormField>
        <FormField label={m.settings_password_new()}>
          {(control) => (
            <Input
              {...control}
              type="password"
              autoComplete="new-password"
              value={newPassword}
              onChange={(event) => setNew(event.target.value)}
            />
          )}
        </FormField>
        <FormError error={change.error} />
        <Button
          type="submit"
          busy={change.isPending}
          disabled={!currentPassword || !newPassword}
          className="self-start"
        >
          {m.settings_password_change()}
        </Button>
      </form>
    </SettingsSection>
  );
}
