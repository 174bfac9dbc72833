import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
import type { ForecastSearch } from "./forecast-search.ts";

const fetchForecast = async ({ pipeline, owner, from, months }: ForecastSearch, signal: AbortSignal) => {
  const query = { pipelineId: pipeline, ownerId: owner, from, months };
  return (await good(api.GET("/api/v1/deals/forecast", { params: { query }, signal }))).data;
};

export type Forecast = Awaited<ReturnType<typeof fetchForecast>>;
export type ForecastLine = Forecast["total"];
export type ForecastCell = ForecastLine["overdue"];

export const forecastQuery = (search: ForecastSearch) =>
  queryOptions({
    // Below the deals, so that a change of theirs draws it anew.
    queryKey: ["records", "deal", "forecast", search],
    queryFn: ({ signal }) => fetchForecast(search, signal),
    placeholderData: (previous) => previous,
  });
