import { createFileRoute } from "@tanstack/react-router";
import { FollowUpRules } from "../../../features/follow-ups/FollowUpRules.tsx";

export const Route = createFileRoute("/_app/settings/follow-ups")({
  component: () => <FollowUpRules />,
});
