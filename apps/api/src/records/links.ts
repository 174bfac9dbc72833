import { sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { type FieldError, invalid } from "../platform/problem.ts";
import type { ObjectDefinition } from "./object.ts";
import { linkTarget, scope } from "./scope.ts";
import { query, quoted, raw, uuidArray } from "./sql.ts";

/**
 * Refuses links to records that are not there, are deleted, or are not the actor's to see; the answer is the same
 * for all three. Foreign keys stand behind this.
 * @throws Problem invalid with a pointer for each wrong link
 */
export async function checkLinks(ctx: Ctx, object: ObjectDefinition, values: Record<string, unknown>): Promise<void> {
  const links = object.meta.fields.filter(
    (field) =>
      ["link", "member", "members"].includes(field.type) &&
      !field.readOnly &&
      values[field.name] &&
      // Whoever acts is a member; this is what most records are created with.
      !(field.type !== "link" && [values[field.name]].flat().every((id) => id === ctx.member?.id)),
  );
  if (links.length === 0) return;
  const checks = links.map((field) => {
    const id = String(values[field.name]);
    if (field.type === "member")
      return sql`exists (select 1 from auth.member m where m.organization_id = ${ctx.org.id} and m.id = ${id}::uuid) as ${raw(quoted(field.name))}`;
    if (field.type === "members") {
      const ids = uuidArray([values[field.name]].flat().map(String));
      return sql`(select count(*) from auth.member m where m.organization_id = ${ctx.org.id} and m.id = any(${ids})) = cardinality(${ids}) as ${raw(quoted(field.name))}`;
    }
    const target = linkTarget(object.meta, field.name);
    const readable = scope(ctx, target, "read", "x");
    return sql`exists (select 1 from ${raw(quoted(target.tableName))} x where x.org_id = ${ctx.org.id} and x.id = ${id}::uuid and x.deleted_at is null${readable ? sql` and ${readable}` : sql``}) as ${raw(quoted(field.name))}`;
  });
  const [found] = await query<Record<string, boolean>>(ctx.db, sql`select ${sql.join(checks, sql`, `)}`);
  const errors: FieldError[] = links
    .filter((field) => !found?.[field.name])
    .map((field) => ({ pointer: `/${field.name}`, detail: `${field.label}: no such record, or not yours to see.` }));
  if (errors.length > 0) throw invalid(errors);
}
