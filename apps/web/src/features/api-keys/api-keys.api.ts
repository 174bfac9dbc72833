import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";

export interface ApiKey {
  id: string;
  name: string;
  /** The first characters, to tell keys apart. */
  start: string;
  scopes: string[];
  createdAt: string;
  expiresAt: string | null;
}

export const apiKeysQuery = queryOptions({
  queryKey: ["api-keys"],
  queryFn: async () => (await good<{ data: ApiKey[] }>(api.GET("/api-keys"))).data,
});

/** The answer holds the key itself, this once. */
export const createApiKey = (body: { name: string; scopes: string[] }) =>
  good<{ data: ApiKey & { key: string } }>(api.POST("/api-keys", { body }));

export const deleteApiKey = (id: string) => good<object>(api.DELETE(`/api-keys/${id}`));
