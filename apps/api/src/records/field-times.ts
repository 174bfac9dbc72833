import { sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import { query, uuidArray } from "./sql.ts";

/** When a field was last set, by record. */
export type SetAt = ReadonlyMap<string, string>;

/** When each field of some records got the value it has, by field (`custom.key` for the organization's own), out of the journal. */
export async function whenSet(ctx: Ctx, object: ObjectDefinition, records: AnyDoc[]): Promise<Map<string, SetAt>> {
  const ids = records.map((record) => record.id);
  const rows = await query<{ id: string; field: string; at: string }>(
    ctx.db,
    sql`select c.record_id as id, k.field, to_json(max(o.at))#>>'{}' as at
      from changes c join operations o on o.org_id = c.org_id and o.id = c.operation_id,
        lateral (select f.key as field from jsonb_each(c.after) f where f.key <> 'custom'
            and (c.before is null or c.before->f.key is distinct from f.value)
          union all select 'custom.' || f.key from jsonb_each(c.after->'custom') f
            where c.before is null or c.before->'custom'->f.key is distinct from f.value) k
      where c.org_id = ${ctx.org.id} and c.record_id = any(${uuidArray(ids)}) and c.object = ${object.meta.name}
        and c.action in ('create', 'update')
      group by 1, 2`,
  );
  const times = new Map<string, Map<string, string>>();
  for (const { id, field, at } of rows) {
    const known = times.get(field) ?? new Map<string, string>();
    times.set(field, known.set(id, at));
  }
  return times;
}
