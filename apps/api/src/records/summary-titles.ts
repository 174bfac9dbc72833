import type { Field } from "@mainstay/model";
import { sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { objectNamed } from "./object.ts";
import { hiddenFields, scope } from "./scope.ts";
import { andAlso, query, quoted, raw, uuidArray } from "./sql.ts";

/** What the values of a field are called: an option's label, a linked record's title, a member's name. */
export async function titlesOfGroups(ctx: Ctx, field: Field, keys: string[]): Promise<Map<string, string>> {
  if (field.type === "member" || field.type === "members") return namesOfMembers(ctx, keys);
  if (field.type === "link" && field.object) return titlesOfRecords(ctx, field.object, keys);
  const labels = new Map(field.options?.map((option) => [option.value, option.label]));
  return new Map(keys.map((key) => [key, labels.get(key) ?? key]));
}

/** What members are called, by id; former ones are left out. */
export async function namesOfMembers(ctx: Ctx, ids: string[]): Promise<Map<string, string>> {
  const rows = await query<{ id: string; name: string }>(
    ctx.db,
    sql`select m.id, u.name from auth.member m join auth."user" u on u.id = m.user_id
      where m.organization_id = ${ctx.org.id} and m.id = any(${uuidArray(ids)})`,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Titles of those among `ids` that are there and the actor's to read; empty when the title itself is hidden. */
export async function titlesOfRecords(ctx: Ctx, name: string, ids: string[]): Promise<Map<string, string>> {
  const object = objectNamed(name);
  const title = object.columns[object.meta.titleField];
  if (!title || hiddenFields(ctx, object.meta).includes(object.meta.titleField)) return new Map();
  const rows = await query<{ id: string; title: string | null }>(
    ctx.db,
    sql`select t.id, t.${raw(quoted(title.name))}::text as title from ${raw(quoted(object.tableName))} t
      where t.org_id = ${ctx.org.id} and t.id = any(${uuidArray(ids)}) and t.deleted_at is null${andAlso(scope(ctx, object, "read"))}`,
  );
  return new Map(rows.map((row) => [row.id, row.title ?? ""]));
}
