import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
import type { Written } from "../../records/record.ts";

/** The operation that put the sample data in, while it stands. */
export const sampleDataQuery = queryOptions({
  queryKey: ["sample-data"],
  queryFn: async () => (await good<{ data: { operationId: string | null } }>(api.GET("/sample-data"))).data,
  staleTime: 5 * 60_000,
});

export const addSampleData = (trade: "plumbing") =>
  good<Written<unknown>>(api.POST("/sample-data", { body: { trade } }));
