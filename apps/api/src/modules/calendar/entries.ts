import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { objectNamed } from "../../records/object.ts";
import { hiddenFields, mayEver, scope } from "../../records/scope.ts";
import { andAlso, query, raw, uuidArray } from "../../records/sql.ts";

/** Something in a member's calendar. */
export interface Entry {
  kind: "task" | "meeting" | "follow_up";
  id: string;
  version: number;
  title: string | null;
  text: string | null;
  at: string;
  updatedAt: string;
  isDone: boolean;
  /** The deal, lead, contact or company it is about, as the address of its page. */
  path: string | null;
}

const MOST = 1_000;
const PAST = "90 days";
const AHEAD = "366 days";

/** The member's tasks with a due date, meetings and open follow-ups, of the last three months and the coming year. */
export async function calendarEntries(ctx: Ctx): Promise<Entry[]> {
  const me = ctx.member?.id ?? null;
  const parts = [
    entriesOf(ctx, "task", {
      kind: "task",
      at: ["dueAt", "t.due_at"],
      text: ["description", "t.description"],
      isDone: "t.status = 'completed'",
      where: sql`t.assignee_ids && ${uuidArray(me ? [me] : [])} and t.status <> 'canceled'`,
    }),
    entriesOf(ctx, "activity", {
      kind: "meeting",
      at: ["at", "t.at"],
      text: ["body", "t.body"],
      isDone: "false",
      where: sql`t.type = 'meeting' and t.member_id = ${me}`,
    }),
    entriesOf(ctx, "activity", {
      kind: "follow_up",
      at: ["followUpAt", "t.follow_up_at"],
      text: ["body", "t.body"],
      isDone: "false",
      where: sql`t.follow_up_status = 'pending' and t.member_id = ${me}`,
    }),
  ].filter((part) => part !== null);
  if (parts.length === 0) return [];
  return query<Entry>(ctx.db, sql`select * from (${sql.join(parts, sql` union all `)}) e order by e.at, e.id`);
}

interface Part {
  kind: Entry["kind"];
  /** The field that says when, and its column. */
  at: [field: string, column: string];
  /** The field that says more, and its column. */
  text: [field: string, column: string];
  isDone: string;
  where: SQL;
}

function entriesOf(
  ctx: Ctx,
  name: "task" | "activity",
  { kind, at: [when, at], text, isDone, where }: Part,
): SQL | null {
  const object = objectNamed(name);
  if (!mayEver(ctx, object.meta, "read")) return null;
  const hidden = hiddenFields(ctx, object.meta);
  if (hidden.includes(when)) return null;
  const shown = (field: string, column: string) => raw(hidden.includes(field) ? "null::text" : column);
  const title = name === "task" ? "t.title" : "t.subject";
  return sql`(select ${raw(`'${kind}'`)} as kind, t.id, t.version, ${shown(object.meta.titleField, title)} as title, ${shown(...text)} as text,
      to_json(${raw(at)})#>>'{}' as at, to_json(t.updated_at)#>>'{}' as "updatedAt", ${raw(isDone)} as "isDone",
      case when ${raw(name === "task" ? "true" : "false")} then '/tasks/' || t.id
        when t.deal_id is not null then '/deals/' || t.deal_id when t.lead_id is not null then '/leads/' || t.lead_id
        when t.contact_id is not null then '/contacts/' || t.contact_id when t.company_id is not null then '/companies/' || t.company_id end as path
    from ${raw(`"${object.tableName}"`)} t where t.org_id = ${ctx.org.id} and t.deleted_at is null and ${where}${andAlso(scope(ctx, object, "read"))}
      and ${raw(at)} between ${ctx.now()}::timestamptz - ${PAST}::interval and ${ctx.now()}::timestamptz + ${AHEAD}::interval
    order by ${raw(at)} desc limit ${MOST})`;
}
