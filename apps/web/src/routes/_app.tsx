import { createFileRoute, Outlet, redirect } from "@tanstack/react-router";
import { Frame } from "../features/frame/Frame.tsx";
import { followLocale } from "../lib/follow-locale.ts";
import { objectsQuery, openSession, setUpQuery } from "../lib/session.ts";
import { ErrorState } from "../ui/ErrorState.tsx";

/** Everything behind sign-in; who is not inside is led to the right door. */
export const Route = createFileRoute("/_app")({
  beforeLoad: async ({ context: { queryClient }, location }) => {
    const me = await openSession(queryClient);
    if (me?.organization) {
      await followLocale(me.user.locale);
      await queryClient.ensureQueryData(objectsQuery);
      return;
    }
    if (me?.refused) throw redirect({ to: "/held-back" });
    if (me) throw redirect({ to: "/new-organization" });
    const { firstRun } = await queryClient.ensureQueryData(setUpQuery);
    if (firstRun) throw redirect({ to: "/set-up" });
    throw redirect({ to: "/sign-in", search: { next: location.href } });
  },
  component: () => (
    <Frame>
      <Outlet />
    </Frame>
  ),
  errorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
});
