import { createFileRoute } from "@tanstack/react-router";
import { FormList } from "../../../features/forms/FormList.tsx";

export const Route = createFileRoute("/_app/settings/forms/")({
  component: () => <FormList />,
});
