import { createFileRoute } from "@tanstack/react-router";
import { ProfileForm } from "../../../features/profile/ProfileForm.tsx";
import { SettingsSection } from "../../../ui/SettingsSection.tsx";

export const Route = createFileRoute("/_app/settings/profile")({
  component: () => (
    <SettingsSection title="Profile">
      <ProfileForm />
    </SettingsSection>
  ),
});
