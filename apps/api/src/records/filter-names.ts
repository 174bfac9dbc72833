import type { Field, Option } from "@mainstay/model";
import { sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { objectNamed } from "./object.ts";
import { query, quoted, raw } from "./sql.ts";

/**
 * The fields with the names by which a text filter may call members, stages and pipelines: `owner:"Anna Ito"`. Each
 * kind costs a query.
 */
export async function withNames(ctx: Ctx, fields: Field[]): Promise<Field[]> {
  const named = new Map<string, Promise<Option[]>>();
  const namesOf = (kind: string) => {
    const known = named.get(kind) ?? (kind === "member" ? memberNames(ctx) : titles(ctx, kind));
    named.set(kind, known);
    return known;
  };
  return Promise.all(
    fields.map(async (field) => {
      const kind = kindOf(field);
      return kind ? { ...field, options: await namesOf(kind) } : field;
    }),
  );
}

/** Members, and objects of which an organization has few; the others are too many to know by name. */
function kindOf(field: Field): string | null {
  if (field.type === "member" || field.type === "members") return "member";
  if (field.type !== "link" || !field.object) return null;
  return objectNamed(field.object).meta.governedBy ? field.object : null;
}

const memberNames = (ctx: Ctx) =>
  query<Option>(
    ctx.db,
    sql`select m.id as value, u.name as label from auth.member m join auth."user" u on u.id = m.user_id
      where m.organization_id = ${ctx.org.id}`,
  );

function titles(ctx: Ctx, name: string): Promise<Option[]> {
  const { meta, columns, tableName } = objectNamed(name);
  const title = quoted(columns[meta.titleField]?.name ?? "id");
  return query<Option>(
    ctx.db,
    sql`select t.id as value, t.${raw(title)} as label from ${raw(quoted(tableName))} t
      where t.org_id = ${ctx.org.id} and t.deleted_at is null`,
  );
}
