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

/**
 * Beside the types of activities: what members say to each other, and what the journal tells: of a record itself, only
 * of its ways through the stages, and of the tasks and files that hang on it.
 */
export const COMMENT = "comment";
export const CHANGE = "change";
export const STAGE = "stage";
export const HANGING = ["task", "file"] as const;
const OTHER_TYPES: readonly string[] = [COMMENT, CHANGE, STAGE, ...HANGING];

/** Those of the types that are types of activities; undefined for all of them. */
export const activityTypes = (types: string[] | undefined) => types?.filter((type) => !OTHER_TYPES.includes(type));

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

/**
 * `at`, `id` and the entry's JSON: the newest `limit` of every kind, of one record.
 * @param withHanging also what became of its tasks and files
 */
export function entriesOf(
  ctx: Ctx,
  object: ObjectDefinition,
  recordId: SQL,
  { withHanging = false, ...wanted }: Wanted & { withHanging?: boolean },
): SQL {
  const { types, pinned, limit } = wanted;
  const isAsked = (type: string) => !types || types.includes(type);
  const link = ACTIVITY_LINKS[object.meta.name];
  const parts: SQL[] = [];
  if (activityTypes(types)?.length !== 0 || pinned) {
    const about = raw(`a.${quoted(columnName(objectNamed("activity"), link ?? "contactId"))}`);
    parts.push(activityEntries(ctx, sql`${about} = ${recordId}`, wanted));
  }
  if (isAsked(COMMENT)) parts.push(commentEntries(ctx, sql`c.record_id = ${recordId}`, wanted));
  if ((isAsked(CHANGE) || isAsked(STAGE)) && !pinned) parts.push(changeEntries(ctx, object, recordId, wanted));
  if (withHanging && link && !pinned) {
    const asked = HANGING.filter(isAsked);
    parts.push(...asked.map((name) => hangingEntries(ctx, objectNamed(name), { link, recordId }, wanted)));
  }
  return newest(parts, limit);
}

/** The newest of several kinds of entries. */
const newest = (parts: SQL[], limit: number): SQL =>
  sql`select * from (${sql.join(parts, sql` union all `)}) every_kind order by at desc, id desc limit ${limit}`;

/** Activities of which `about` holds, over the alias `a`. */
function activityEntries(ctx: Ctx, about: SQL, wanted: Wanted): SQL {
  const { pinned, memberId, words, limit } = wanted;
  const types = activityTypes(wanted.types);
  const within = allOf([
    sql`a.org_id = ${ctx.org.id} and a.deleted_at is null`,
    about,
    types && sql`a.type = any(${textArray(types)})`,
    pinned ? sql`a.is_pinned` : null,
    memberId ? sql`a.member_id = ${memberId}` : null,
    words && hasWords(ctx, "activity", sql`a.id`, words),
    scope(ctx, objectNamed("activity"), "read", "a"),
    inTime(wanted, "a.at", "a.id"),
  ]);
  return sql`(select a.at, a.id, json_build_object(${activityParts(ctx)}) as entry
    from activities a where ${within} order by a.at desc, a.id desc limit ${limit})`;
}

/** What an entry says of the activity under the alias `a`. */
export function activityParts(ctx: Ctx): SQL {
  const activity = objectNamed("activity");
  const shown = documentJson(activity, hiddenFields(ctx, activity.meta), undefined, "a");
  return sql`'kind', 'activity', 'id', a.id, 'at', a.at,
      'actor', (select json_build_object('type', 'member', 'id', m.id, 'name', u.name) from auth.member m join auth."user" u on u.id = m.user_id where m.organization_id = a.org_id and m.id = a.member_id),
      'comments', (select count(*)::int from comments said where said.org_id = a.org_id and said.object = 'activity' and said.record_id = a.id and said.deleted_at is null),
      'activity', ${shown}`;
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
  const { types, memberId, words, limit } = wanted;
  const shownAfter = maskedJson(ctx, object.meta, "c.after");
  const isOwn = sql`c.action = 'update' and c.object = ${object.meta.name}`;
  const onlyStages = types !== undefined && !types.includes(CHANGE);
  const within = allOf([
    sql`c.org_id = ${ctx.org.id} and c.record_id = ${recordId}`,
    onlyStages ? sql`${isOwn} and ${shownAfter} ? 'stageId'` : null,
    memberId ? isBy(memberId) : null,
    words && sql`o.summary ilike ${`%${likeSafe(words.text)}%`}`,
    inTime(wanted, "o.at", "o.id"),
  ]);
  const change = sql`${OPERATION_PARTS}, 'action', c.action, 'summary', o.summary,
        'before', case when ${isOwn} then ${maskedJson(ctx, object.meta, "c.before")} end, 'after', case when ${isOwn} then ${shownAfter} end`;
  return sql`(select o.at, o.id, json_build_object(${CHANGE_PARTS}, 'change', json_build_object(${change})) as entry
    from changes c join operations o on o.org_id = c.org_id and o.id = c.operation_id
    where ${within} order by c.operation_id desc limit ${limit})`;
}

/** What became of the tasks or files that hang on a record: they came, were settled, went. */
function hangingEntries(
  ctx: Ctx,
  object: ObjectDefinition,
  { link, recordId }: { link: string; recordId: SQL },
  wanted: Wanted,
): SQL {
  const { memberId, words, limit } = wanted;
  const name = object.meta.name;
  const shownAfter = maskedJson(ctx, object.meta, "c.after");
  const within = allOf([
    sql`h.org_id = ${ctx.org.id} and h.${raw(quoted(columnName(object, link)))} = ${recordId}`,
    scope(ctx, object, "read", "h"),
    sql`c.object = ${name} and (c.action <> 'update' or ${shownAfter} ? 'status')`,
    memberId ? isBy(memberId) : null,
    words && sql`o.summary ilike ${`%${likeSafe(words.text)}%`}`,
    inTime(wanted, "o.at", "o.id"),
  ]);
  const isUpdate = sql`c.action = 'update'`;
  const change = sql`${OPERATION_PARTS}, 'action', c.action, 'summary', o.summary,
        'before', case when ${isUpdate} then ${maskedJson(ctx, object.meta, "c.before")} end, 'after', case when ${isUpdate} then ${shownAfter} end`;
  return sql`(select o.at, o.id, json_build_object(${CHANGE_PARTS}, 'about', json_build_object('object', ${name}::text, 'id', h.id), 'change', json_build_object(${change})) as entry
    from ${raw(quoted(object.tableName))} h join changes c on c.org_id = h.org_id and c.record_id = h.id
      join operations o on o.org_id = c.org_id and o.id = c.operation_id
    where ${within} order by o.at desc, o.id desc limit ${limit})`;
}

/** What an entry says of the operation under the alias `o`. */
export const CHANGE_PARTS = sql`'kind', 'change', 'id', o.id, 'at', o.at, 'actor', json_build_object('type', o.actor->>'type', 'id', o.actor->>'id', 'name', o.actor->>'name')`;
export const OPERATION_PARTS = sql`'kind', o.kind, 'reason', o.reason, 'source', o.source,
        'isUndone', exists (select from operations u where u.org_id = o.org_id and u.undoes = o.id)`;

/** Whether a member did the operation under the alias `o`, by hand or by a key. */
export const isBy = (memberId: string): SQL =>
  sql`(o.actor->>'id' = ${memberId} or o.actor->>'memberId' = ${memberId})`;

/** Within the asked time, and older than what has been given already. */
export function inTime(
  { before, from, until }: Pick<Wanted, "before" | "from" | "until">,
  at: string,
  id: string,
): SQL {
  return allOf([
    before && sql`(${raw(at)}, ${raw(id)}) < (${before.at}::timestamptz, ${before.id}::uuid)`,
    from ? sql`${raw(at)} >= ${from}::timestamptz` : null,
    until ? sql`${raw(at)} < ${until}::timestamptz` : null,
  ]);
}
