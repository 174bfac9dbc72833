import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { objectNamed } from "../../records/object.ts";
import { columnName, hiddenFields, mayEver, scope } from "../../records/scope.ts";
import { andAlso, quoted, raw } from "../../records/sql.ts";
import { ACTIVITY_LINKS } from "./timeline.entries.ts";

/** What is to be done next with a record: its first open follow-up as JSON over the alias `t`, null when none is the actor's to see. */
export function nextFollowUp(ctx: Ctx, objectName: string): SQL {
  const activity = objectNamed("activity");
  const hidden = hiddenFields(ctx, activity.meta);
  const isUnseen = !mayEver(ctx, activity.meta, "read") || hidden.some((name) => name.startsWith("followUp"));
  if (isUnseen) return sql`null::json`;
  const link = raw(`a.${quoted(columnName(activity, ACTIVITY_LINKS[objectName] ?? "contactId"))}`);
  const shown = (name: string) => raw(hidden.includes(name) ? "null" : `a.${quoted(columnName(activity, name))}`);
  return sql`(select json_build_object('id', a.id, 'type', ${shown("type")}, 'subject', ${shown("subject")}, 'at', a.follow_up_at)
    from activities a where a.org_id = t.org_id and ${link} = t.id and a.deleted_at is null and a.follow_up_status = 'pending'
      and a.follow_up_at is not null${andAlso(scope(ctx, activity, "read", "a"))} order by a.follow_up_at, a.id limit 1)`;
}
