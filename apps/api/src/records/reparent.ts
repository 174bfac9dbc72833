import { sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { documentJson } from "./document.ts";
import { MERGED_INTO } from "./merged.ts";
import { type AnyDoc, allObjects, hangingObjects, type ObjectDefinition } from "./object.ts";
import type { OpCtx } from "./operation.ts";
import { updateRows } from "./rows.ts";
import { columnName } from "./scope.ts";
import { query, quoted, raw, uuidArray } from "./sql.ts";

/** A field of some object that leads to another. */
interface Link {
  object: ObjectDefinition;
  field: string;
  /** For a field that may lead to records of any object: the field that says of which, and the one that is meant. */
  of?: { field: string; object: ObjectDefinition };
}

/** Hangs everything that hung on some records of `object` on another one. */
export async function reparent(ctx: OpCtx, object: ObjectDefinition, fromIds: string[], toId: string): Promise<void> {
  for (const link of linksTo(object)) {
    const docs = await hangingOn(ctx, link, fromIds);
    const moved = docs.map((before) => ({ before, changed: { [link.field]: toId } }));
    await updateRows(ctx, link.object, moved);
  }
}

/** How many records of each object `reparent` would move, by the object's plural. */
export async function countMoving(
  ctx: Ctx,
  object: ObjectDefinition,
  fromIds: string[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const link of linksTo(object)) {
    const { plural } = link.object.meta;
    const moving = await hangingOn(ctx, link, fromIds);
    if (moving.length > 0) counts[plural] = (counts[plural] ?? 0) + moving.length;
  }
  return counts;
}

/** Every link in the product that leads to this object, its own "merged into" aside. */
function linksTo(target: ObjectDefinition): Link[] {
  const hanging = hangingObjects().map(({ object, on }) => ({
    object,
    field: on.id,
    of: { field: on.object, object: target },
  }));
  const links = allObjects().flatMap((object) =>
    object.meta.fields
      .filter((field) => field.type === "link" && field.object === target.meta.name && field.name !== MERGED_INTO)
      .map((field) => ({ object, field: field.name })),
  );
  return [...links, ...hanging];
}

/** Records of all members, deleted ones too: what is restored later must hang on the winner as well. */
async function hangingOn(ctx: Ctx, { object, field, of }: Link, ids: string[]): Promise<AnyDoc[]> {
  const ofObject = of ? sql` and t.${raw(quoted(columnName(object, of.field)))} = ${of.object.meta.name}` : sql``;
  const rows = await query<{ doc: AnyDoc }>(
    ctx.db,
    sql`select ${documentJson(object)} as doc from ${raw(quoted(object.tableName))} t
      where t.org_id = ${ctx.org.id} and t.${raw(quoted(columnName(object, field)))} = any(${uuidArray(ids)})${ofObject} order by t.id for update of t`,
  );
  return rows.map((row) => row.doc);
}
