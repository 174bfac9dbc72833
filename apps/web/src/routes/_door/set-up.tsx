import { createFileRoute, redirect } from "@tanstack/react-router";
import { SetUp } from "../../features/sign-in/SetUp.tsx";
import { setUpQuery } from "../../lib/session.ts";

/** The first page of a fresh installation; gone once it has an owner. */
export const Route = createFileRoute("/_door/set-up")({
  beforeLoad: async ({ context: { queryClient } }) => {
    const { firstRun } = await queryClient.ensureQueryData(setUpQuery);
    if (!firstRun) throw redirect({ to: "/" });
  },
  component: () => <SetUp />,
});
