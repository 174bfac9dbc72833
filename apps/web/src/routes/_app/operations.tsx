import { createFileRoute } from "@tanstack/react-router";
import { Journal } from "../../features/operations/Journal.tsx";
import { m } from "../../messages/messages.js";
import { Page } from "../../ui/Page.tsx";

export const Route = createFileRoute("/_app/operations")({
  component: () => (
    <Page title={m.frame_journal()}>
      <Journal />
    </Page>
  ),
});
