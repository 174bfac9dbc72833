import { createFileRoute } from "@tanstack/react-router";
import { ChannelSettings } from "../../../features/channels/ChannelSettings.tsx";

export const Route = createFileRoute("/_app/settings/channels")({
  component: () => <ChannelSettings />,
});
