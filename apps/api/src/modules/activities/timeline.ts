import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { Problem } from "../../platform/problem.ts";
import { JsonText } from "../../platform/route.ts";
import { documentColumns, maskedJson } from "../../records/document.ts";
import { type ObjectDefinition, objectNamed } from "../../records/object.ts";
import { findRecord } from "../../records/read.ts";
import { columnName, hiddenFields, scope } from "../../records/scope.ts";
import { andAlso, query, quoted, raw } from "../../records/sql.ts";

/** The field by which activities hang on a record of each object. */
export const ACTIVITY_LINKS: Record<string, string> = {
  contact: "contactId",
  company: "companyId",
  lead: "leadId",
  deal: "dealId",
};

const FIRST_PAGE = 50;

/** What a record's answer tells of its history: the newest entries of its timeline, and follow-ups still open. */
export function timelineDetail(ctx: Ctx, linkField: string): Record<string, SQL> {
  const object = Object.keys(ACTIVITY_LINKS).find((name) => ACTIVITY_LINKS[name] === linkField) ?? "contact";
  return {
    timeline: sql`(select coalesce(json_agg(e.entry order by e.at desc, e.id desc), '[]') from (${entries(ctx, objectNamed(object), sql`t.id`, FIRST_PAGE)}) e)`,
    followUps: followUps(ctx, linkField),
  };
}

/**
 * One page of what happened to a record, newest first: activities and changes of its fields together.
 * @throws Problem not-found, bad-request for a foreign cursor
 */
export async function readTimeline(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  request: { cursor?: string; limit: number },
) {
  await findRecord(ctx, object, id);
  const before = request.cursor ? readPlace(request.cursor) : undefined;
  const [row] = await query<{ data: string; place: string | null; more: boolean }>(
    ctx.db,
    sql`select coalesce('[' || string_agg(e.entry::text, ',' order by e.n) filter (where e.n <= ${request.limit}) || ']', '[]') as data,
        max(e.place) filter (where e.n = ${request.limit}) as place, count(*) > ${request.limit} as more
      from (select r.*, to_json(r.at)#>>'{}' || '|' || r.id as place, row_number() over (order by r.at desc, r.id desc) as n
        from (${entries(ctx, object, sql`${id}::uuid`, request.limit + 1, before)}) r) e`,
  );
  return {
    data: new JsonText(row?.data ?? "[]"),
    page: { next: row?.more && row.place ? Buffer.from(row.place).toString("base64url") : null },
  };
}

interface Place {
  at: string;
  id: string;
}

/** `at`, `id` and the entry's JSON, the newest `limit` of both kinds. */
function entries(ctx: Ctx, object: ObjectDefinition, recordId: SQL, limit: number, before?: Place): SQL {
  const activity = objectNamed("activity");
  const link = raw(`a.${quoted(columnName(activity, ACTIVITY_LINKS[object.meta.name] ?? "contactId"))}`);
  const earlier = (at: string, id: string) =>
    before ? sql` and (${raw(at)}, ${raw(id)}) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``;
  const [was, is] = [maskedJson(ctx, object.meta, "c.before"), maskedJson(ctx, object.meta, "c.after")];
  const seesActivities = scope(ctx, activity, "read", "a");
  return sql`select * from (
      (select a.at, a.id, json_build_object('kind', 'activity', 'id', a.id, 'at', a.at,
          'actor', (select json_build_object('type', 'member', 'id', m.id, 'name', u.name) from auth.member m join auth."user" u on u.id = m.user_id where m.organization_id = a.org_id and m.id = a.member_id),
          'activity', (select to_json(x) from (select ${raw(documentColumns(activity, hiddenFields(ctx, activity.meta), undefined, "a"))}) x)) as entry
        from activities a where a.org_id = ${ctx.org.id} and ${link} = ${recordId} and a.deleted_at is null${andAlso(seesActivities)}${earlier("a.at", "a.id")}
        order by a.at desc, a.id desc limit ${limit})
      union all
      (select o.at, o.id, json_build_object('kind', 'change', 'id', o.id, 'at', o.at, 'actor', json_build_object('type', o.actor->>'type', 'id', o.actor->>'id', 'name', o.actor->>'name'),
          'change', json_build_object('kind', o.kind, 'action', c.action, 'summary', o.summary, 'reason', o.reason,
            'before', case when c.action = 'update' then ${was} end, 'after', case when c.action = 'update' then ${is} end)) as entry
        from changes c join operations o on o.org_id = c.org_id and o.id = c.operation_id
        where c.org_id = ${ctx.org.id} and c.record_id = ${recordId}${earlier("o.at", "o.id")}
        order by c.operation_id desc limit ${limit})
    ) both_kinds order by at desc, id desc limit ${limit}`;
}

/** Open follow-ups of a record, the most urgent first. */
function followUps(ctx: Ctx, linkField: string): SQL {
  const activity = objectNamed("activity");
  const columns = raw(documentColumns(activity, hiddenFields(ctx, activity.meta), undefined, "a"));
  return sql`(select coalesce(json_agg(f.doc), '[]') from (select (select to_json(x) from (select ${columns}) x) as doc
    from activities a where a.org_id = ${ctx.org.id} and a.${raw(quoted(columnName(activity, linkField)))} = t.id and a.deleted_at is null
      and a.follow_up_status = 'pending'${andAlso(scope(ctx, activity, "read", "a"))} order by a.follow_up_at, a.id limit ${FIRST_PAGE}) f)`;
}

function readPlace(cursor: string): Place {
  const [at = "", id = ""] = Buffer.from(cursor, "base64url").toString().split("|");
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Problem("bad-request", "This cursor does not belong to this timeline.");
  return { at, id };
}
