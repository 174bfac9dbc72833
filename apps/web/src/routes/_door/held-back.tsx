import { createFileRoute } from "@tanstack/react-router";
import { HeldBack } from "../../features/profile/HeldBack.tsx";
import { meQuery } from "../../lib/session.ts";

export const Route = createFileRoute("/_door/held-back")({
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(meQuery),
  component: () => <HeldBack />,
});
