import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { done, recordRoutes } from "../../records/record.routes.ts";
import { documentSchema } from "../../records/schemas.ts";
import type { Staged } from "./moving.ts";
import { pipeline, stage } from "./pipelines.object.ts";
import { CreatePipeline, createPipeline, listPipelines } from "./pipelines.service.ts";
import { Replacement, replacePipeline, replaceStage } from "./replacing.ts";

const Stage = z.looseObject({ id: z.uuid(), key: z.string(), name: z.string(), type: z.string(), position: z.int() });
const Pipeline = z.looseObject({
  id: z.uuid(),
  object: z.enum(["lead", "deal"]),
  key: z.string(),
  name: z.string(),
  isDefault: z.boolean(),
  position: z.int(),
  version: z.int(),
  stages: z.array(Stage),
});

/** Pipelines come whole, with their stages; the rest is what every object has. `staged` is what goes through them. */
export const pipelineRoutes = (staged: Staged[]): Route[] => [
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
  defineRoute({
    id: "replaceStage",
    method: "post",
    path: "/stages/{id}/replace",
    tag: "Stages",
    right: { object: "stage", action: "delete" },
    summary: "Delete a stage; its records go to another one",
    params: Id,
    body: Replacement,
    answer: documentSchema(stage),
    run: async (ctx, { params, body }) => done(ctx, stage, await replaceStage(ctx, staged, params.id, body.with)),
  }),
  defineRoute({
    id: "replacePipeline",
    method: "post",
    path: "/pipelines/{id}/replace",
    tag: "Pipelines",
    right: { object: "pipeline", action: "delete" },
    summary: "Delete a pipeline; its records go to a stage of another one",
    params: Id,
    body: Replacement,
    answer: documentSchema(pipeline),
    run: async (ctx, { params, body }) => done(ctx, pipeline, await replacePipeline(ctx, staged, params.id, body.with)),
  }),
  defineRoute({
    id: "createPipeline",
    method: "post",
    path: "/pipelines",
    tag: "Pipelines",
    right: { object: "pipeline", action: "create" },
    summary: "Create a pipeline, with its stages if wanted",
    status: 201,
    body: CreatePipeline,
    answer: documentSchema(pipeline),
    run: async (ctx, { body }) => done(ctx, pipeline, await createPipeline(ctx, body), 201),
  }),
  ...recordRoutes(pipeline).filter(({ id }) => id !== "listPipelines" && id !== "createPipeline"),
  ...recordRoutes(stage),
];
