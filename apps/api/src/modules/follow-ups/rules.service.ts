import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { documentJson } from "../../records/document.ts";
import { setting } from "../../records/settings.ts";
import { query } from "../../records/sql.ts";
import type { Trigger } from "./follow-ups.words.ts";
import { stagesOf } from "./rule-stages.ts";
import { type FollowUpRule, followUpRule } from "./rules.object.ts";

/** Every rule of the organization, in the order they were made. */
export const allRules = setting(async (ctx) => {
  const rows = await query<{ doc: FollowUpRule }>(
    ctx.db,
    sql`select ${documentJson(followUpRule)} as doc from follow_up_rules t
      where t.org_id = ${ctx.org.id} and t.deleted_at is null order by t.created_at, t.id`,
  );
  return rows.map(({ doc }) => doc);
});

/** The rules that are on for a document's being sent, and go by a stage. */
export async function rulesForStage(ctx: Ctx, stageId: string): Promise<FollowUpRule[]> {
  const own = (await allRules(ctx)).filter(({ isActive, trigger }) => isActive && SENT.includes(trigger));
  const isMeant = await Promise.all(own.map(async (rule) => (await stagesOf(ctx, rule)).includes(stageId)));
  return own.filter((_, index) => isMeant[index]);
}
const SENT: readonly string[] = ["proposal_sent", "estimate_sent"] satisfies Trigger[];

/** The rules that are on for something, in a pipeline or in all. */
export async function rulesFor(ctx: Ctx, trigger: Trigger, pipelineId?: unknown): Promise<FollowUpRule[]> {
  return (await allRules(ctx)).filter(
    (rule) => rule.isActive && rule.trigger === trigger && (rule.pipelineId === null || rule.pipelineId === pipelineId),
  );
}
