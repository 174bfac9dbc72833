import { useQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { Suspense } from "react";
import { FirstSteps } from "../../features/first-run/FirstSteps.tsx";
import { firstRunQuery } from "../../features/first-run/first-run.api.ts";
import { TodayPage } from "../../features/today/TodayPage.tsx";
import { type Scope, todayQuery } from "../../features/today/today.api.ts";
import { lazily } from "../../lib/lazily.ts";
import { soon } from "../../lib/soon.ts";

const TodayRisks = lazily(() => import("../../features/hygiene/TodayRisks.tsx"), "TodayRisks");

/** Whose day is shown; the member's own unless the address says otherwise. */
export const Route = createFileRoute("/_app/")({
  validateSearch: ({ scope }: Record<string, unknown>): { scope?: Exclude<Scope, "mine"> } =>
    scope === "team" || scope === "everyone" ? { scope } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) => {
    const today = queryClient.prefetchQuery(todayQuery(deps.scope ?? "mine"));
    return soon(Promise.all([today, queryClient.prefetchQuery(firstRunQuery)]));
  },
  component: TodayRoute,
});

function TodayRoute() {
  const { scope = "mine" } = Route.useSearch();
  const navigate = Route.useNavigate();
  const { data: firstRun, isPending } = useQuery(firstRunQuery);
  return (
    <TodayPage
      scope={scope}
      onScope={(chosen) => navigate({ search: chosen === "mine" ? {} : { scope: chosen } })}
      firstSteps={<FirstSteps />}
      isSettling={isPending}
      below={
        <Suspense>
          <TodayRisks scope={scope} />
        </Suspense>
      }
      hasBegun={!firstRun?.steps.some(({ key, isDone }) => key === "lead" && !isDone)}
    />
  );
}
