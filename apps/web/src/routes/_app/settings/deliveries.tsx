import { createFileRoute } from "@tanstack/react-router";
import { Deliveries } from "../../../features/deliveries/Deliveries.tsx";

export const Route = createFileRoute("/_app/settings/deliveries")({
  component: () => <Deliveries />,
});
