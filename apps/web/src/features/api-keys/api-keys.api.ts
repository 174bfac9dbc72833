import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";

export type ApiKey = Schemas["ApiKey"];

export const apiKeysQuery = queryOptions({
  queryKey: ["api-keys"],
  queryFn: async () => (await good(api.GET("/api/v1/api-keys"))).data,
});

/** The answer holds the key itself, this once. */
export const createApiKey = (body: Schemas["CreateApiKey"]) => good(api.POST("/api/v1/api-keys", { body }));

export const deleteApiKey = (id: string) => good(api.DELETE("/api/v1/api-keys/{id}", { params: { path: { id } } }));
