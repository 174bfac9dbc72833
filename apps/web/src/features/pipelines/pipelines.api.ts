import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
import type { Pipeline } from "../../records/pipeline.ts";

export const pipelinesQuery = queryOptions({
  queryKey: ["pipelines"],
  queryFn: async () => {
    const { data } = await good<{ data: Pipeline[] }>(api.GET("/pipelines"));
    return data.map((pipeline) => ({
      ...pipeline,
      stages: pipeline.stages.toSorted((a, b) => a.position - b.position),
    }));
  },
  staleTime: 5 * 60_000,
});

/** The pipeline with this id, else the object's usual one. */
export function choosePipeline(pipelines: Pipeline[], object: string, id?: string): Pipeline | undefined {
  const own = pipelines.filter((pipeline) => pipeline.object === object);
  return own.find((pipeline) => pipeline.id === id) ?? own.find((pipeline) => pipeline.isDefault) ?? own[0];
}
