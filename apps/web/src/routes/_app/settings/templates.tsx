import { createFileRoute } from "@tanstack/react-router";
import { TemplateSettings } from "../../../features/templates/TemplateSettings.tsx";

export const Route = createFileRoute("/_app/settings/templates")({
  component: () => <TemplateSettings />,
});
