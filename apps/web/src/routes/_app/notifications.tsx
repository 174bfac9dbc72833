import { createFileRoute } from "@tanstack/react-router";
import { INBOX_STATES, type InboxState } from "../../features/notifications/inbox-states.ts";
import { NotificationsPage } from "../../features/notifications/NotificationsPage.tsx";

/** The inbox, unless the address says otherwise. */
export const Route = createFileRoute("/_app/notifications")({
  validateSearch: ({ state }: Record<string, unknown>): { state?: Exclude<InboxState, "inbox"> } => {
    const known = INBOX_STATES.find((one) => one === state);
    return known && known !== "inbox" ? { state: known } : {};
  },
  component: NotificationsRoute,
});

function NotificationsRoute() {
  const { state = "inbox" } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <NotificationsPage
      state={state}
      onState={(chosen) => navigate({ search: chosen === "inbox" ? {} : { state: chosen } })}
    />
  );
}
