import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { ObjectDefinition } from "../../records/object.ts";
import { columnName, hiddenFields, mayEver, scope } from "../../records/scope.ts";
import { allOf, andAlso, query, quoted, raw } from "../../records/sql.ts";
import { activity } from "../activities/activities.object.ts";
import { addressHashSql } from "../consent/addresses.ts";
import { contact } from "../contacts/contacts.object.ts";
import { draft } from "../drafts/drafts.object.ts";
import { OPEN_STATUSES } from "../leads/leads.object.ts";
import { listPipelines } from "../pipelines/pipelines.service.ts";
import { task } from "../tasks/tasks.object.ts";
import { OPEN_TASKS } from "../tasks/tasks.words.ts";
import type { RiskFacts } from "./risk.rules.ts";

/** Objects that go through stages, and how they call what the rules ask about. */
const NAMES = {
  lead: { link: "lead_id", amount: "estimatedValue", close: "expectedCloseDate", open: OPEN_STATUSES, nextStep: null },
  deal: { link: "deal_id", amount: "amount", close: "closeDate", open: ["open"], nextStep: "nextStep" },
} as const;
export type Risky = keyof typeof NAMES;

interface Row extends Omit<RiskFacts, "rottingDays" | "progress"> {
  id: string;
  stageId: string;
  pipelineId: string;
}

/** Which open records to look at: these, or the most valuable of somebody's. */
export interface Wanted {
  where: SQL;
  limit: number;
}

/** What is known of open records that the actor may read, as far as the actor may see it; each fact is a look at an index. */
export async function riskFacts(
  ctx: Ctx,
  object: ObjectDefinition,
  { where, limit }: Wanted,
): Promise<Map<string, RiskFacts>> {
  const names = NAMES[object.meta.name as Risky];
  const conditions = [
    sql`t.org_id = ${ctx.org.id}`,
    sql`t.deleted_at is null`,
    isOpenSql(object),
    scope(ctx, object, "read"),
    where,
  ];
  const value = raw(`t.${quoted(columnName(object, names.amount))}`);
  const rows = await query<Row>(
    ctx.db,
    sql`select t.id, t.stage_id as "stageId", t.pipeline_id as "pipelineId", ${sql.join(facts(ctx, object), sql`, `)}
      from (select t.* from ${raw(quoted(object.tableName))} t where ${allOf(conditions)} order by ${value} desc nulls last, t.id desc limit ${limit}) t`,
  );
  const pipelines = await listPipelines(ctx, object.meta.name);
  return new Map(
    rows.map(({ id, stageId, pipelineId, ...row }) => {
      const stages = pipelines.find((one) => one.id === pipelineId)?.stages.filter(({ type }) => type === "open") ?? [];
      const at = stages.findIndex((stage) => stage.id === stageId);
      const progress = at < 0 || stages.length < 2 ? null : at / (stages.length - 1);
      return [id, { ...row, progress, rottingDays: stages[at]?.rottingDays ?? null }];
    }),
  );
}

/** Whether a record under `t` is still on its way. */
export const isOpenSql = ({ meta }: ObjectDefinition): SQL =>
  sql`t.status = any(${sql.param(NAMES[meta.name as Risky].open)}::text[])`;

function facts(ctx: Ctx, object: ObjectDefinition): SQL[] {
  const { link, amount, close, nextStep } = NAMES[object.meta.name as Risky];
  const hidden = hiddenFields(ctx, object.meta);
  const seen = (field: string, fact: SQL) => (hidden.includes(field) ? sql`null` : fact);
  const column = (field: string) => raw(`t.${quoted(columnName(object, field))}`);
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const today = sql`(${now} at time zone ${ctx.org.timezone})::date`;
  const hangs = (alias: string) =>
    raw(`${alias}.org_id = t.org_id and ${alias}.${link} = t.id and ${alias}.deleted_at is null`);
  const days = (since: SQL) => sql`floor(extract(epoch from ${now} - ${since}) / 86400)::int`;
  const readsActivities = mayEver(ctx, activity.meta, "read");
  const activities = sql`from activities a where ${hangs("a")}${andAlso(scope(ctx, activity, "read", "a"))}`;
  const saidIn = sql`(select max(a.at) ${activities} and a.direction = 'inbound' and a.type in ('email_inbound', 'sms', 'phone_call'))`;
  const saidOut = sql`(select max(a.at) ${activities} and (a.direction = 'outbound' or a.type = 'meeting' or a.outcome = 'spoke'))`;
  const step = nextStep && !hidden.includes(nextStep) ? sql`coalesce(${column(nextStep)}, '') <> ''` : sql`false`;
  return [
    sql`${days(sql`coalesce(t.last_activity_at, t.created_at)`)} as "quietDays"`,
    sql`${seen(close, sql`${today} - ${column(close)}`)} as "daysPastClose"`,
    sql`${seen(close, closeMoves(object, close))} as "closeMoves"`,
    sql`${
      readsActivities && mayEver(ctx, task.meta, "read")
        ? sql`(${step} or exists (select 1 ${activities} and a.follow_up_status = 'pending')
            or exists (select 1 from tasks k where ${hangs("k")} and k.status = any(${sql.param(OPEN_TASKS)}::text[])))`
        : sql`null`
    } as "hasNextStep"`,
    sql`${seen(amount, sql`coalesce(${column(amount)}, 0) > 0`)} as "hasAmount"`,
    sql`${
      readsActivities && mayEver(ctx, draft.meta, "read")
        ? sql`(exists (select 1 from drafts d where ${hangs("d")} and d.type in ('estimate', 'proposal') and d.sent_at is not null)
            or exists (select 1 ${activities} and a.outcome = 'sent_proposal'))`
        : sql`null`
    } as "hasProposal"`,
    sql`${
      readsActivities
        ? sql`(select case when i > coalesce(o, '-infinity') then ${days(sql`i`)} end from (select ${saidIn} as i, ${saidOut} as o) said)`
        : sql`null`
    } as "unansweredDays"`,
    sql`${closedDoors(ctx, sql`'bounce'`)} as "hasBounced"`,
    sql`${closedDoors(ctx, sql`'opt_out', 'complaint'`)} as "hasOptedOut"`,
  ];
}

/** How often the day was moved to a later one, as the journal knows. */
const closeMoves = ({ meta }: ObjectDefinition, close: string): SQL =>
  sql`(select count(*)::int from changes c where c.org_id = t.org_id and c.record_id = t.id and c.object = ${meta.name} and c.action = 'update'
    and c.after ->> ${close} > c.before ->> ${close})`;

/** Whether one of the contact's addresses is closed for such a reason. */
function closedDoors(ctx: Ctx, reasons: SQL): SQL {
  if (!mayEver(ctx, contact.meta, "read")) return sql`null`;
  const hash = addressHashSql(sql`t.org_id`, sql`k.value`);
  return sql`exists (select 1 from record_keys k join suppressions s on s.org_id = k.org_id and s.address_hash = ${hash}
    where k.org_id = t.org_id and k.record_id = t.contact_id and s.lifted_at is null and s.scope = 'all' and s.reason in (${reasons}))`;
}
