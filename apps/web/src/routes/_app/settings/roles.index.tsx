import { createFileRoute } from "@tanstack/react-router";
import { RoleList } from "../../../features/roles/RoleList.tsx";

export const Route = createFileRoute("/_app/settings/roles/")({
  component: () => <RoleList />,
});
