import { createFileRoute } from "@tanstack/react-router";
import { CalendarFeed } from "../../../features/calendar/CalendarFeed.tsx";

export const Route = createFileRoute("/_app/settings/calendar")({
  component: () => <CalendarFeed />,
});
