import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
import type { paths } from "../../lib/api-types.ts";

type FirstRun = paths["/api/v1/first-run"]["get"]["responses"][200]["content"]["application/json"]["data"];
export type Step = FirstRun["steps"][number]["key"];
export type Trade = NonNullable<
  paths["/api/v1/first-run/trade"]["put"]["requestBody"]
>["content"]["application/json"]["trade"];

export const TRADES: readonly Trade[] = ["plumbing", "roofing", "cleaning", "real_estate", "agency"];

/** How far the organization has come. Under `records`, as the records themselves show it. */
export const firstRunQuery = queryOptions({
  queryKey: ["records", "today", "first-run"],
  queryFn: async () => (await good(api.GET("/api/v1/first-run"))).data,
});

/** Sets the organization up for its trade. */
export const chooseTrade = (trade: Trade) => good(api.PUT("/api/v1/first-run/trade", { body: { trade } }));

export const dismissFirstRun = () => good(api.PUT("/api/v1/first-run/dismissal"));

/** Calls a step done that no record could prove. */
export const confirmStep = (step: "form" | "hours") =>
  good(api.PUT("/api/v1/first-run/steps/{step}", { params: { path: { step } } }));
