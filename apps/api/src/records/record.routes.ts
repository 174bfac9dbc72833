import { z } from "zod";
import type { Ctx } from "../platform/context.ts";
import { Id } from "../platform/http.ts";
import { Problem } from "../platform/problem.ts";
import { QueryFlag } from "../platform/query-flag.ts";
import { Answer, defineRoute, type Route } from "../platform/route.ts";
import { Batch, runBatch } from "./batch.ts";
import { Bulk, BulkPreview, BulkStarted, previewBulk, startBulk } from "./bulk.ts";
import { fieldHistoryRoute } from "./field-history.routes.ts";
import { listRecords } from "./list.ts";
import { Merge, mergeRecords, previewMerge } from "./merge.ts";
import { MERGED_INTO, mergedInto } from "./merged.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import type { Done } from "./operation.ts";
import { readRecord } from "./read.ts";
import { capitalised, documentSchema, recordBody } from "./schemas.ts";
import { masked } from "./scope.ts";
import { shareRoutes } from "./shares.routes.ts";
import { summarize } from "./summary.ts";
import { seenVersion } from "./version.ts";
import { createRecord, deleteRecord, restoreRecord, updateRecord } from "./write.ts";

const names = z
  .string()
  .optional()
  .transform((list) =>
    list
      ?.split(",")
      .map((name) => name.trim())
      .filter(Boolean),
  );

export const ListRequest = z.object({
  filter: z
    .string()
    .max(10_000)
    .optional()
    .describe('`status:new value>500 created<7d "water heater"`, or a JSON tree'),
  sort: z.string().max(200).optional().describe("`-amount,name`"),
  fields: names.describe("Only these fields, comma-separated"),
  expand: names.describe("Links to answer with id and title: `contactId,ownerId`"),
  cursor: z.string().max(4_000).optional().describe("`page.next` of the page before"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  total: QueryFlag.describe("Also count all records that match"),
  deleted: QueryFlag.describe("Deleted records instead"),
});

/** The routes every object has. */
export function recordRoutes(object: ObjectDefinition): Route[] {
  const { name, plural, label, pluralLabel } = object.meta;
  const base = `/${plural}`;
  const Name = capitalised(name);
  const Names = capitalised(plural);
  const Doc = documentSchema(object);
  const on = (action: "read" | "create" | "edit" | "delete") => ({ object: name, action }) as const;
  const common = { tag: pluralLabel };
  const lower = label.toLowerCase();
  return [
    defineRoute({
      ...common,
      id: `list${Names}`,
      method: "get",
      path: base,
      right: on("read"),
      summary: `List ${pluralLabel.toLowerCase()}`,
      query: ListRequest,
      answer: z.array(Doc),
      run: (ctx, { query }) => listRecords(ctx, object, query),
    }),
    defineRoute({
      ...common,
      id: `create${Name}`,
      method: "post",
      path: base,
      right: on("create"),
      summary: `Create a ${lower}`,
      body: recordBody(object, "create"),
      answer: Doc,
      status: 201,
      run: async (ctx, { body }) => done(ctx, object, await createRecord(ctx, object, body), 201),
    }),
    defineRoute({
      ...common,
      id: `batch${Names}`,
      method: "post",
      path: `${base}/batch`,
      right: on("read"),
      summary: `Create, update, delete and restore up to 1,000 ${pluralLabel.toLowerCase()} at once`,
      body: Batch,
      answer: z.array(z.object({ status: z.number(), data: Doc.optional(), problem: z.unknown().optional() })),
      run: async (ctx, { body }) => {
        const { result, operation } = await runBatch(ctx, object, body.operations);
        return { data: result, operation };
      },
    }),
    summaryRoute(object, Names),
    bulkRoute(object, Names),
    ...(object.columns[MERGED_INTO] ? [mergeRoute(object, Name, Doc)] : []),
    defineRoute({
      ...common,
      id: `get${Name}`,
      method: "get",
      path: `${base}/{id}`,
      right: on("read"),
      summary: `Get a ${lower}`,
      params: Id,
      query: z.object({ expand: names }),
      answer: Doc,
      run: async (ctx, request) => {
        const { params, query } = request;
        try {
          const { data, version } = await readRecord(ctx, object, params.id, query);
          return new Answer(200, { data }, { etag: `"${version}"` });
        } catch (error) {
          const winner =
            error instanceof Problem && error.code === "not-found" ? await mergedInto(ctx, object, params.id) : null;
          if (!winner) throw error;
          // Temporary: undoing the merge brings the old record back.
          return new Answer(
            307,
            { data: { id: winner } },
            { location: `/api/v1${base}/${winner}${request.url.search}` },
          );
        }
      },
    }),
    defineRoute({
      ...common,
      id: `update${Name}`,
      method: "patch",
      path: `${base}/{id}`,
      right: on("edit"),
      summary: `Change fields of a ${lower}`,
      params: Id,
      body: recordBody(object, "update"),
      answer: Doc,
      run: async (ctx, { params, body, headers }) =>
        done(
          ctx,
          object,
          await updateRecord(ctx, object, params.id, body, { version: seenVersion(headers, body.version) }),
        ),
    }),
    defineRoute({
      ...common,
      id: `delete${Name}`,
      method: "delete",
      path: `${base}/{id}`,
      right: on("delete"),
      summary: `Delete a ${lower}; it can be restored`,
      params: Id,
      answer: Doc,
      run: async (ctx, { params, headers }) =>
        done(ctx, object, await deleteRecord(ctx, object, params.id, { version: seenVersion(headers) })),
    }),
    defineRoute({
      ...common,
      id: `restore${Name}`,
      method: "post",
      path: `${base}/{id}/restore`,
      right: on("delete"),
      summary: `Restore a deleted ${lower}`,
      params: Id,
      answer: Doc,
      run: async (ctx, { params }) => done(ctx, object, await restoreRecord(ctx, object, params.id)),
    }),
    ...shareRoutes(object),
    fieldHistoryRoute(object),
  ];
}

const Measures = z.record(z.string(), z.string().nullable()).describe("Decimals by measure, such as `sum:amount`");
const Summary = z
  .object({
    count: z.int(),
    measures: Measures,
    currencies: z
      .record(z.string(), z.array(z.string()))
      .describe("Currencies of the money measured; amounts of several are not added up"),
    groups: z
      .array(z.object({ key: z.string().nullable(), title: z.string().nullable(), count: z.int(), measures: Measures }))
      .optional(),
    rest: z.object({ count: z.int(), measures: Measures }).optional(),
  })
  .meta({ id: "Summary" });

function summaryRoute(object: ObjectDefinition, Names: string): Route {
  const { name, plural, pluralLabel } = object.meta;
  return defineRoute({
    tag: pluralLabel,
    id: `summarize${Names}`,
    method: "get",
    path: `/${plural}/summary`,
    right: { object: name, action: "read" },
    summary: `Count ${pluralLabel.toLowerCase()} and add up their numbers, by a field if wanted`,
    query: ListRequest.pick({ filter: true }).extend({
      groupBy: z.string().max(100).optional().describe("A field such as `status`; the 100 largest groups are named"),
      measures: names.describe("`sum:amount,avg:amount`; also min and max"),
    }),
    answer: Summary,
    run: (ctx, { query: { measures = [], ...query } }) => summarize(ctx, object, { ...query, measures }),
  });
}

function bulkRoute(object: ObjectDefinition, Names: string): Route {
  const { name, plural, pluralLabel } = object.meta;
  return defineRoute({
    tag: pluralLabel,
    id: `bulk${Names}`,
    method: "post",
    path: `/${plural}/bulk`,
    right: { object: name, action: "read" },
    summary: `Change or delete all ${pluralLabel.toLowerCase()} that match, in the background; \`preview\` shows what it would do`,
    body: Bulk,
    answer: z.union([BulkPreview, BulkStarted]),
    run: async (ctx, { body }) => {
      if (body.preview) return previewBulk(ctx, object, body);
      return new Answer(202, { data: { job: await startBulk(ctx, object, body) } });
    },
  });
}

function mergeRoute(object: ObjectDefinition, Name: string, Doc: z.ZodType): Route {
  return defineRoute({
    tag: object.meta.pluralLabel,
    id: `merge${Name}`,
    method: "post",
    path: `/${object.meta.plural}/merge`,
    right: { object: object.meta.name, action: "delete" },
    summary: `Make several ${object.meta.pluralLabel.toLowerCase()} one; \`preview\` shows what it would give`,
    body: Merge,
    answer: Doc,
    run: async (ctx, { body }) => {
      if (body.preview) return previewMerge(ctx, object, body);
      return done(ctx, object, await mergeRecords(ctx, object, body));
    },
  });
}

/** What a write answers: the record as the actor may see it, and the operation that can be undone. */
export function done(
  ctx: Ctx,
  object: ObjectDefinition,
  { result, operation }: Done<AnyDoc>,
  status: 200 | 201 = 200,
): Answer {
  return new Answer(status, { data: masked(ctx, object.meta, result), operation }, { etag: `"${result.version}"` });
}
