import { createFileRoute } from "@tanstack/react-router";
import { Look } from "../../../features/organization/Look.tsx";
import { OpeningHours } from "../../../features/organization/OpeningHours.tsx";
import { OrganizationForm } from "../../../features/organization/OrganizationForm.tsx";
import { m } from "../../../messages/messages.js";
import { SettingsSection } from "../../../ui/SettingsSection.tsx";

export const Route = createFileRoute("/_app/settings/organization")({
  component: () => (
    <>
      <SettingsSection title={m.settings_organization()}>
        <OrganizationForm />
      </SettingsSection>
      <Look />
      <OpeningHours />
    </>
  ),
});
