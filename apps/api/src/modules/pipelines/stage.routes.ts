import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { done } from "../../records/record.routes.ts";
import { documentSchema } from "../../records/schemas.ts";
import { readBoard } from "./board.ts";
import { MoveToStage, moveToStage, type Staged } from "./moving.ts";
import { stageHistory } from "./stage-history.ts";

const Column = z.object({
  stageId: z.uuid(),
  count: z.int(),
  sum: z.string(),
  weighted: z.string(),
  currency: z.string(),
  records: z.array(z.looseObject({ id: z.uuid() })),
});
const Visit = z.object({
  stageId: z.uuid(),
  name: z.string(),
  enteredAt: z.iso.datetime(),
  leftAt: z.iso.datetime().nullable(),
  seconds: z.number(),
  by: z.string(),
});

/** What leads and deals have in common as things that go through stages. */
export function stageRoutes(staged: Staged): Route[] {
  const { object } = staged;
  const { name, plural, label, pluralLabel } = object.meta;
  return [
    defineRoute({
      id: `read${pluralLabel}Board`,
      method: "get",
      path: `/${plural}/board`,
      tag: pluralLabel,
      right: { object: name, action: "read" },
      summary: `A pipeline's columns with their ${pluralLabel.toLowerCase()}`,
      query: z.object({
        pipelineId: z.uuid().optional(),
        filter: z.string().max(10_000).optional(),
        limit: z.coerce.number().int().min(1).max(500).default(50),
      }),
      answer: z.array(Column),
      run: (ctx, { query }) => readBoard(ctx, staged, query),
    }),
    defineRoute({
      id: `move${label}`,
      method: "patch",
      path: `/${plural}/{id}/stage`,
      tag: pluralLabel,
      right: { object: name, action: "edit" },
      summary: `Move a ${name} to a stage, and to a place within it`,
      params: Id,
      body: MoveToStage,
      answer: documentSchema(object),
      run: async (ctx, { params, body }) => done(ctx, object, await moveToStage(ctx, staged, params.id, body)),
    }),
    defineRoute({
      id: `get${label}StageHistory`,
      method: "get",
      path: `/${plural}/{id}/stage-history`,
      tag: pluralLabel,
      right: { object: name, action: "read" },
      summary: `The stages a ${name} has been in, and for how long`,
      params: Id,
      answer: z.array(Visit),
      run: (ctx, { params }) => stageHistory(ctx, object, params.id),
    }),
  ];
}
