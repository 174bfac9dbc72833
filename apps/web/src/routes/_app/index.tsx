import { createFileRoute, redirect } from "@tanstack/react-router";

/** Until there is a page of what needs one today, the work begins at the leads. */
export const Route = createFileRoute("/_app/")({
  beforeLoad: () => {
    throw redirect({ to: "/leads" });
  },
});
