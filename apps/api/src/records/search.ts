import { sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { allObjects, type ObjectDefinition } from "./object.ts";
import { hiddenFields, mayEver, scope } from "./scope.ts";
import { searchPatterns } from "./search-patterns.ts";
import { allOf, query, quoted, raw, textArray } from "./sql.ts";

export interface Hit {
  object: string;
  id: string;
  title: string;
  subtitle: string;
}

/** More candidates than answers, since rights may take some away. */
const CANDIDATES = 100;

/** Records by what somebody typed, best first, of every object the role may read. */
export async function searchRecords(ctx: Ctx, text: string, limit: number, only?: string[]): Promise<Hit[]> {
  const patterns = searchPatterns(text);
  if (!patterns) return [];
  const objects = allObjects().filter(
    (object) => mayEver(ctx, object.meta, "read") && (!only || only.includes(object.meta.name)),
  );
  const isNarrowed = objects.some((object) => scope(ctx, object, "read") !== null || hidesSearched(ctx, object));
  const readable = isNarrowed ? sql`where ${readableHit(ctx, objects)}` : sql``;
  return query<Hit>(
    ctx.db,
    sql`select h.object, h.record_id as id, h.title, h.subtitle
      from app.search_records(${textArray(objects.map((object) => object.meta.name))}, ${patterns.first}, ${textArray(patterns.rest)}, ${isNarrowed ? CANDIDATES : limit}) h
      ${readable} order by h.score desc, length(h.title), h.title, h.record_id limit ${limit}`,
  );
}

/** The hit's record is within the actor's rights, object by object. */
function readableHit(ctx: Ctx, objects: ObjectDefinition[]) {
  const cases = objects.map((object) => {
    const inScope = allOf([scope(ctx, object, "read"), hidesSearched(ctx, object) ? sql`false` : null]);
    return sql`when ${object.meta.name} then exists (select 1 from ${raw(quoted(object.tableName))} t where t.org_id = ${ctx.org.id} and t.id = h.record_id and ${inScope})`;
  });
  return sql`case h.object ${sql.join(cases, sql` `)} else false end`;
}

/** A hit tells that the words are somewhere in the record; with a searched field hidden, that would be telling. */
const hidesSearched = (ctx: Ctx, object: ObjectDefinition) => {
  const hidden = hiddenFields(ctx, object.meta);
  return object.meta.fields.some(
    (field) => hidden.includes(field.name) && (field.search || field.name === object.meta.titleField),
  );
};
