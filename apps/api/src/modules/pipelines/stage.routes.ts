import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { done } from "../../records/record.routes.ts";
import { documentSchema } from "../../records/schemas.ts";
import { masked } from "../../records/scope.ts";
import { readBoard, readColumn } from "./board.ts";
import { MoveTogether, MoveToStage, moveTogether, moveToStage, type Staged } from "./moving.ts";
import { stageHistory } from "./stage-history.ts";

const Card = z.looseObject({ id: z.uuid() });
const Column = z.object({
  stageId: z.uuid(),
  count: z.int(),
  sum: z.string(),
  weighted: z.string(),
  currency: z.string(),
  records: z.array(Card),
  next: z.string().nullable().describe("Where the cards that are not here begin; null when all are"),
});
const Visit = z.object({
  stageId: z.uuid(),
  name: z.string(),
  enteredAt: z.iso.datetime(),
  leftAt: z.iso.datetime().nullable(),
  seconds: z.number(),
  by: z.string(),
});

const filter = z.string().max(10_000).optional();
const limit = z.coerce.number().int().min(1).max(500).default(50);

/** Read in full so that a screen shows what it showed; a column's further cards come page by page. */
const MOST_CARDS = 5_000;
const cards = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,6}(,[0-9a-f-]{36}:\d{1,6}){0,99}$/)
  .optional()
  .transform((text) => Object.fromEntries((text?.split(",") ?? []).map(stageAndCount)))
  .describe("Cards of single columns, where other than `limit`: `<stage id>:120,<stage id>:300`");

function stageAndCount(part: string): [stageId: string, count: number] {
  const [stageId = "", count] = part.split(":");
  return [stageId, Math.min(Number(count), MOST_CARDS)];
}

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
      query: z.object({ pipelineId: z.uuid().optional(), filter, limit, cards }),
      answer: z.array(Column),
      run: (ctx, { query }) => readBoard(ctx, staged, query),
    }),
    defineRoute({
      id: `read${pluralLabel}Column`,
      method: "get",
      path: `/${plural}/board/{stageId}`,
      tag: pluralLabel,
      right: { object: name, action: "read" },
      summary: `More ${pluralLabel.toLowerCase()} of a column`,
      params: z.object({ stageId: z.uuid() }),
      query: z.object({ filter, limit, after: z.string().max(2_000).describe("`next` of the column") }),
      answer: z.array(Card),
      run: (ctx, { params, query }) => readColumn(ctx, staged, params.stageId, query),
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
      id: `move${pluralLabel}`,
      method: "patch",
      path: `/${plural}/stages`,
      tag: pluralLabel,
      right: { object: name, action: "edit" },
      summary: `Move several ${pluralLabel.toLowerCase()} to a stage as one operation: all of them, or none`,
      body: MoveTogether,
      answer: z.array(documentSchema(object)),
      run: async (ctx, { body: { ids, ...request } }) => {
        const { result, operation } = await moveTogether(ctx, staged, ids, request);
        return { data: result.map((doc) => masked(ctx, object.meta, doc)), operation };
      },
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
