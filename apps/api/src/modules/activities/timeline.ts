import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { Problem } from "../../platform/problem.ts";
import { QueryFlag } from "../../platform/query-flag.ts";
import { documentJson, maskedJson } from "../../records/document.ts";
import { type ObjectDefinition, objectNamed } from "../../records/object.ts";
import { findRecord } from "../../records/read.ts";
import { columnName, hiddenFields, scope } from "../../records/scope.ts";
import { andAlso, query, quoted, raw, textArray } from "../../records/sql.ts";
import { type ChangeTold, nameLinks } from "./timeline.names.ts";

/** The field by which activities hang on a record of each object. */
export const ACTIVITY_LINKS: Record<string, string> = {
  contact: "contactId",
  company: "companyId",
  lead: "leadId",
  deal: "dealId",
};

const FIRST_PAGE = 50;
/** Beside the types of activities: what the journal tells. */
const CHANGE = "change";

export const TimelineRequest = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  types: z
    .string()
    .max(200)
    .optional()
    .transform((list) => list?.split(","))
    .describe("Only these types of activities, comma-separated, `change` for changes of fields"),
  pinned: QueryFlag.describe("Only activities that are pinned"),
});
type TimelineRequest = z.output<typeof TimelineRequest>;

interface Entry {
  kind: "activity" | "change";
  id: string;
  at: string;
  change?: ChangeTold;
}

/** What a record's answer tells of its history: the newest entries of its timeline, and follow-ups still open. */
export function timelineDetail(ctx: Ctx, linkField: string): Record<string, SQL> {
  const object = Object.keys(ACTIVITY_LINKS).find((name) => ACTIVITY_LINKS[name] === linkField) ?? "contact";
  return {
    timeline: sql`(select coalesce(json_agg(e.entry order by e.at desc, e.id desc), '[]') from (${entries(ctx, objectNamed(object), sql`t.id`, { limit: FIRST_PAGE })}) e)`,
    followUps: followUps(ctx, linkField),
  };
}

/**
 * One page of what happened to a record, newest first: activities and changes of its fields together.
 * @throws Problem not-found, bad-request for a foreign cursor
 */
export async function readTimeline(ctx: Ctx, object: ObjectDefinition, id: string, request: TimelineRequest) {
  await findRecord(ctx, object, id);
  const { cursor, limit, types, pinned } = request;
  const wanted = { types, pinned, limit: limit + 1, before: cursor ? readPlace(cursor) : undefined };
  const rows = await query<{ entry: Entry; place: string }>(
    ctx.db,
    sql`select e.entry, to_json(e.at)#>>'{}' || '|' || e.id as place
      from (${entries(ctx, object, sql`${id}::uuid`, wanted)}) e order by e.at desc, e.id desc`,
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  await nameLinks(
    ctx,
    object,
    page.flatMap(({ entry }) => entry.change ?? []),
  );
  return {
    data: page.map(({ entry }) => entry),
    page: { next: last ? Buffer.from(last.place).toString("base64url") : null },
  };
}

interface Place {
  at: string;
  id: string;
}

interface Wanted {
  limit: number;
  before?: Place;
  types?: string[];
  pinned?: boolean;
}

/** `at`, `id` and the entry's JSON, the newest `limit` of both kinds. */
function entries(ctx: Ctx, object: ObjectDefinition, recordId: SQL, wanted: Wanted): SQL {
  const { types, pinned, limit } = wanted;
  const hasChanges = !pinned && (!types || types.includes(CHANGE));
  const parts = [activityEntries(ctx, object, recordId, wanted)];
  if (hasChanges) parts.push(changeEntries(ctx, object, recordId, wanted));
  return sql`select * from (${sql.join(parts, sql` union all `)}) every_kind order by at desc, id desc limit ${limit}`;
}

function activityEntries(ctx: Ctx, object: ObjectDefinition, recordId: SQL, wanted: Wanted): SQL {
  const { types, pinned, limit, before } = wanted;
  const activity = objectNamed("activity");
  const link = raw(`a.${quoted(columnName(activity, ACTIVITY_LINKS[object.meta.name] ?? "contactId"))}`);
  const ofTypes = types ? sql` and a.type = any(${textArray(types)})` : sql``;
  const shown = documentJson(activity, hiddenFields(ctx, activity.meta), undefined, "a");
  return sql`(select a.at, a.id, json_build_object('kind', 'activity', 'id', a.id, 'at', a.at,
      'actor', (select json_build_object('type', 'member', 'id', m.id, 'name', u.name) from auth.member m join auth."user" u on u.id = m.user_id where m.organization_id = a.org_id and m.id = a.member_id),
      'activity', ${shown}) as entry
    from activities a where a.org_id = ${ctx.org.id} and ${link} = ${recordId} and a.deleted_at is null${ofTypes}${pinned ? sql` and a.is_pinned` : sql``}${andAlso(scope(ctx, activity, "read", "a"))}${earlier(before, "a.at", "a.id")}
    order by a.at desc, a.id desc limit ${limit})`;
}

function changeEntries(ctx: Ctx, object: ObjectDefinition, recordId: SQL, { limit, before }: Wanted): SQL {
  const [was, is] = [maskedJson(ctx, object.meta, "c.before"), maskedJson(ctx, object.meta, "c.after")];
  const isOwn = sql`c.action = 'update' and c.object = ${object.meta.name}`;
  return sql`(select o.at, o.id, json_build_object('kind', 'change', 'id', o.id, 'at', o.at, 'actor', json_build_object('type', o.actor->>'type', 'id', o.actor->>'id', 'name', o.actor->>'name'),
      'change', json_build_object('kind', o.kind, 'action', c.action, 'summary', o.summary, 'reason', o.reason, 'source', o.source,
        'isUndone', exists (select from operations u where u.org_id = o.org_id and u.undoes = o.id),
        'before', case when ${isOwn} then ${was} end, 'after', case when ${isOwn} then ${is} end)) as entry
    from changes c join operations o on o.org_id = c.org_id and o.id = c.operation_id
    where c.org_id = ${ctx.org.id} and c.record_id = ${recordId}${earlier(before, "o.at", "o.id")}
    order by c.operation_id desc limit ${limit})`;
}

const earlier = (before: Place | undefined, at: string, id: string) =>
  before ? sql` and (${raw(at)}, ${raw(id)}) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``;

/** Open follow-ups of a record, the most urgent first. */
function followUps(ctx: Ctx, linkField: string): SQL {
  const activity = objectNamed("activity");
  const shown = documentJson(activity, hiddenFields(ctx, activity.meta), undefined, "a");
  return sql`(select coalesce(json_agg(f.doc), '[]') from (select ${shown} as doc
    from activities a where a.org_id = ${ctx.org.id} and a.${raw(quoted(columnName(activity, linkField)))} = t.id and a.deleted_at is null
      and a.follow_up_status = 'pending'${andAlso(scope(ctx, activity, "read", "a"))} order by a.follow_up_at, a.id limit ${FIRST_PAGE}) f)`;
}

function readPlace(cursor: string): Place {
  const [at = "", id = ""] = Buffer.from(cursor, "base64url").toString().split("|");
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Problem("bad-request", "This cursor does not belong to this timeline.");
  return { at, id };
}
