import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { documentJson, maskedJson } from "../../records/document.ts";
import { type ObjectDefinition, objectNamed } from "../../records/object.ts";
import { columnName, hiddenFields, scope } from "../../records/scope.ts";
import { allOf, likeSafe, quoted, raw, textArray } from "../../records/sql.ts";
import { threadJson } from "../comments/thread.sql.ts";
import { hasWords, type LookedFor, threadHasWords } from "./timeline.words.ts";

/** The field by which activities hang on a record of each object. */
export const ACTIVITY_LINKS: Record<string, string> = {
  contact: "contactId",
  company: "companyId",
  lead: "leadId",
  deal: "dealId",
};

/** Beside the types of activities: what the journal tells, and what members say to each other. */
const CHANGE = "change";
const COMMENT = "comment";

/** The entry a page ends with. */
export interface Place {
  at: string;
  id: string;
}

/** Which entries are asked for. */
export interface Wanted {
  limit: number;
  before?: Place;
  types?: string[];
  pinned?: boolean;
  from?: string;
  until?: string;
  memberId?: string;
  /** Words that must be in it. */
  words?: LookedFor;
}

/** `at`, `id` and the entry's JSON: the newest `limit` of every kind, of one record. */
export function entriesOf(ctx: Ctx, object: ObjectDefinition, recordId: SQL, wanted: Wanted): SQL {
  const { types, pinned, limit } = wanted;
  const isAsked = (type: string) => !types || types.includes(type);
  const link = raw(`a.${quoted(columnName(objectNamed("activity"), ACTIVITY_LINKS[object.meta.name] ?? "contactId"))}`);
  const parts: SQL[] = [];
  if (!types || types.some((type) => type !== CHANGE && type !== COMMENT) || pinned) {
    parts.push(activityEntries(ctx, sql`${link} = ${recordId}`, wanted));
  }
  if (isAsked(COMMENT)) parts.push(commentEntries(ctx, sql`c.record_id = ${recordId}`, wanted));
  if (isAsked(CHANGE) && !pinned) parts.push(changeEntries(ctx, object, recordId, wanted));
  return newest(parts, limit);
}

/** The newest of several kinds of entries. */
const newest = (parts: SQL[], limit: number): SQL =>
  sql`select * from (${sql.join(parts, sql` union all `)}) every_kind order by at desc, id desc limit ${limit}`;

/** Activities of which `about` holds, over the alias `a`. */
function activityEntries(ctx: Ctx, about: SQL, wanted: Wanted): SQL {
  const { types, pinned, memberId, words, limit } = wanted;
  const activity = objectNamed("activity");
  const shown = documentJson(activity, hiddenFields(ctx, activity.meta), undefined, "a");
  const within = allOf([
    sql`a.org_id = ${ctx.org.id} and a.deleted_at is null`,
    about,
    types && sql`a.type = any(${textArray(types)})`,
    pinned ? sql`a.is_pinned` : null,
    memberId ? sql`a.member_id = ${memberId}` : null,
    words && hasWords(ctx, "activity", sql`a.id`, words),
    scope(ctx, activity, "read", "a"),
    inTime(wanted, "a.at", "a.id"),
  ]);
  return sql`(select a.at, a.id, json_build_object('kind', 'activity', 'id', a.id, 'at', a.at,
      'actor', (select json_build_object('type', 'member', 'id', m.id, 'name', u.name) from auth.member m join auth."user" u on u.id = m.user_id where m.organization_id = a.org_id and m.id = a.member_id),
      'comments', (select count(*)::int from comments said where said.org_id = a.org_id and said.object = 'activity' and said.record_id = a.id and said.deleted_at is null),
      'activity', ${shown}) as entry
    from activities a where ${within} order by a.at desc, a.id desc limit ${limit})`;
}

/** Threads of which `about` holds, over the alias `c`; whether the record may be read is the caller's to make sure of. */
function commentEntries(ctx: Ctx, about: SQL, wanted: Wanted): SQL {
  const { pinned, memberId, words, limit } = wanted;
  const within = allOf([
    sql`c.org_id = ${ctx.org.id} and c.parent_id is null`,
    about,
    pinned ? sql`c.is_pinned and c.deleted_at is null` : null,
    memberId ? sql`c.author_id = ${memberId}` : null,
    words && threadHasWords(ctx, words),
    inTime(wanted, "c.created_at", "c.id"),
  ]);
  return sql`(select c.created_at as at, c.id, json_build_object('kind', 'comment', 'id', c.id, 'at', c.created_at,
      'actor', json_build_object('type', 'member', 'id', c.author_id, 'name', c.author_name), 'comment', ${threadJson(ctx, "c")}) as entry
    from comments c where ${within} order by c.created_at desc, c.id desc limit ${limit})`;
}

function changeEntries(ctx: Ctx, object: ObjectDefinition, recordId: SQL, wanted: Wanted): SQL {
  const { memberId, words, limit } = wanted;
  const [was, is] = [maskedJson(ctx, object.meta, "c.before"), maskedJson(ctx, object.meta, "c.after")];
  const isOwn = sql`c.action = 'update' and c.object = ${object.meta.name}`;
  const within = allOf([
    sql`c.org_id = ${ctx.org.id} and c.record_id = ${recordId}`,
    memberId ? sql`(o.actor->>'id' = ${memberId} or o.actor->>'memberId' = ${memberId})` : null,
    words && sql`o.summary ilike ${`%${likeSafe(words.text)}%`}`,
    inTime(wanted, "o.at", "o.id"),
  ]);
  return sql`(select o.at, o.id, json_build_object('kind', 'change', 'id', o.id, 'at', o.at, 'actor', json_build_object('type', o.actor->>'type', 'id', o.actor->>'id', 'name', o.actor->>'name'),
      'change', json_build_object('kind', o.kind, 'action', c.action, 'summary', o.summary, 'reason', o.reason, 'source', o.source,
        'isUndone', exists (select from operations u where u.org_id = o.org_id and u.undoes = o.id),
        'before', case when ${isOwn} then ${was} end, 'after', case when ${isOwn} then ${is} end)) as entry
    from changes c join operations o on o.org_id = c.org_id and o.id = c.operation_id
    where ${within} order by c.operation_id desc limit ${limit})`;
}

/** Within the asked time, and older than what has been given already. */
function inTime({ before, from, until }: Wanted, at: string, id: string): SQL {
  return allOf([
    before && sql`(${raw(at)}, ${raw(id)}) < (${before.at}::timestamptz, ${before.id}::uuid)`,
    from ? sql`${raw(at)} >= ${from}::timestamptz` : null,
    until ? sql`${raw(at)} < ${until}::timestamptz` : null,
  ]);
}
