import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
import type { Trade } from "../first-run/first-run.api.ts";

/** The operation that put the sample data in, while it stands. */
export const sampleDataQuery = queryOptions({
  queryKey: ["sample-data"],
  queryFn: async () => (await good(api.GET("/api/v1/sample-data"))).data,
  staleTime: 5 * 60_000,
});

export const addSampleData = (trade: Trade) => good(api.POST("/api/v1/sample-data", { body: { trade } }));
