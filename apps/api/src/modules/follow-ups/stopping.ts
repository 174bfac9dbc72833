import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { allOf, query, textArray } from "../../records/sql.ts";
import { updateRecord } from "../../records/write.ts";
import { activity } from "../activities/activities.object.ts";
import { named } from "../messages/messages.service.ts";
import { lockMessage, moveMessage } from "../messages/messages.states.ts";
import { NIGHTLY, type Trigger } from "./follow-ups.words.ts";

/** Whose follow-ups, by what they hang on. */
export interface Whose {
  contactId?: string | null;
  leadId?: string | null;
  dealId?: string | null;
}

export interface Stop {
  /** Only those set by rules for these; all of them without it. */
  triggers?: readonly Trigger[];
  /** When it happened. What a night has set since then knew of it, however late it is heard. */
  at?: Date;
  /** Done, or no longer wanted. */
  as: "completed" | "canceled";
  why: string;
}

interface Open {
  activityId: string;
  messageId: string | null;
}

/** Ends follow-ups that rules have set, and takes back what was written for them and has not gone out. */
export async function stopFollowUps(ctx: Ctx, whose: Whose, stop: Stop): Promise<void> {
  const about = hangingOn(whose);
  if (!about) return;
  const which = allOf([
    about,
    stop.triggers && sql`p.trigger = any(${textArray(stop.triggers)})`,
    stop.at && sql`(p.trigger <> all(${textArray(NIGHTLY)}) or a.created_at <= ${stop.at})`,
  ]);
  for (const one of await openFollowUps(ctx, which)) await end(ctx, one, stop);
}

/** Ends the one follow-up that a message was written for. */
export async function stopByMessage(ctx: Ctx, messageId: string, stop: Stop): Promise<void> {
  for (const one of await openFollowUps(ctx, sql`p.message_id = ${messageId}`)) await end(ctx, one, stop);
}

/** Takes back what was written for a follow-up, as long as it has not gone out. */
export async function takeBack(ctx: Ctx, messageId: string, why: string): Promise<void> {
  const current = await lockMessage(ctx, messageId);
  if (!WAITING.includes(current.state)) return;
  const summary = `Took back ${named(current.channel)} to ${current.to}: ${why}`;
  await moveMessage(ctx, current, { to: "canceled", summary, patch: { reason: why, dispatchAt: null }, detail: why });
}

const WAITING: readonly string[] = ["draft", "approved", "queued", "blocked"];

async function end(given: Ctx, { activityId, messageId }: Open, { as, why }: Stop): Promise<void> {
  const ctx: Ctx = { ...given, source: "automation" };
  await updateRecord(ctx, activity, activityId, { followUpStatus: as }, { trusted: true, reason: why });
  if (messageId) await takeBack(ctx, messageId, why);
}

const openFollowUps = (ctx: Ctx, where: SQL): Promise<Open[]> =>
  query<Open>(
    ctx.db,
    sql`select p.activity_id as "activityId", p.message_id as "messageId"
      from planned_follow_ups p join activities a on a.org_id = p.org_id and a.id = p.activity_id
      where p.org_id = ${ctx.org.id} and a.deleted_at is null and a.follow_up_status = 'pending' and ${where}
      order by p.activity_id`,
  );

/** Those of a person wherever they hang; without a person, those of the deal, set for its lead perhaps, or of the lead. */
function hangingOn({ contactId, leadId, dealId }: Whose): SQL | null {
  if (contactId) return sql`a.contact_id = ${contactId}`;
  if (dealId) {
    return sql`(a.deal_id = ${dealId}
      or a.lead_id in (select l.id from leads l where l.org_id = p.org_id and l.deal_id = ${dealId}))`;
  }
  return leadId ? sql`a.lead_id = ${leadId}` : null;
}
