import { createFileRoute } from "@tanstack/react-router";
import { SecurityRules } from "../../../features/organization/SecurityRules.tsx";

export const Route = createFileRoute("/_app/settings/access")({
  component: () => <SecurityRules />,
});
