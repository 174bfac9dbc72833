import { Filter } from "@mainstay/model/filter";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../platform/context.ts";
import { startBackgroundJob } from "./background/background-job.ts";
import { parseBody, within } from "./body.ts";
import { bulkKind } from "./bulk.job.ts";
import { documentJson } from "./document.ts";
import { mayNot } from "./lock.ts";
import { filterText, matching } from "./matching.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import { masked, mayEver, scope } from "./scope.ts";
import { query, quoted, raw } from "./sql.ts";
import { titleOf } from "./write.ts";

const MAX_IDS = 10_000;

/** What to change, and of which records: those a filter finds, or some by id. */
export const Bulk = z
  .object({
    filter: z
      .union([z.string().max(10_000), Filter])
      .optional()
      .describe("As in a list; all records when empty"),
    ids: z.array(z.uuid()).min(1).max(MAX_IDS).optional(),
    action: z.enum(["update", "delete"]),
    set: z.record(z.string(), z.unknown()).optional(),
    preview: z.boolean().optional().describe("Change nothing, and show what would change"),
  })
  .refine((bulk) => bulk.filter !== undefined || bulk.ids, {
    path: ["filter"],
    message: "Say which: a filter, or ids.",
  })
  .refine((bulk) => bulk.action === "delete" || Object.keys(bulk.set ?? {}).length > 0, {
    path: ["set"],
    message: "Say what to change.",
  });
export type Bulk = z.infer<typeof Bulk>;

const Values = z.record(z.string(), z.unknown());
export const BulkPreview = z
  .object({
    count: z.int(),
    sample: z.array(z.object({ id: z.uuid(), title: z.string(), before: Values.nullable(), after: Values.nullable() })),
    refused: z.int().describe("Of these the actor may read but not change"),
  })
  .meta({ id: "BulkPreview" });
export const BulkStarted = z.object({ job: z.object({ id: z.uuid() }) });

const SAMPLE = 5;

/**
 * What a bulk change would do, with a few records as they are and would be.
 * @throws Problem invalid for values that do not fit, bad-request for a filter that does not, forbidden
 */
export async function previewBulk(
  ctx: Ctx,
  object: ObjectDefinition,
  bulk: Bulk,
): Promise<z.infer<typeof BulkPreview>> {
  const set = await readSet(ctx, object, bulk);
  const where = await matching(ctx, object, bulk);
  const { count, refused } = await countMatching(ctx, object, bulk, where);
  const docs = await query<{ doc: AnyDoc }>(
    ctx.db,
    sql`select ${documentJson(object)} as doc
      from ${raw(quoted(object.tableName))} t where ${where} order by t.id limit ${SAMPLE}`,
  );
  const sample = docs.map(({ doc }) => {
    const seen = masked(ctx, object.meta, doc);
    const before = Object.fromEntries(Object.keys(set).map((name) => [name, seen[name] ?? null]));
    const isUpdate = bulk.action === "update";
    return { id: doc.id, title: titleOf(object, seen), before: isUpdate ? before : null, after: isUpdate ? set : null };
  });
  return { count, sample, refused };
}

/** Begins a bulk change in the background; one operation with one Undo whatever the number of records. */
export async function startBulk(ctx: Ctx, object: ObjectDefinition, bulk: Bulk): Promise<{ id: string }> {
  await readSet(ctx, object, bulk);
  const { count } = await countMatching(ctx, object, bulk, await matching(ctx, object, bulk));
  const { ids, action, set = {} } = bulk;
  return startBackgroundJob(ctx, bulkKind, {
    spec: {
      object: object.meta.name,
      action,
      set,
      ids,
      filter: filterText(bulk.filter),
      until: ctx.now().toISOString(),
    },
    about: { object: object.meta.name, action },
    total: count,
  });
}

/** The values as they will be stored. @throws Problem forbidden, invalid with pointers into `/set` */
async function readSet(ctx: Ctx, object: ObjectDefinition, { action, set = {} }: Bulk) {
  const needed = action === "delete" ? "delete" : "edit";
  if (!mayEver(ctx, object.meta, needed)) throw mayNot(ctx, object, needed);
  return action === "delete" ? {} : within("/set", () => parseBody(ctx, object, "update", set));
}

async function countMatching(ctx: Ctx, object: ObjectDefinition, { action }: Bulk, where: SQL) {
  const allowed = scope(ctx, object, action === "delete" ? "delete" : "edit") ?? sql`true`;
  const [row] = await query<{ count: number; refused: number }>(
    ctx.db,
    sql`select count(*)::int as count, (count(*) filter (where not ${allowed}))::int as refused
      from ${raw(quoted(object.tableName))} t where ${where}`,
  );
  return { count: row?.count ?? 0, refused: row?.refused ?? 0 };
}
