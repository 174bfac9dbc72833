import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { allOf, query, raw, textArray, uuidArray } from "../../records/sql.ts";
import { NIGHTLY } from "./follow-ups.words.ts";
import { stagesOf } from "./rule-stages.ts";
import type { FollowUpRule } from "./rules.object.ts";

/** A lead or deal that nothing has happened to. */
export interface Quiet {
  leadId: string | null;
  dealId: string | null;
  /** The last time that something did. */
  since: string;
}

/** New leads and those being worked on, without anything happening for the rule's days; those just gone quiet first. */
export function findQuietLeads(ctx: Ctx, rule: FollowUpRule, limit: number): Promise<Quiet[]> {
  const since = sql`coalesce(t.last_activity_at, t.created_at)`;
  return query<Quiet>(
    ctx.db,
    sql`select t.id as "leadId", null as "dealId", to_json(${since})#>>'{}' as since from leads t
      where ${allOf([ofRule(ctx, rule), sql`t.status in ('new', 'working')`, sql`${since} < ${before(ctx, rule)}`, isLeftAlone(ctx, rule, "lead_id")])}
      order by ${since} desc, t.id limit ${limit}`,
  );
}

/**
 * Deals and leads whose proposal or estimate is with its reader, and that nobody has followed up for the rule's days: it
 * was sent from here and is not answered, or their stage says so.
 */
export async function findQuietProposals(ctx: Ctx, rule: FollowUpRule, limit: number): Promise<Quiet[]> {
  const stages = await stagesOf(ctx, rule);
  const deals = await findWaiting(ctx, rule, { table: "deals", link: "deal_id", open: "open", stages }, limit);
  const leads = await findWaiting(
    ctx,
    rule,
    { table: "leads", link: "lead_id", open: "new,working,qualified", stages },
    limit,
  );
  return [...deals, ...leads].sort((one, other) => other.since.localeCompare(one.since)).slice(0, limit);
}

interface Staged {
  table: "deals" | "leads";
  link: "deal_id" | "lead_id";
  /** Statuses in which it is still to be won. */
  open: string;
  stages: string[];
}

function findWaiting(
  ctx: Ctx,
  rule: FollowUpRule,
  { table, link, open, stages }: Staged,
  limit: number,
): Promise<Quiet[]> {
  const [leadId, dealId] = table === "leads" ? ["t.id", "null::uuid"] : ["null::uuid", "t.id"];
  // The last that we did about it: sent it, or got in touch since.
  // A document counts until the record moves on: sending it moves at once, what comes later is somebody's answer.
  const documents = sql`from drafts d where d.org_id = t.org_id and d.${raw(link)} = t.id and d.deleted_at is null
    and d.type in ('proposal', 'estimate') and d.state = 'sent' and t.stage_changed_at < d.sent_at + interval '1 minute'`;
  const since = sql`greatest(t.stage_changed_at, (select max(d.sent_at) ${documents}), (select max(a.at) from activities a
    where a.org_id = t.org_id and a.${raw(link)} = t.id and a.deleted_at is null and a.at <= ${ctx.now()}
      and (a.direction = 'outbound' or a.type in ('phone_call', 'meeting'))))`;
  const where = allOf([
    ofRule(ctx, rule),
    sql`t.status = any(${textArray(open.split(","))})`,
    sql`t.stage_changed_at < ${before(ctx, rule)}`,
    sql`(t.stage_id = any(${uuidArray(stages)}) or exists (select ${documents}))`,
    isLeftAlone(ctx, rule, link),
  ]);
  return query<Quiet>(
    ctx.db,
    sql`select * from (select ${raw(leadId ?? "")} as "leadId", ${raw(dealId ?? "")} as "dealId", to_json(${since})#>>'{}' as since from ${raw(table)} t
        where ${where}) found
      where found.since::timestamptz < ${before(ctx, rule)} order by found.since desc limit ${limit}`,
  );
}

const ofRule = (ctx: Ctx, { pipelineId }: FollowUpRule): SQL =>
  allOf([
    sql`t.org_id = ${ctx.org.id}`,
    sql`t.deleted_at is null`,
    pipelineId ? sql`t.pipeline_id = ${pipelineId}` : null,
  ]);

const DAY_MS = 86_400_000;
const before = (ctx: Ctx, { delay }: FollowUpRule): Date => new Date(ctx.now().getTime() - delay * DAY_MS);

/**
 * Nothing is planned for it yet, no suggestion waits for anybody's word, and the last one was not settled (or refused, or
 * undone) within the rule's days.
 */
function isLeftAlone(ctx: Ctx, rule: FollowUpRule, link: Staged["link"]): SQL {
  const own = raw(link);
  return sql`not exists (select from activities f left join planned_follow_ups p on p.org_id = f.org_id and p.activity_id = f.id
      where f.org_id = t.org_id and f.${own} = t.id and (
        f.follow_up_status = 'pending' and f.deleted_at is null
          and (f.follow_up_at > ${ctx.now()} or p.message_id is not null or p.trigger = any(${textArray(NIGHTLY)})
            or p.activity_id is not null and p.settled_at is null)
        or p.trigger = any(${textArray(NIGHTLY)}) and f.updated_at > ${before(ctx, rule)}))
    and not exists (select from messages m where m.org_id = t.org_id and m.${own} = t.id and m.deleted_at is null
      and m.written_by = 'ai' and m.state in ('draft', 'approved', 'queued'))`;
}
