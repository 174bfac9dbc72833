import type { Field } from "@mainstay/model";
import { fieldPath } from "@mainstay/model/filter";
import { type SQL, sql } from "drizzle-orm";
import type { Actor, Ctx } from "../platform/context.ts";
import { invalidField } from "../platform/problem.ts";
import { visibleFields } from "./list.ts";
import type { ObjectDefinition } from "./object.ts";
import { findRecord } from "./read.ts";
import { query } from "./sql.ts";
import { titlesOfGroups } from "./summary-titles.ts";

/** One value that a field has had, and who gave it. */
export interface FieldValueThen {
  operationId: string;
  at: string;
  actor: Pick<Actor, "type" | "name">;
  source: string;
  summary: string;
  reason: string | null;
  value: unknown;
  before: unknown;
  /** What the two values of a link or member are called now; null for those gone or not the reader's to see. */
  titles: Record<string, string> | null;
  /** The operation has been taken back. */
  isUndone: boolean;
}

/**
 * The values of one field of a record over time, newest first, as the journal has them; the oldest is what it was
 * created with.
 * @throws Problem not-found, invalid for a field the object does not have or the actor may not see
 */
export async function fieldHistory(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  request: { field: string; cursor?: string; limit: number },
) {
  await findRecord(ctx, object, id);
  const field = (await visibleFields(ctx, object)).find((one) => fieldPath(one) === request.field);
  if (!field) throw invalidField("field", `${object.meta.label} has no field “${request.field}”.`);
  const rows = await query<Omit<FieldValueThen, "titles">>(
    ctx.db,
    sql`select o.id as "operationId", to_json(o.at)#>>'{}' as at, json_build_object('type', o.actor->>'type', 'name', o.actor->>'name') as actor,
        o.source, o.summary, o.reason, ${valueIn(field, "after")} as value, ${valueIn(field, "before")} as before,
        exists (select 1 from operations u where u.org_id = o.org_id and u.undoes = o.id) as "isUndone"
      from changes c join operations o on o.org_id = c.org_id and o.id = c.operation_id
      where c.org_id = ${ctx.org.id} and c.record_id = ${id} and c.object = ${object.meta.name}
        and (c.action = 'create' or c.action = 'update' and ${valueIn(field, "after")} is distinct from ${valueIn(field, "before")})
        ${request.cursor ? sql`and c.operation_id < ${request.cursor}::uuid` : sql``}
      order by c.operation_id desc, c.position desc limit ${request.limit + 1}`,
  );
  const page = rows.slice(0, request.limit);
  return {
    data: await named(ctx, field, page),
    page: { next: rows.length > request.limit ? (page.at(-1)?.operationId ?? null) : null },
  };
}

/** A field's value in one side of a change; the organization's own fields are kept together, under their keys. */
function valueIn(field: Field, side: "before" | "after"): SQL {
  const path = field.custom ? ["custom", field.name] : [field.name];
  return sql`nullif(c.${sql.raw(side)} #> ${sql.param(path)}::text[], 'null'::jsonb)`;
}

async function named(ctx: Ctx, field: Field, rows: Omit<FieldValueThen, "titles">[]): Promise<FieldValueThen[]> {
  if (!["link", "member", "members"].includes(field.type)) return rows.map((row) => ({ ...row, titles: null }));
  const ids = rows.flatMap(({ value, before }) => [value, before].flat()).filter((one) => typeof one === "string");
  const titles = Object.fromEntries(await titlesOfGroups(ctx, field, [...new Set(ids)]));
  return rows.map((row) => ({ ...row, titles }));
}
