import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { type ObjectDefinition, objectNamed } from "../../records/object.ts";
import { searchQuery } from "../../records/search-query.ts";
import { visibleText } from "../../records/search-visible.ts";
import { query, quoted, raw, textArray, uuidArray } from "../../records/sql.ts";

/** What somebody looks for in a timeline, looked up in the index of words. */
export interface LookedFor {
  text: string;
  patterns: string[];
  /** Where the words are, by object; null when that is nearly everywhere, and walking the timeline finds some sooner. */
  in: Record<string, string[] | null>;
}

const NEARLY_EVERYWHERE = 2_000;

/** Finds out where words are, among records of these objects. Null when nothing is left to look for. */
export async function lookFor(
  ctx: Ctx,
  text: string,
  objects: readonly string[] = ["activity", "comment"],
): Promise<LookedFor | null> {
  const wanted = searchQuery(ctx.org.id, text);
  if (!wanted) return null;
  const idsOf = async (object: string) => {
    const rows = await query<{ id: string }>(
      ctx.db,
      sql`select id from app.search_some(${object}, ${wanted.words}::tsquery, ${NEARLY_EVERYWHERE + 1}) id`,
    );
    return rows.length > NEARLY_EVERYWHERE ? null : rows.map(({ id }) => id);
  };
  const found: LookedFor = { text, patterns: wanted.patterns, in: {} };
  for (const object of objects) found.in[object] = await idsOf(object);
  return found;
}

/** Whether the words are in the record of this id, as far as the role may see its text. */
export function hasWords(ctx: Ctx, name: string, id: SQL, { patterns, ...words }: LookedFor): SQL {
  const object = objectNamed(name);
  const ids = words.in[name];
  // Asked entry by entry, newest first, the walk ends with the page; `exists` would invite a join with all entries.
  const isThere = ids
    ? sql`${id} = any(${uuidArray(ids)})`
    : sql`(select e.body like all (${textArray(patterns)}) from search_entries e
        where e.org_id = ${ctx.org.id} and e.object = ${name} and e.record_id = ${id} offset 0)`;
  return sql`(${isThere}${inSight(ctx, object, id, patterns)})`;
}

function inSight(ctx: Ctx, object: ObjectDefinition, id: SQL, patterns: string[]): SQL {
  const visible = visibleText(ctx, object);
  if (!visible) return sql``;
  return sql` and exists (select 1 from ${raw(quoted(object.tableName))} t where t.org_id = ${ctx.org.id} and t.id = ${id} and ${visible} like all (${textArray(patterns)}))`;
}

/** Whether the words are in a thread, in its beginning (the row under the alias `c`) or an answer. */
export function threadHasWords(ctx: Ctx, words: LookedFor): SQL {
  const ids = words.in.comment;
  if (ids) {
    return sql`c.id in (select coalesce(said.parent_id, said.id) from comments said
      where said.org_id = ${ctx.org.id} and said.id = any(${uuidArray(ids)}))`;
  }
  return sql`(${hasWords(ctx, "comment", sql`c.id`, words)} or exists (select 1 from comments said
    where said.org_id = c.org_id and said.parent_id = c.id and ${hasWords(ctx, "comment", sql`said.id`, words)}))`;
}
