import { and, eq, sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { Problem } from "../../platform/problem.ts";
import { lockRecord } from "../../records/lock.ts";
import { inOperation } from "../../records/operation.ts";
import { standingAs } from "../../records/readers.ts";
import { mayEver } from "../../records/scope.ts";
import { query } from "../../records/sql.ts";
import { updateRecord } from "../../records/write.ts";
import { type Activity, activity } from "../activities/activities.object.ts";
import { linkMessage } from "../ai/actions.ts";
import { type FollowUpSuggested, suggestNext } from "../ai/follow-ups.ts";
import { message } from "../messages/messages.object.ts";
import { draftMessage } from "../messages/messages.service.ts";
import { openFrom } from "./due.ts";
import { plannedFollowUps } from "./follow-ups.table.ts";
import { isNightly, type Trigger, UNTIL_REACHED } from "./follow-ups.words.ts";
import type { FollowUpRule } from "./rules.object.ts";
import { stopFollowUps } from "./stopping.ts";
import { hasBeenReached, type Subject, subjectNow } from "./subjects.ts";
import { asProblem, asSuggestion } from "./suggestions.ts";

/** So many in one run; what is left is found a minute later. */
const AT_ONCE = 10;
const ATTEMPTS = 3;

interface Due {
  activityId: string;
  leadId: string | null;
  dealId: string | null;
  trigger: Trigger;
  channel: FollowUpRule["channel"];
  attempts: number;
}

/**
 * Writes the words of follow-ups whose time has come: only now, so that they know what has happened since. Nothing goes
 * out: an e-mail or SMS waits for its approval, and everything suggested stands with the follow-up.
 * @throws AggregateError with what went wrong, after all have had their turn
 */
export async function writeDueFollowUps(given: Ctx): Promise<void> {
  const ctx: Ctx = { ...given, source: "automation" };
  const failures: unknown[] = [];
  for (const due of await takeDue(ctx)) await writeOne(ctx, due).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, "Some follow-ups could not be written");
}

/** Takes those that nobody else is at, for longer than any of them takes. */
const takeDue = (ctx: Ctx): Promise<Due[]> =>
  query<Due>(
    ctx.db,
    sql`update planned_follow_ups p set taken_at = ${ctx.now()}, attempts = p.attempts + 1
      from activities a, follow_up_rules r
      where p.org_id = ${ctx.org.id} and (p.org_id, p.activity_id) in (
          select d.org_id, d.activity_id from app.due_follow_ups(${ctx.now()}) d where d.org_id = ${ctx.org.id}
            limit ${AT_ONCE})
        and a.org_id = p.org_id and a.id = p.activity_id and r.org_id = p.org_id and r.id = p.rule_id
      returning p.activity_id as "activityId", a.lead_id as "leadId", a.deal_id as "dealId", p.trigger, r.channel, p.attempts`,
  );

async function writeOne(ctx: Ctx, due: Due): Promise<void> {
  const subject = await subjectNow(ctx, due);
  if (!subject?.isOpen) return stopFollowUps(ctx, due, { as: "canceled", why: "It is closed." });
  if (due.trigger === "inquiry" && (await hasBeenReached(ctx, subject.about))) {
    const stop = { triggers: UNTIL_REACHED, as: "completed", why: "Somebody got in touch." } as const;
    return stopFollowUps(ctx, due, stop);
  }
  const { leadId, dealId } = subject.about;
  try {
    const about = leadId ? { leadId } : { dealId: dealId ?? undefined };
    const suggested = await suggestNext(await writerCtx(ctx, subject), { ...about, write: false });
    await keep(ctx, due, subject, suggested.result);
  } catch (error) {
    // A refusal, such as AI being switched off, would be the same the next time; it stands where the words would.
    if (!(error instanceof Problem) && due.attempts < ATTEMPTS) throw error;
    await keep(ctx, due, subject, error instanceof Error ? error : new Error(String(error)));
  }
}

/**
 * Mainstay, writing in the name of whoever the lead or deal belongs to, and with no more than they may see; in the
 * organization's name for nobody's, and for an owner who does not write to customers.
 */
async function writerCtx(ctx: Ctx, { doc }: Subject): Promise<Ctx> {
  const { ownerId } = doc;
  if (typeof ownerId !== "string") return ctx;
  const standing = await ctx.house.auth.standingOf({
    organizationId: ctx.org.id,
    memberId: ownerId,
    apiKeyId: null,
  });
  if (!standing) return ctx;
  const owner = standingAs(ctx, standing);
  return mayEver(owner, message.meta, "create") ? { ...owner, actor: ctx.actor } : ctx;
}

/** Keeps what was suggested, or why nothing was, with a follow-up that is still open. */
async function keep(ctx: Ctx, due: Due, subject: Subject, outcome: FollowUpSuggested | Error): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const current = (await lockRecord(ctx, activity, due.activityId, "edit", { trusted: true })) as Activity;
    if (current.followUpStatus !== "pending") return;
    const spec = { kind: "update", summary: `Prepared a follow-up: ${current.subject}` } as const;
    await inOperation(ctx, spec, async (ctx) => {
      const isFailure = outcome instanceof Error;
      const messageId = isFailure ? null : await writeMessage(ctx, due, subject, current, outcome);
      const shown = isFailure ? asProblem(outcome) : asSuggestion(ctx, outcome, messageId);
      const patch = { aiSuggestedNextActions: [shown], ...(isNightly(due.trigger) && atOpening(ctx, outcome)) };
      await updateRecord(ctx, activity, current.id, patch, { trusted: true });
      await ctx.db
        .update(plannedFollowUps)
        .set({ messageId, settledAt: ctx.now() })
        .where(and(eq(plannedFollowUps.orgId, ctx.org.id), eq(plannedFollowUps.activityId, current.id)));
    });
  });
}

/** What was found at night is for the hour that was recommended, and for when somebody is there. */
function atOpening(ctx: Ctx, outcome: FollowUpSuggested | Error): Partial<Activity> {
  const hours = outcome instanceof Error ? 0 : outcome.output.offsetHours;
  return { followUpAt: openFrom(new Date(ctx.now().getTime() + hours * 3_600_000), ctx.org).toISOString() };
}

/** The e-mail or SMS for the queue of approvals: as the rule wants it, else as suggested; a call has none. */
async function writeMessage(
  ctx: Ctx,
  due: Due,
  { about }: Subject,
  { id, body }: Activity,
  { output, citations, actionId }: FollowUpSuggested,
): Promise<string | null> {
  const wanted = due.channel === "best" ? output.channel : due.channel;
  for (const channel of new Set([wanted, output.channel])) {
    if (channel !== "email" && channel !== "sms") continue;
    const words = channel === "email" ? output.email : { subject: null, body: output.sms };
    const why = `${body ?? ""} ${output.reason}`.trim().slice(0, 1_000);
    const draft = { ...about, ...words, channel, why, writtenBy: "ai", sourceKey: `follow-up:${id}` } as const;
    const cited = citations.map(({ source, quote }) => ({ source, passage: quote }));
    try {
      const { result } = await draftMessage(ctx, { ...draft, citations: cited }, { trusted: true });
      await linkMessage(ctx, actionId, result.id);
      return result.id;
    } catch (error) {
      // Nobody can be written to this way.
      if (!(error instanceof Problem) || error.code !== "invalid") throw error;
    }
  }
  return null;
}
