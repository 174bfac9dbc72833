import { createFileRoute } from "@tanstack/react-router";
import { RolePage } from "../../../features/roles/RolePage.tsx";

export const Route = createFileRoute("/_app/settings/roles/$id")({
  component: function Page() {
    return <RolePage id={Route.useParams().id} />;
  },
});
