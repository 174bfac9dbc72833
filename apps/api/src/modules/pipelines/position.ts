import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { ObjectDefinition } from "../../records/object.ts";
import { query, quoted, raw } from "../../records/sql.ts";

let made = 0;

/**
 * The place on top of a column for what arrives now: later means smaller. What arrives within one millisecond is told
 * apart by a running number, since between two equal places there is no room.
 */
export function topPosition(now: Date): string {
  made = (made + 1) % 1_000_000;
  return `-${now.getTime()}.${String(made).padStart(6, "0")}`;
}

/** A place between two neighbours of a column, above the one or below the other; null when neither is there. */
export async function placeBetween(
  ctx: Ctx,
  object: ObjectDefinition,
  stageId: string,
  { before, after }: { before?: string; after?: string },
): Promise<string | null> {
  if (!before && !after) return null;
  const table = raw(quoted(object.tableName));
  const place = (id: string | undefined) =>
    sql`(select t.position from ${table} t where t.org_id = ${ctx.org.id} and t.stage_id = ${stageId} and t.id = ${id ?? null}::uuid)`;
  // Numeric is exact: however often a gap is halved, there is room.
  const [row] = await query<{ place: string | null }>(
    ctx.db,
    sql`select coalesce((above + below) * 0.5, above + 1, below - 1)::text as place
      from (select ${place(after)} as above, ${place(before)} as below) neighbours`,
  );
  return row?.place ?? null;
}
