import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { aboutReadable } from "../../records/about.ts";
import { maskedJson } from "../../records/document.ts";
import { objectNamed } from "../../records/object.ts";
import { hiddenFields, mayEver, scope } from "../../records/scope.ts";
import { allOf, quoted, raw, textArray, uuidArray } from "../../records/sql.ts";
import { commentJson } from "../comments/thread.sql.ts";
import {
  ACTIVITY_LINKS,
  activityParts,
  activityTypes,
  CHANGE,
  CHANGE_PARTS,
  COMMENT,
  HANGING,
  inTime,
  isBy,
  OPERATION_PARTS,
  STAGE,
  type Wanted,
} from "./timeline.entries.ts";
import { hasWords, type LookedFor } from "./timeline.words.ts";

/** Objects of which the feed tells what became of their records. The rest of the journal is told by these, or is nobody's news. */
export const FEED_OBJECTS = [...Object.keys(ACTIVITY_LINKS), ...HANGING];

export interface FeedWanted extends Omit<Wanted, "pinned" | "limit"> {
  /** Only about records of this object. */
  object?: string;
}

/** A table that entries are made from, walked newest first. */
export interface Source {
  table: SQL;
  /** What the parts below call it. */
  alias: SQL;
  at: SQL;
  id: SQL;
  /** What is walked. */
  walked: SQL;
  /** What is looked up for each row on the way, before it is known whether it shows. */
  lookedUp: SQL;
  /** Which of it is asked for and the reader's to see. */
  shown: SQL;
  /** The entry as JSON, made of those that are given only. */
  entry: SQL;
}

/** Where the entries that are asked for come from; none where the role may see none of them. */
export function sourcesOf(ctx: Ctx, wanted: FeedWanted): Source[] {
  const { types } = wanted;
  const sources: Source[] = [];
  if (activityTypes(types)?.length !== 0 && mayEver(ctx, objectNamed("activity").meta, "read"))
    sources.push(activitySource(ctx, wanted));
  if (!types || types.includes(COMMENT)) sources.push(commentSource(ctx, wanted));
  if (!types || types.some((type) => [CHANGE, STAGE, ...HANGING].includes(type)))
    sources.push(operationSource(ctx, wanted));
  return sources;
}

/** The most particular record that the activity under the alias `a` hangs on. */
const ACTIVITY_ABOUT = sql`case when a.deal_id is not null then json_build_object('object', 'deal', 'id', a.deal_id)
      when a.lead_id is not null then json_build_object('object', 'lead', 'id', a.lead_id)
      when a.contact_id is not null then json_build_object('object', 'contact', 'id', a.contact_id)
      when a.company_id is not null then json_build_object('object', 'company', 'id', a.company_id) end`;

function activitySource(ctx: Ctx, wanted: FeedWanted): Source {
  const { memberId, object, words } = wanted;
  const types = activityTypes(wanted.types);
  return {
    table: sql`activities`,
    alias: sql`a`,
    at: sql`a.at`,
    id: sql`a.id`,
    walked: allOf([sql`a.org_id = ${ctx.org.id}`, inTime(wanted, "a.at", "a.id"), among("a.id", words?.in.activity)]),
    lookedUp: sql``,
    shown: allOf([
      sql`a.deleted_at is null`,
      types && sql`a.type = any(${textArray(types)})`,
      memberId ? sql`a.member_id = ${memberId}` : null,
      object ? sql`(${ACTIVITY_ABOUT})->>'object' = ${object}` : null,
      words && hasWords(ctx, "activity", sql`a.id`, words),
      scope(ctx, objectNamed("activity"), "read", "a"),
    ]),
    entry: sql`json_build_object(${activityParts(ctx)}, 'about', ${ACTIVITY_ABOUT})`,
  };
}

/** Each comment by itself: an answer is as new as it is, whenever its thread began. */
function commentSource(ctx: Ctx, wanted: FeedWanted): Source {
  const { memberId, object, words } = wanted;
  return {
    table: sql`comments`,
    alias: sql`c`,
    at: sql`c.created_at`,
    id: sql`c.id`,
    walked: allOf([
      sql`c.org_id = ${ctx.org.id}`,
      inTime(wanted, "c.created_at", "c.id"),
      among("c.id", words?.in.comment),
    ]),
    lookedUp: sql``,
    shown: allOf([
      sql`c.deleted_at is null`,
      memberId ? sql`c.author_id = ${memberId}` : null,
      object ? sql`c.object = ${object}` : null,
      words && hasWords(ctx, "comment", sql`c.id`, words),
      aboutReadable(ctx, "c", [...FEED_OBJECTS, "activity"]),
    ]),
    entry: sql`json_build_object('kind', 'comment', 'id', c.id, 'at', c.created_at,
      'actor', json_build_object('type', 'member', 'id', c.author_id, 'name', c.author_name),
      'about', json_build_object('object', c.object, 'id', c.record_id), 'comment', ${commentJson(ctx, "c")})`,
  };
}

/** Of an operation on many records so many are looked at, to find out whether some are the reader's to see. */
const LOOKED_AT = 200;

/** What one operation did stands as one entry, however many records it touched. */
function operationSource(ctx: Ctx, wanted: FeedWanted): Source {
  const { memberId, words } = wanted;
  const [isSeen, isTold] = [changeSeen(ctx), changeTold(ctx, wanted)];
  const [before, after] = [maskedByObject(ctx, "first.before"), maskedByObject(ctx, "first.after")];
  const ofUpdate = (value: SQL) => sql`case when first.action = 'update' then ${value} end`;
  // An operation's summary names what it touched: it is told to who may see all of that.
  const summary = hidesTitles(ctx) ? sql`null` : sql`case when told.is_whole then o.summary end`;
  return {
    table: sql`operations`,
    alias: sql`o`,
    at: sql`o.at`,
    id: sql`o.id`,
    walked: allOf([sql`o.org_id = ${ctx.org.id}`, inTime(wanted, "o.at", "o.id"), touchingWords(ctx, words)]),
    lookedUp: sql`cross join lateral (
        select min(c.position) filter (where c.is_seen and c.is_told) as first, bool_and(c.is_seen) as is_whole,
          count(distinct c.record_id) filter (where c.is_seen and c.is_told)::int as records
        from (select c.position, c.record_id, ${isSeen} as is_seen, ${isTold} as is_told from (
          select * from changes c where c.org_id = o.org_id and c.operation_id = o.id order by c.position limit ${LOOKED_AT}) c
          -- Kept apart, so that the rights are asked once and not for each of the three above.
          offset 0) c) told
      cross join lateral (
        select * from changes c where c.org_id = o.org_id and c.operation_id = o.id and c.position = told.first) first`,
    shown: allOf([sql`told.records > 0`, memberId ? isBy(memberId) : null]),
    entry: sql`json_build_object(${CHANGE_PARTS}, 'about', json_build_object('object', first.object, 'id', first.record_id), 'records', told.records,
      'change', json_build_object(${OPERATION_PARTS}, 'action', first.action, 'summary', ${summary}, 'before', ${ofUpdate(before)}, 'after', ${ofUpdate(after)}))`,
  };
}

/** Whether the record of the change under the alias `c` is the reader's to see, deleted ones included. */
function changeSeen(ctx: Ctx): SQL {
  const cases = FEED_OBJECTS.map(objectNamed)
    .filter(({ meta }) => mayEver(ctx, meta, "read"))
    .map((object) => {
      const within = scope(ctx, object, "read", "r");
      const isSeen = within
        ? sql`exists (select from ${raw(quoted(object.tableName))} r where r.org_id = c.org_id and r.id = c.record_id and ${within})`
        : sql`true`;
      return sql`when ${object.meta.name} then ${isSeen}`;
    });
  return cases.length === 0 ? sql`false` : sql`(case c.object ${sql.join(cases, sql` `)} else false end)`;
}

/** Whether the change under the alias `c` is asked for; one of nothing but hidden fields tells nothing. */
function changeTold(ctx: Ctx, { types, object, words }: FeedWanted): SQL {
  const after = maskedByObject(ctx, "c.after");
  const isOf: Record<string, SQL> = {
    [CHANGE]: sql`c.object = any(${textArray(Object.keys(ACTIVITY_LINKS))})`,
    [STAGE]: sql`c.action = 'update' and ${after} ? 'stageId'`,
    ...Object.fromEntries(HANGING.map((name) => [name, sql`c.object = ${name}`])),
  };
  const asked = types?.flatMap((type) => isOf[type] ?? []);
  return allOf([
    object ? sql`c.object = ${object}` : null,
    asked && sql`(${sql.join(asked, sql` or `)})`,
    sql`(c.action <> 'update' or ${after} not in ('{}', '{"custom": {}}'))`,
    words && whereWordsAre(ctx, words),
  ]);
}

/** A document of the journal without what the role may not see, whichever object's it is. */
function maskedByObject(ctx: Ctx, column: string): SQL {
  const alias = column.split(".")[0];
  const cases = FEED_OBJECTS.map(objectNamed)
    .filter(({ meta }) => hiddenFields(ctx, meta).length > 0)
    .map(({ meta }) => sql`when ${meta.name} then ${maskedJson(ctx, meta, column)}`);
  if (cases.length === 0) return raw(column);
  return sql`(case ${raw(`${alias}.object`)} ${sql.join(cases, sql` `)} else ${raw(column)} end)`;
}

const hidesTitles = (ctx: Ctx) =>
  FEED_OBJECTS.map(objectNamed).some(({ meta }) => hiddenFields(ctx, meta).includes(meta.titleField));

const whereWordsAre = (ctx: Ctx, words: LookedFor): SQL =>
  sql`(case c.object ${sql.join(
    FEED_OBJECTS.map((name) => sql`when ${name} then ${hasWords(ctx, name, sql`c.record_id`, words)}`),
    sql` `,
  )} else false end)`;

/** Where it is known in which records the words are, only what happened to those is walked. */
function touchingWords(ctx: Ctx, words: LookedFor | undefined): SQL | null {
  if (!words) return null;
  const ids = FEED_OBJECTS.map((name) => words.in[name] ?? null);
  if (ids.includes(null)) return null;
  return sql`o.id in (select c.operation_id from changes c
    where c.org_id = ${ctx.org.id} and c.record_id = any(${uuidArray(ids.flatMap((own) => own ?? []))}))`;
}

const among = (column: string, ids: string[] | null | undefined) =>
  ids ? sql`${raw(column)} = any(${uuidArray(ids)})` : null;
