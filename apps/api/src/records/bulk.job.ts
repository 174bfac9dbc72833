import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../platform/context.ts";
import { defineBackgroundKind } from "./background/background-kind.ts";
import { inJobOperation } from "./background/job-operation.ts";
import { parseBody } from "./body.ts";
import { changeTogether, deleteTogether } from "./change-together.ts";
import { matching } from "./matching.ts";
import { objectNamed } from "./object.ts";
import { query, quoted, raw } from "./sql.ts";

const CHUNK = 500;

const BulkSpec = z.object({
  object: z.string(),
  action: z.enum(["update", "delete"]),
  set: z.record(z.string(), z.unknown()),
  ids: z.array(z.uuid()).optional(),
  filter: z.string().optional(),
  /** Records made after the start are not meant, though the filter may find them. */
  until: z.iso.datetime(),
});

/** A bulk change or deletion, so many records at a time in the order of their ids. */
export const bulkKind = defineBackgroundKind({
  name: "bulk",
  spec: BulkSpec,
  async step(ctx, spec, progress) {
    const object = objectNamed(spec.object);
    const ids = await nextIds(ctx, spec, progress.cursor);
    const what = `${progress.total} ${(progress.total === 1 ? object.meta.label : object.meta.pluralLabel).toLowerCase()}`;
    const summary = spec.action === "delete" ? `Deleted ${what} at once` : `Changed ${what} at once`;
    const kind = spec.action === "delete" ? "delete" : "bulk_update";
    const { result: problems } = await inJobOperation(ctx, progress, { kind, summary }, async (ctx) => {
      if (ids.length === 0) return [];
      if (spec.action === "delete") return deleteTogether(ctx, object, ids);
      return changeTogether(ctx, object, ids, await parseBody(ctx, object, "update", spec.set));
    });
    return { next: ids.length < CHUNK ? null : ids.at(-1), done: ids.length, problems };
  },
});

async function nextIds(ctx: Ctx, spec: z.infer<typeof BulkSpec>, cursor: unknown): Promise<string[]> {
  const object = objectNamed(spec.object);
  const after = typeof cursor === "string" ? sql` and t.id > ${cursor}::uuid` : sql``;
  const rows = await query<{ id: string }>(
    ctx.db,
    sql`select t.id from ${raw(quoted(object.tableName))} t
      where ${await matching(ctx, object, spec)} and t.created_at <= ${spec.until}::timestamptz${after}
      order by t.id limit ${CHUNK}`,
  );
  return rows.map((row) => row.id);
}
