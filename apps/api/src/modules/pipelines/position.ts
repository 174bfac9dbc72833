import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { ObjectDefinition } from "../../records/object.ts";
import { query, quoted, raw, uuidArray } from "../../records/sql.ts";

let made = 0;

/**
 * The place on top of a column for what arrives now: later means smaller. What arrives within one millisecond is told
 * apart by a running number, since between two equal places there is no room.
 */
export function topPosition(now: Date): string {
  made = (made + 1) % 1_000_000;
  return `-${now.getTime()}.${String(made).padStart(6, "0")}`;
}

export interface Neighbours {
  /** The record above which the moved ones are dropped. */
  before?: string;
  /** The record below which they are dropped; it decides when both are given. */
  after?: string;
}

/**
 * Places for `moving`, in their order, directly below or above a neighbour in a column; null when neither is there.
 * What lies on the neighbour's other side is looked up, since a board shows only the first of its cards, or those of a
 * filter. Drops into one column wait for each other: two at once would find the same gap and get the same place.
 */
export async function placesBetween(
  ctx: Ctx,
  object: ObjectDefinition,
  stageId: string,
  moving: string[],
  { before, after }: Neighbours,
): Promise<string[] | null> {
  if (!before && !after) return null;
  await query(ctx.db, sql`select pg_advisory_xact_lock(hashtextextended(${stageId}, 2))`);
  const others = sql`${raw(quoted(object.tableName))} t where t.org_id = ${ctx.org.id} and t.stage_id = ${stageId} and t.id <> all(${uuidArray(moving)})`;
  const place = (id: string | undefined) => sql`(select t.position from ${others} and t.id = ${id ?? null}::uuid)`;
  const rows = await query<{ place: string | null }>(
    ctx.db,
    sql`with named as (select ${place(after)} as above, ${place(before)} as below),
      gap as (select
          coalesce(above, (select max(t.position) from ${others} and t.position < below)) as above,
          case when above is null then below else (select min(t.position) from ${others} and t.position > above) end as below
        from named)
      select ${spread(moving.length)}::text as place from gap, generate_series(1, ${moving.length}) k order by k`,
  );
  const places = rows.flatMap((row) => row.place ?? []);
  return places.length === moving.length ? places : null;
}

/** The `k`th of `count` places in the gap. Numeric is exact: however often a gap is halved, there is room. */
function spread(count: number): SQL {
  const parts = 2 ** Math.ceil(Math.log2(count + 1));
  return sql`coalesce(above + (below - above) * k * ${String(1 / parts)}::numeric, above + k, below - (${count + 1}::int - k))`;
}

/** Places below everything in a column, for as many records. */
export async function placesAtEnd(
  ctx: Ctx,
  object: ObjectDefinition,
  stageId: string,
  count: number,
): Promise<string[]> {
  const rows = await query<{ place: string }>(
    ctx.db,
    sql`select (coalesce((select max(t.position) from ${raw(quoted(object.tableName))} t
          where t.org_id = ${ctx.org.id} and t.stage_id = ${stageId}), 0) + k)::text as place
      from generate_series(1, ${count}) k order by k`,
  );
  return rows.map((row) => row.place);
}
