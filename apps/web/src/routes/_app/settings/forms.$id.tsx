import { createFileRoute } from "@tanstack/react-router";
import { FormBuilder } from "../../../features/forms/FormBuilder.tsx";

export const Route = createFileRoute("/_app/settings/forms/$id")({
  component: function Page() {
    return <FormBuilder id={Route.useParams().id} />;
  },
});
