import { z } from "zod";
import type { Ctx } from "../platform/context.ts";
import { Id } from "../platform/http.ts";
import { Problem } from "../platform/problem.ts";
import { Answer, defineRoute, type Route } from "../platform/route.ts";
import { Batch, runBatch } from "./batch.ts";
import { listRecords } from "./list.ts";
import { Merge, mergeRecords, previewMerge } from "./merge.ts";
import { MERGED_INTO, mergedInto } from "./merged.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import type { Done } from "./operation.ts";
import { readRecord } from "./read.ts";
import { documentSchema, recordBody } from "./schemas.ts";
import { masked } from "./scope.ts";
import { listShares, Share, shareRecord, unshareRecord } from "./shares.ts";
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
const flag = z
  .enum(["true", "false"])
  .optional()
  .transform((value) => value === "true");

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
  total: flag.describe("Also count all records that match"),
  deleted: flag.describe("Deleted records instead"),
});

/** The routes every object has. */
export function recordRoutes(object: ObjectDefinition): Route[] {
  const { name, plural, label, pluralLabel } = object.meta;
  const base = `/${plural}`;
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  const Names = plural.charAt(0).toUpperCase() + plural.slice(1);
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
      run: async (ctx, { params, query, url }) => {
        try {
          const { data, version } = await readRecord(ctx, object, params.id, query);
          return new Answer(200, { data }, { etag: `"${version}"` });
        } catch (error) {
          const winner =
            error instanceof Problem && error.code === "not-found" ? await mergedInto(ctx, object, params.id) : null;
          if (!winner) throw error;
          // Temporary: undoing the merge brings the old record back.
          return new Answer(307, { data: { id: winner } }, { location: `/api/v1${base}/${winner}${url.search}` });
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
    defineRoute({
      ...common,
      id: `list${Name}Shares`,
      method: "get",
      path: `${base}/{id}/shares`,
      right: on("read"),
      summary: `Members a ${lower} is shared with`,
      params: Id,
      answer: z.array(Share),
      run: (ctx, { params }) => listShares(ctx, object, params.id),
    }),
    defineRoute({
      ...common,
      id: `share${Name}`,
      method: "post",
      path: `${base}/{id}/shares`,
      right: on("edit"),
      summary: `Share a ${lower} with a member`,
      params: Id,
      body: Share,
      answer: Share,
      run: (ctx, { params, body }) => shareRecord(ctx, object, params.id, body),
    }),
    defineRoute({
      ...common,
      id: `unshare${Name}`,
      method: "delete",
      path: `${base}/{id}/shares/{memberId}`,
      right: on("edit"),
      summary: `Stop sharing a ${lower} with a member`,
      params: Id.extend({ memberId: z.uuid() }),
      status: 204,
      run: (ctx, { params }) => unshareRecord(ctx, object, params.id, params.memberId),
    }),
  ];
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
