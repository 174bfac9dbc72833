import { foldText } from "@mainstay/model/similarity";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { documentJson } from "../../records/document.ts";
import type { AnyDoc, ObjectDefinition } from "../../records/object.ts";
import { findRecord } from "../../records/read.ts";
import { hiddenFields, masked, scope } from "../../records/scope.ts";
import { andAlso, query, quoted, raw } from "../../records/sql.ts";
import { titleOf } from "../../records/write.ts";
import { ALIKE, MOST_BY_NAME, SAME_EMAIL, SAME_PHONE } from "./likeness.ts";

export const Reasons = z.array(z.enum(["email", "phone", "name"]));

export const Duplicate = z.object({
  id: z.uuid(),
  title: z.string(),
  subtitle: z.string(),
  /** 1 is certain. */
  similarity: z.number(),
  reasons: Reasons,
});
export type Duplicate = z.infer<typeof Duplicate>;

const ANSWERS = 5;
/** More candidates than answers, since rights and decisions may take some away. */
const CANDIDATES = 30;
/**
 * Records that may be the same as this one, the likeliest first: by e-mail, phone or a name that reads alike. Those
 * that somebody has told apart are left out; only records and fields that the actor may see are compared.
 * @throws Problem not-found
 */
export async function findDuplicates(ctx: Ctx, object: ObjectDefinition, id: string): Promise<Duplicate[]> {
  const doc = await findRecord(ctx, object, id);
  const candidates = [...byKeys(ctx, object, id), ...byName(ctx, object, doc)];
  if (candidates.length === 0) return [];
  const rows = await query<{ doc: AnyDoc; similarity: number; reasons: Duplicate["reasons"] }>(
    ctx.db,
    sql`with candidate as (
        select c.record_id, max(c.score) as score, array_agg(distinct c.reason order by c.reason) as reasons
        from (${sql.join(candidates, sql` union all `)}) c(record_id, score, reason)
        where c.record_id <> ${id} and not exists (select from distinct_records d where d.org_id = ${ctx.org.id}
          and d.object = ${object.meta.name} and d.record_id = least(c.record_id, ${id}::uuid) and d.other_id = greatest(c.record_id, ${id}::uuid))
        group by c.record_id)
      select ${documentJson(object)} as doc,
        round(c.score::numeric, 2)::float8 as similarity, c.reasons
      from candidate c join ${raw(quoted(object.tableName))} t on t.org_id = ${ctx.org.id} and t.id = c.record_id
      where t.deleted_at is null${andAlso(scope(ctx, object, "read"))}
      order by c.score desc, t.created_at, t.id limit ${ANSWERS}`,
  );
  return rows.map(({ doc: other, ...why }) => {
    const visible = masked(ctx, object.meta, other);
    return { id: other.id, title: titleOf(object, visible), subtitle: object.subtitle(visible), ...why };
  });
}

/** Others with the same e-mail or phone, where the actor may see such a field. */
function byKeys(ctx: Ctx, object: ObjectDefinition, id: string): SQL[] {
  const shown = object.meta.fields.filter((field) => !hiddenFields(ctx, object.meta).includes(field.name));
  const sees = (...types: string[]) => shown.some((field) => types.includes(field.type));
  const same = (kind: "email" | "phone", score: SQL) =>
    sql`select k.record_id, ${score}, ${raw(`'${kind}'`)} from record_keys own join record_keys k
      on k.org_id = own.org_id and k.object = own.object and k.kind = own.kind and k.value = own.value
      where own.org_id = ${ctx.org.id} and own.object = ${object.meta.name} and own.record_id = ${id} and own.kind = ${raw(`'${kind}'`)}`;
  return [
    ...(sees("email", "emails") ? [same("email", SAME_EMAIL)] : []),
    ...(sees("phone", "phones") ? [same("phone", SAME_PHONE)] : []),
  ];
}

function byName(ctx: Ctx, object: ObjectDefinition, doc: AnyDoc): SQL[] {
  const folded = foldText(titleOf(object, doc));
  if (folded.length < 3 || hiddenFields(ctx, object.meta).includes(object.meta.titleField)) return [];
  return [
    sql`select s.record_id, least(s.score, ${MOST_BY_NAME})::real, 'name'
      from app.similar_names(${object.meta.name}, ${folded}, ${CANDIDATES}) s where s.score >= ${ALIKE}::real`,
  ];
}
