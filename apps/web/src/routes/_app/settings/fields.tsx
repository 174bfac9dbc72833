import { createFileRoute } from "@tanstack/react-router";
import { FieldSettings } from "../../../features/fields/FieldSettings.tsx";

export const Route = createFileRoute("/_app/settings/fields")({
  component: () => <FieldSettings />,
});
