import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { ObjectDefinition } from "../../records/object.ts";
import { mayEver, scope } from "../../records/scope.ts";
import { allOf, quoted, raw, textArray } from "../../records/sql.ts";
import { activity } from "../activities/activities.object.ts";
import { deal } from "../deals/deals.object.ts";
import { NIGHTLY } from "../follow-ups/follow-ups.words.ts";
import { lead, OPEN_STATUSES } from "../leads/leads.object.ts";
import { task } from "../tasks/tasks.object.ts";
import { OPEN_TASKS } from "../tasks/tasks.words.ts";
import { aboutOf, openFollowUps, ownerOf, personOf, shown } from "./items.ts";
import { theirActivities, theirs, theirTasks, type Scope as Whose } from "./whose.ts";

/*
 * Each section is a subselect `{ total, items }` over the alias `t`. It finds at most `MOST` rows, along an index, and
 * draws the first `SHOWN` of them, so that its cost does not grow with what the organization has.
 */

const MOST = 100;
const SHOWN = 50;
/** A lead that nobody answered for longer is no new one any more; it has gone quiet. */
const NEW_DAYS = 7;
/** An open lead without anything happening for so long has gone quiet. */
const QUIET_DAYS = 7;

export interface Looking {
  whose: Whose;
  now: Date;
  /** The member's day. */
  day: { start: Date; end: Date };
}

/** Follow-ups that are due today or were before; those of unanswered leads stand with their lead. */
export function followUps(ctx: Ctx, { whose, now, day }: Looking): SQL {
  const where = [
    sql`t.follow_up_status = 'pending'`,
    sql`t.follow_up_at < ${day.end}`,
    theirActivities(ctx, whose),
    sql`not ${isFoundAtNight("t")}`,
    mayEver(ctx, lead.meta, "read")
      ? sql`not exists (select 1 from leads l where l.org_id = t.org_id and l.id = t.lead_id and l.deleted_at is null and ${isUnanswered("l", now)})`
      : null,
  ];
  return section(ctx, activity, where, sql`t.follow_up_at, t.id`, activityItem(ctx));
}

/** What the night's search has found and nobody has settled, or put off to another day. */
export function needsAttention(ctx: Ctx, { whose, day }: Looking): SQL {
  const where = [
    sql`t.follow_up_status = 'pending'`,
    sql`t.follow_up_at < ${day.end}`,
    theirActivities(ctx, whose),
    isFoundAtNight("t"),
  ];
  return section(ctx, activity, where, sql`t.follow_up_at, t.id`, activityItem(ctx));
}

/** Tasks that are due today or were before. */
export function tasksDue(ctx: Ctx, { whose, day }: Looking): SQL {
  const where = [sql`t.status = any(${textArray(OPEN_TASKS)})`, sql`t.due_at < ${day.end}`, theirTasks(ctx, whose)];
  const item = sql`${shown(ctx, task, ["version", "title", "status", "priority", "dueAt", "isBlocked"])} as record,
    ${aboutOf(ctx)} as about, ${personOf(ctx, sql`t.contact_id`)} as person, ${ownerOf(sql`t.assignee_ids[1]`)} as owner`;
  return section(ctx, task, where, sql`t.due_at, t.id`, item);
}

/** Today's meetings, and calls that are planned for later today. */
export function meetings(ctx: Ctx, { whose, now, day }: Looking): SQL {
  const where = [
    sql`t.at >= ${day.start} and t.at < ${day.end}`,
    sql`(t.type = 'meeting' or (t.type = 'phone_call' and t.at > ${now}))`,
    theirActivities(ctx, whose),
  ];
  return section(ctx, activity, where, sql`t.at, t.id`, activityItem(ctx));
}

/** Leads that nobody has answered yet, the newest first: minutes decide there. Those found at night stand elsewhere. */
export function newLeads(ctx: Ctx, { whose, now }: Looking): SQL {
  const where = [
    isUnanswered("t", now),
    theirs(ctx, whose, sql`t.owner_id`),
    sql`not exists (select from activities f where f.org_id = t.org_id and f.lead_id = t.id and f.follow_up_status = 'pending'
      and f.deleted_at is null and ${isFoundAtNight("f")})`,
  ];
  return section(ctx, lead, where, sql`t.created_at desc, t.id desc`, leadItem(ctx));
}

/** Open leads that nothing has happened to, and nothing is planned for; the longest quiet last, as hope is smallest there. */
export function quietLeads(ctx: Ctx, { whose, now }: Looking): SQL {
  const quietSince = raw("coalesce(t.last_activity_at, t.created_at)");
  const where = [
    sql`t.status = any(${textArray(OPEN_STATUSES)})`,
    sql`${quietSince} < ${daysBefore(now, QUIET_DAYS)}`,
    sql`not exists (select 1 from activities f where f.org_id = t.org_id and f.lead_id = t.id and f.follow_up_status = 'pending' and f.deleted_at is null)`,
    theirs(ctx, whose, sql`t.owner_id`),
  ];
  return section(ctx, lead, where, sql`${quietSince} desc, t.id desc`, leadItem(ctx));
}

/** Open deals that have been in their stage for longer than it allows, those that turned last first. */
export function rottingDeals(ctx: Ctx, { whose, now }: Looking): SQL {
  const where = [
    sql`t.status = 'open'`,
    sql`t.stage_id = s.id`,
    sql`t.stage_changed_at < ${now}::timestamptz - s.rotting_days * interval '1 day'`,
    theirs(ctx, whose, sql`t.owner_id`),
  ];
  const item = sql`${shown(ctx, deal, ["version", "name", "amount", "currency", "stageId", "pipelineId", "stageChangedAt", "nextStep"])} as record,
    json_build_object('id', t.s_id, 'name', t.s_name, 'rottingDays', t.s_rotting_days) as stage,
    ${personOf(ctx, sql`t.contact_id`)} as person, ${ownerOf(sql`t.owner_id`)} as owner`;
  const stages = sql`from stages s cross join lateral (select t.*, s.id as s_id, s.name as s_name, s.rotting_days as s_rotting_days,
      t.stage_changed_at + s.rotting_days * interval '1 day' as s_turned_at
    from deals t where ${readable(ctx, deal, where)} order by t.stage_changed_at desc limit ${MOST}) t
    where s.org_id = ${ctx.org.id} and s.rotting_days is not null and s.type = 'open' and s.deleted_at is null`;
  return mayEver(ctx, deal.meta, "read")
    ? drawn(sql`select t.* ${stages} order by t.s_turned_at desc, t.id limit ${MOST}`, item)
    : NOTHING;
}

/** New, young, and nobody has gone towards the person: no call, message or meeting of ours. */
const isUnanswered = (alias: string, now: Date): SQL => {
  const l = raw(alias);
  return sql`(${l}.status = 'new' and ${l}.created_at > ${daysBefore(now, NEW_DAYS)} and not exists (
    select 1 from activities x where x.org_id = ${l}.org_id and x.lead_id = ${l}.id and x.deleted_at is null
      and (x.direction = 'outbound' or x.type = 'meeting' or x.outcome = 'spoke')))`;
};

/** Whether a follow-up was set by a rule that looks at night. */
const isFoundAtNight = (alias: string): SQL => {
  const a = raw(alias);
  return sql`exists (select from planned_follow_ups p
    where p.org_id = ${a}.org_id and p.activity_id = ${a}.id and p.trigger = any(${textArray(NIGHTLY)}))`;
};

const ACTIVITY_SHOWN = [
  "version",
  "type",
  "subject",
  "body",
  "at",
  "followUpAt",
  "followUpStatus",
  "isAutoGenerated",
  "aiSuggestedNextActions",
];

const activityItem = (ctx: Ctx): SQL =>
  sql`${shown(ctx, activity, ACTIVITY_SHOWN)} as record,
    ${aboutOf(ctx)} as about, ${personOf(ctx, sql`t.contact_id`)} as person, ${ownerOf(sql`t.member_id`)} as owner`;

const leadItem = (ctx: Ctx): SQL =>
  sql`${shown(ctx, lead, ["version", "title", "source", "serviceType", "description", "estimatedValue", "currency", "phone", "email", "stageId", "pipelineId", "createdAt", "lastActivityAt"])} as record,
    ${openFollowUps(ctx)} as settles, ${personOf(ctx, sql`t.contact_id`)} as person, ${ownerOf(sql`t.owner_id`)} as owner`;

const NOTHING = sql`json_build_object('total', 0, 'items', json_build_array())`;

function section(ctx: Ctx, object: ObjectDefinition, where: (SQL | null)[], order: SQL, item: SQL): SQL {
  if (!mayEver(ctx, object.meta, "read")) return NOTHING;
  const living = object === activity ? sql` and ${aboutOf(ctx)} is not null` : sql``;
  return drawn(
    sql`select t.* from ${raw(quoted(object.tableName))} t where ${readable(ctx, object, where)}${living} order by ${order} limit ${MOST}`,
    item,
  );
}

const readable = (ctx: Ctx, object: ObjectDefinition, where: (SQL | null)[]): SQL =>
  allOf([sql`t.org_id = ${ctx.org.id}`, sql`t.deleted_at is null`, scope(ctx, object, "read"), ...where]);

const drawn = (rows: SQL, item: SQL): SQL =>
  sql`(select json_build_object('total', count(*), 'items', coalesce(json_agg(drawn.item order by drawn.n) filter (where drawn.n <= ${SHOWN}), '[]'))
    from (select t.n, case when t.n <= ${SHOWN} then (select to_json(i) from (select ${item}) i) end as item
      from (select rows.*, row_number() over () as n from (${rows}) rows) t) drawn)`;

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);
