import { z } from "zod";
import { defineRoute, type Route } from "../../platform/route.ts";
import { recordRoutes } from "../../records/record.routes.ts";
import { pipeline, stage } from "./pipelines.object.ts";
import { listPipelines } from "./pipelines.service.ts";

const Stage = z.looseObject({ id: z.uuid(), key: z.string(), name: z.string(), type: z.string(), position: z.int() });
const Pipeline = z.looseObject({
  id: z.uuid(),
  object: z.enum(["lead", "deal"]),
  key: z.string(),
  name: z.string(),
  isDefault: z.boolean(),
  stages: z.array(Stage),
});

/** Pipelines come whole, with their stages; the rest is what every object has. */
export const pipelineRoutes = (): Route[] => [
  defineRoute({
    id: "listPipelines",
    method: "get",
    path: "/pipelines",
    tag: "Pipelines",
    right: { object: "pipeline", action: "read" },
    summary: "Pipelines with their stages, the default first",
    query: z.object({ object: z.enum(["lead", "deal"]).optional() }),
    answer: z.array(Pipeline),
    run: (ctx, { query }) => listPipelines(ctx, query.object),
  }),
  ...recordRoutes(pipeline).filter((route) => route.id !== "listPipelines"),
  ...recordRoutes(stage),
];
