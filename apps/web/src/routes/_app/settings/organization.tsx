import { createFileRoute } from "@tanstack/react-router";
import { OrganizationForm } from "../../../features/organization/OrganizationForm.tsx";
import { SettingsSection } from "../../../ui/SettingsSection.tsx";

export const Route = createFileRoute("/_app/settings/organization")({
  component: () => (
    <SettingsSection title="Organization">
      <OrganizationForm />
    </SettingsSection>
  ),
});
