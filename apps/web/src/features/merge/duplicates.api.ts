import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { createApi, good, type Read, type Schemas, type Write } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";

/** Two records that may be one. */
export type DuplicatePair = Schemas["DuplicatePair"];

interface Sweeps {
  "/api/v1/{plural}/duplicates": {
    get: Read<
      { plural: string },
      { data: DuplicatePair[]; page: { next: string | null } },
      { cursor?: string; limit?: number }
    >;
  };
  "/api/v1/{plural}/duplicates/sweep": {
    get: Read<{ plural: string }, { data: { count: number; isMore: boolean; sweptAt: string | null } }>;
    post: Write<{ plural: string }, { data: Schemas["JobStarted"] }>;
  };
}
const sweeps = createApi<Sweeps>();

/** Pairs that the last sweep found and nobody has decided about, the surest first. */
export const pairsQuery = (object: DrawnObject) =>
  infiniteQueryOptions({
    queryKey: ["records", object.name, "duplicate-pairs"],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const params = { path: object, query: { cursor: pageParam || undefined } };
      return good(sweeps.GET("/api/v1/{plural}/duplicates", { params, signal }));
    },
    getNextPageParam: ({ page }) => page.next,
  });

/** How many there are, and when all records were last compared. */
export const sweepQuery = (object: DrawnObject) =>
  queryOptions({
    queryKey: ["records", object.name, "duplicate-sweep"],
    queryFn: async ({ signal }) =>
      (await good(sweeps.GET("/api/v1/{plural}/duplicates/sweep", { params: { path: object }, signal }))).data,
  });

/** Compares all records with each other, in the background. */
export const startSweep = async (object: DrawnObject) =>
  (await good(sweeps.POST("/api/v1/{plural}/duplicates/sweep", { params: { path: object }, body: {} }))).data;
