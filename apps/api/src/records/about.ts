import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { allObjects } from "./object.ts";
import { mayEver, scope } from "./scope.ts";
import { andAlso, quoted, raw } from "./sql.ts";

/**
 * For rows about a record of any object, such as comments and notifications, which name it in their columns `object`
 * and `record_id`: that the record is there and the actor's to read. A predicate over the rows under `alias`.
 * @param among only records of these objects, where no others are of interest: each costs planning
 */
export function aboutReadable(ctx: Ctx, alias: string, among?: readonly string[]): SQL {
  const t = raw(alias);
  const cases = allObjects()
    .filter(({ meta }) => mayEver(ctx, meta, "read") && (!among || among.includes(meta.name)))
    .map(
      (object) => sql`when ${object.meta.name} then exists (select 1 from ${raw(quoted(object.tableName))} about
        where about.org_id = ${t}.org_id and about.id = ${t}.record_id and about.deleted_at is null${andAlso(scope(ctx, object, "read", "about"))})`,
    );
  if (cases.length === 0) return sql`false`;
  return sql`(case ${t}.object ${sql.join(cases, sql` `)} else false end)`;
}
