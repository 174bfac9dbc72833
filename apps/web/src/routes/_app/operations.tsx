import { createFileRoute } from "@tanstack/react-router";
import { Journal } from "../../features/operations/Journal.tsx";
import { Page } from "../../ui/Page.tsx";

export const Route = createFileRoute("/_app/operations")({
  component: () => (
    <Page title="Journal">
      <Journal />
    </Page>
  ),
});
