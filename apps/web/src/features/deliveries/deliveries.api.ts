import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";

/** Events that a subscriber gave up on. */
export const parkedQuery = queryOptions({
  queryKey: ["deliveries"],
  queryFn: async () => (await good(api.GET("/api/v1/deliveries"))).data,
});

/** Jobs that used up their attempts. */
export const failedJobsQuery = queryOptions({
  queryKey: ["failed-jobs"],
  queryFn: async () => (await good(api.GET("/api/v1/jobs/failed"))).data,
});

export const retryDelivery = (path: { eventId: string; subscriber: string }) =>
  good(api.POST("/api/v1/deliveries/{eventId}/{subscriber}/retry", { params: { path } }));

export const retryJob = (jobId: string) =>
  good(api.POST("/api/v1/jobs/{jobId}/retry", { params: { path: { jobId } } }));
