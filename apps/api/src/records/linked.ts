import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { documentColumns } from "./document.ts";
import { objectNamed } from "./object.ts";
import { hiddenFields, scope } from "./scope.ts";
import { andAlso, quoted, raw } from "./sql.ts";

/** The whole record that a column of `t` points to, as JSON, or null when there is none the actor may read. */
export function linkedRecord(ctx: Ctx, objectName: string, column: string): SQL {
  const object = objectNamed(objectName);
  const columns = raw(documentColumns(object, hiddenFields(ctx, object.meta), undefined, "l"));
  return sql`(select to_json(x) from (select ${columns} from ${raw(quoted(object.tableName))} l
    where l.org_id = t.org_id and l.id = t.${raw(quoted(column))} and l.deleted_at is null${andAlso(scope(ctx, object, "read", "l"))}) x)`;
}
