import { createFileRoute } from "@tanstack/react-router";
import { DuplicatesPage } from "../../../features/merge/DuplicatesPage.tsx";

export const Route = createFileRoute("/_app/settings/duplicates")({
  component: () => <DuplicatesPage />,
});
