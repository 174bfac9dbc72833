import { z } from "zod";
import { Id } from "../platform/http.ts";
import { Answer, defineRoute, type Route } from "../platform/route.ts";
import { OPERATION_KINDS } from "./journal.table.ts";
import { describeObjects } from "./metadata.ts";
import { listOperations, readOperation } from "./operations.ts";
import { searchRecords } from "./search.ts";
import { undoOperation } from "./undo.ts";
import { Resolution } from "./undo-plan.ts";

const Operation = z
  .object({
    id: z.uuid(),
    kind: z.enum(OPERATION_KINDS),
    summary: z.string(),
    actor: z.object({ type: z.string(), id: z.uuid().nullable(), name: z.string() }),
    source: z.string(),
    reason: z.string().nullable(),
    at: z.iso.datetime(),
    undoes: z.uuid().nullable(),
    undoneBy: z.uuid().nullable(),
  })
  .meta({ id: "Operation" });

const Undo = z.object({
  resolve: Resolution.optional().describe(
    "For fields changed since: `undo` or `keep` for all, by record id, or by record id and field",
  ),
});

/** The journal, search, and the description of objects: what is the same for all of them. */
export const journalRoutes: Route[] = [
  defineRoute({
    id: "listOperations",
    method: "get",
    path: "/operations",
    tag: "Journal",
    right: "member",
    summary: "Who did what, newest first",
    query: z.object({
      recordId: z.uuid().optional(),
      kind: z.enum(OPERATION_KINDS).optional(),
      cursor: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.array(Operation),
    run: (ctx, { query }) => listOperations(ctx, query),
  }),
  defineRoute({
    id: "getOperation",
    method: "get",
    path: "/operations/{id}",
    tag: "Journal",
    right: "member",
    summary: "One operation with its changes",
    params: Id,
    answer: Operation,
    run: (ctx, { params }) => readOperation(ctx, params.id),
  }),
  defineRoute({
    id: "undoOperation",
    method: "post",
    path: "/operations/{id}/undo",
    tag: "Journal",
    right: "member",
    summary: "Take an operation back",
    params: Id,
    body: Undo,
    answer: z.object({
      undone: z.uuid(),
      undoneBy: z.uuid().nullable(),
      job: z.object({ id: z.uuid() }).optional().describe("Set when it is large and being undone in the background"),
    }),
    run: async (ctx, { params, body }) => {
      const { result, operation } = await undoOperation(ctx, params.id, body.resolve);
      // A job's operation has the job's id.
      const data = { ...result, undoneBy: operation?.id ?? result.job?.id ?? null };
      return result.job ? new Answer(202, { data }) : { data, operation };
    },
  }),
  defineRoute({
    id: "search",
    method: "get",
    path: "/search",
    tag: "Search",
    right: "member",
    summary: "Records of every kind by what somebody typed",
    query: z.object({
      q: z.string().trim().min(1).max(200),
      limit: z.coerce.number().int().min(1).max(50).default(10),
      objects: z
        .string()
        .optional()
        .transform((list) => list?.split(",")),
    }),
    answer: z.array(z.object({ object: z.string(), id: z.uuid(), title: z.string(), subtitle: z.string() })),
    run: (ctx, { query }) => searchRecords(ctx, query.q, query.limit, query.objects),
  }),
  defineRoute({
    id: "describeObjects",
    method: "get",
    path: "/objects",
    tag: "Objects and fields",
    right: "member",
    summary: "Objects and fields, as this role sees them",
    answer: z.array(z.looseObject({ name: z.string(), plural: z.string() })),
    run: (ctx) => describeObjects(ctx),
  }),
];
