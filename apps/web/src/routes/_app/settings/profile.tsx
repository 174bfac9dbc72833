import { createFileRoute } from "@tanstack/react-router";
import { ProfileForm } from "../../../features/profile/ProfileForm.tsx";
import { m } from "../../../messages/messages.js";
import { SettingsSection } from "../../../ui/SettingsSection.tsx";

export const Route = createFileRoute("/_app/settings/profile")({
  component: () => (
    <SettingsSection title={m.settings_profile()}>
      <ProfileForm />
    </SettingsSection>
  ),
});
