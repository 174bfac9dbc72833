import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "./api.ts";

export type Member = Schemas["Member"];

export const membersQuery = queryOptions({
  queryKey: ["members"],
  queryFn: async () => (await good(api.GET("/api/v1/members"))).data,
  staleTime: 5 * 60_000,
});
