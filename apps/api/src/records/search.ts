import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { queryCompiled } from "./compiled.ts";
import { allObjects, type ObjectDefinition } from "./object.ts";
import { hiddenFields, mayEver, scope } from "./scope.ts";
import { type SearchQuery, searchQuery } from "./search-query.ts";
import { visibleText } from "./search-visible.ts";
import { allOf, quoted, raw, textArray } from "./sql.ts";

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
  const wanted = searchQuery(ctx.org.id, text);
  if (!wanted) return [];
  const name = `search ${limit} ${only?.toSorted().join() ?? "everything"}`;
  return queryCompiled<Hit>(ctx, name, () => searchStatement(ctx, limit, only), { ...wanted });
}

/** What is looked for stands in it as the parts of a `SearchQuery`. */
function searchStatement(ctx: Ctx, limit: number, only: string[] | undefined): SQL {
  const objects = allObjects().filter(
    (object) => mayEver(ctx, object.meta, "read") && (!only || only.includes(object.meta.name)),
  );
  const isNarrowed = objects.some((object) => scope(ctx, object, "read") !== null || visibleText(ctx, object) !== null);
  const readable = isNarrowed ? sql`where ${readableHit(ctx, objects)}` : sql``;
  return sql`select h.object, h.record_id as id, ${blankFor(
    objects.filter((one) => hidesTitle(ctx, one)),
    "title",
  )}, ${blankFor(
    objects.filter((one) => hiddenFields(ctx, one.meta).length > 0),
    "subtitle",
  )}
    from app.search_records(${textArray(objects.map((object) => object.meta.name))}, ${wantedPart("words")}::tsquery, ${wantedPart("phrase")}, ${isNarrowed ? CANDIDATES : limit}) h
    ${readable} order by h.score desc, length(h.title), h.title, h.record_id limit ${limit}`;
}

const wantedPart = (part: keyof SearchQuery) => sql.placeholder(part);

const hidesTitle = (ctx: Ctx, { meta }: ObjectDefinition) => hiddenFields(ctx, meta).includes(meta.titleField);

/** A part of the hit, left out for objects where the role may not see a field it could be made of. */
function blankFor(objects: ObjectDefinition[], part: "title" | "subtitle") {
  if (objects.length === 0) return raw(`h.${part}`);
  const names = objects.map((object) => object.meta.name);
  return sql`case when h.object = any(${textArray(names)}) then '' else ${raw(`h.${part}`)} end as ${raw(part)}`;
}

/** The hit's record is within the actor's rights, object by object. */
function readableHit(ctx: Ctx, objects: ObjectDefinition[]) {
  const cases = objects.map((object) => {
    const visible = visibleText(ctx, object);
    const inSight = visible && sql`${visible} like all (${wantedPart("patterns")}::text[])`;
    const within = allOf([scope(ctx, object, "read"), inSight]);
    const table = raw(quoted(object.tableName));
    return sql`when ${object.meta.name} then exists (select 1 from ${table} t where t.org_id = ${ctx.org.id} and t.id = h.record_id and ${within})`;
  });
  return sql`case h.object ${sql.join(cases, sql` `)} else false end`;
}
