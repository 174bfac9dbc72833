import { createFileRoute } from "@tanstack/react-router";
import { DncLists } from "../../../features/channels/DncLists.tsx";
import { SendingSettings } from "../../../features/channels/SendingSettings.tsx";

export const Route = createFileRoute("/_app/settings/sending")({
  component: () => (
    <>
      <SendingSettings />
      <DncLists />
    </>
  ),
});
