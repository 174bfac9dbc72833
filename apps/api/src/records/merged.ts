import { findField } from "@mainstay/model";
import { sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import type { ObjectDefinition } from "./object.ts";
import { scope } from "./scope.ts";
import { andAlso, query, quoted, raw } from "./sql.ts";

/** The field that leads from a merged record to the one it became. */
export const MERGED_INTO = "mergedIntoId";

/**
 * Where a merged record lives now.
 * @returns the winner's id; null when this id was never merged or the winner is not the actor's to see
 */
export async function mergedInto(ctx: Ctx, object: ObjectDefinition, id: string): Promise<string | null> {
  if (!findField(object.meta, MERGED_INTO)) return null;
  const table = raw(quoted(object.tableName));
  const [row] = await query<{ id: string }>(
    ctx.db,
    sql`with recursive led as (
        select m.id, m.merged_into_id, m.deleted_at from ${table} m where m.org_id = ${ctx.org.id} and m.id = ${id}
        union select m.id, m.merged_into_id, m.deleted_at from ${table} m join led on m.id = led.merged_into_id
          where m.org_id = ${ctx.org.id} and led.deleted_at is not null
      ) select t.id from ${table} t join led on led.id = t.id
        where t.org_id = ${ctx.org.id} and t.deleted_at is null and t.id <> ${id}${andAlso(scope(ctx, object, "read"))}`,
  );
  return row?.id ?? null;
}
