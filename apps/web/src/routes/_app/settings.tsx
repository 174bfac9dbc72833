import { createFileRoute, Outlet } from "@tanstack/react-router";
import { SettingsFrame } from "../../features/frame/SettingsFrame.tsx";

export const Route = createFileRoute("/_app/settings")({
  component: () => (
    <SettingsFrame>
      <Outlet />
    </SettingsFrame>
  ),
});
