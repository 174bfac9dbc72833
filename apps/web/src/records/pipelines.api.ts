import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../lib/api.ts";
import type { Pipeline, Stage } from "./pipeline.ts";

/** Every pipeline with its stages in their order: boards, stage bars, filters and forecasts go by it. */
export const pipelinesQuery = queryOptions({
  queryKey: ["pipelines"],
  queryFn: async () => {
    const { data } = await good(api.GET("/api/v1/pipelines"));
    // The list leaves its stages open in the document; they are the `Stage` it describes elsewhere.
    return data.map((pipeline): Pipeline => {
      const stages = pipeline.stages as Stage[];
      return { ...pipeline, stages: stages.toSorted((a, b) => a.position - b.position) };
    });
  },
  staleTime: 5 * 60_000,
});
