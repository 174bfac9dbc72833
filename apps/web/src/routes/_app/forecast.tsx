import { createFileRoute } from "@tanstack/react-router";
import { forecastQuery } from "../../features/deals/deals.api.ts";
import { ForecastPage } from "../../features/deals/ForecastPage.tsx";
import { parseForecastSearch } from "../../features/deals/forecast-search.ts";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { objectsQuery, useObject } from "../../lib/session.ts";

export const Route = createFileRoute("/_app/forecast")({
  validateSearch: parseForecastSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) => {
    const mayLook = queryClient.getQueryData(objectsQuery.queryKey)?.some(({ name }) => name === "deal");
    if (mayLook) void queryClient.prefetchQuery(forecastQuery(deps));
  },
  component: Forecast,
});

function Forecast() {
  const object = useObject("deal");
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  if (!object) return <NotYours />;
  return (
    <ForecastPage
      search={search}
      onSearch={(change) => navigate({ search: (current) => ({ ...current, ...change }) })}
    />
  );
}
